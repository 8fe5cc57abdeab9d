"""The demo's promotion: invented events, school projects and a letter of intent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from esabid.demo.deeds import Deed, Stage
from esabid.demo.plan import HOLIDAYS, next_workday, workday
from esabid.domain.promotion import ActionDetails, AgreementDetails, ProjectDetails
from esabid.services import agreements, promotion

_MONDAY, _TUESDAY, _WEDNESDAY, _THURSDAY, _FRIDAY, _SATURDAY, _SUNDAY = range(7)
_SIGNED = 119
_PROJECTS_WRITTEN_DOWN = 24


@dataclass(frozen=True)
class Action:
    """An event `ago` days before today or a little earlier, on a `weekday`; `ago` is below zero
    for one to come. `by` are Polish names of the cast."""

    ago: int
    weekday: int
    name_pl: str
    name_en: str
    place: str
    reached: int | None
    by: tuple[str, ...]

    def on(self, today: date) -> date:
        """The day it is held: a week earlier where nobody would come."""
        latest = today - timedelta(days=self.ago)
        day = latest - timedelta(days=(latest.weekday() - self.weekday) % 7)
        while (day.month, day.day) in HOLIDAYS:
            day -= timedelta(days=7)
        return day


ACTIONS = (
    Action(136, _WEDNESDAY, "Konferencja prasowa na otwarcie kampanii",
            "Press conference opening the campaign", "Kraków, Miejskie Obserwatorium Nieba", 45,
            ("Miejskie Obserwatorium Nieba",
             "Politechnika Podgórska im. Zofii Wzorcowej w Krakowie")),
    Action(124, _SATURDAY, "Piknik „Głowa w kosmosie”", "“Head in Space” picnic",
            "Kraków, łąka przy Miejskim Obserwatorium Nieba", 2400,
            ("Miejskie Obserwatorium Nieba", "Muzeum Rakiet i Balonów",
             "Stowarzyszenie „Młodzi na Marsa”", "Krakowski Aeroklub Wyobraźni")),
    Action(109, _THURSDAY, "Wykład otwarty „Ile waży cisza na orbicie?”",
            "Open lecture “How much does silence weigh in orbit?”",
            "Kraków, Uniwersytet Nauk o Ziemi i Kosmosie", 180,
            ("Uniwersytet Nauk o Ziemi i Kosmosie", "Instytut Dynamiki Satelitów")),
    Action(92, _FRIDAY, "Targi pracy „Pierwsza praca w kosmosie”",
            "“First Job in Space” career fair", "Kraków, Park Technologiczny Księżycowa Góra", 650,
            ("Park Technologiczny Księżycowa Góra", "Orbita Nowa Huta sp. z o.o.",
             "Żagiel Słoneczny sp. z o.o.", "Klaster Niskiej Orbity")),
    # Nobody counts people in the dark.
    Action(75, _SATURDAY, "Noc teleskopów nad Wisłą", "Night of telescopes by the Vistula",
            "Kraków, bulwar przy Fundacji Ciemnego Nieba", None,
            ("Fundacja Ciemnego Nieba Nad Wisłą", "Miejskie Obserwatorium Nieba")),
    Action(58, _WEDNESDAY, "Szkolny Dzień Orbity", "School Day of Orbit",
            "Kraków, XLVII Liceum im. Astronauty Testowego", 940,
            ("XLVII Liceum Ogólnokształcące im. Astronauty Testowego",
             "Technikum Rakietowe nr 99", "Liceum pod Gwiazdami w Zakopanem")),
    Action(37, _TUESDAY, "Śniadanie z firmami kosmicznymi", "Breakfast with space companies",
            "Kraków, Krakowska Izba Firm Kosmicznych Próbnych", 60,
            ("Krakowska Izba Firm Kosmicznych Próbnych", "Mały Krok sp. z o.o.")),
    Action(24, _SUNDAY, "Spektakl „Satelita, który szukał domu”",
            "“The Satellite Looking for a Home”, a play", "Kraków, Teatr Planetarny", 320,
            ("Teatr Planetarny w Krakowie",)),
    Action(8, _THURSDAY, "Warsztaty z danymi satelitarnymi", "Satellite data workshop",
            "Wieliczka, Solne Chmury Obliczeniowe", 85,
            ("Dane z Orbity sp. z o.o.", "Solne Chmury Obliczeniowe S.A.")),
    Action(-24, _SATURDAY, "Wieczór finałowy kampanii", "Closing evening of the campaign",
            "Kraków, Teatr Planetarny", None,
            ("Teatr Planetarny w Krakowie", "Muzeum Rakiet i Balonów")),
)
# School, title and field in both languages; all were shown on the school day.
_PROJECTS = (
    ("XLVII Liceum Ogólnokształcące im. Astronauty Testowego", "Minisatelita w puszce",
     "A satellite in a can", "inżynieria satelitarna", "satellite engineering"),
    ("Technikum Rakietowe nr 99", "Rakieta na wodę ze spadochronem",
     "A water rocket with a parachute", "napędy", "propulsion"),
    ("Liceum pod Gwiazdami w Zakopanem", "Mapa świateł nad Tatrami",
     "A map of lights over the Tatras", "obserwacja Ziemi", "Earth observation"),
    ("Liceum Solne w Bochni", "Sól jako osłona przed promieniowaniem",
     "Salt as a shield against radiation", "fizyka", "physics"),
    ("Technikum Srebrne w Olkuszu", "Łazik z części z odzysku", "A rover from reclaimed parts",
     "robotyka", "robotics"),
)
_AGREEMENT = ("List intencyjny „Orbita nad Wisłą” (przykładowy)",
              "“Orbit over the Vistula” letter of intent (sample)")
# Seven gave a letter that counts, two one that does not yet, three none so far.
_PARTNERS = (
    "Politechnika Podgórska im. Zofii Wzorcowej w Krakowie", "Uniwersytet Nauk o Ziemi i Kosmosie",
    "Instytut Dynamiki Satelitów", "Orbita Nowa Huta sp. z o.o.", "Żagiel Słoneczny sp. z o.o.",
    "Klaster Niskiej Orbity", "Park Technologiczny Księżycowa Góra", "Instytut Ciszy Radiowej",
    "Cech Rzemiosł Orbitalnych", "Mały Krok sp. z o.o.", "Świętokrzyski Park Kraterów",
    "Karpacka Izba Orbitalna",
)


def promoted(stage: Stage, today: date) -> list[Deed]:
    """Events are written down on the working day after them, one to come a week ago."""
    found = [stage.deed(min(next_workday(it.on(today)), workday(today - timedelta(days=7))),
                        400 + place, _held(stage, it, today))
             for place, it in enumerate(ACTIONS)]
    found.append(stage.deed(workday(today - timedelta(days=_PROJECTS_WRITTEN_DOWN)), 420,
                            _projects(stage, today)))
    found.append(stage.deed(workday(today - timedelta(days=_SIGNED)), 430,
                            _signed(stage, today)))
    return found


def _held(stage: Stage, action: Action, today: date) -> Callable:
    def do(session, actor):
        promotion.add_action(
            session, actor, institutions=tuple(stage.row(session, name) for name in action.by),
            details=ActionDetails(action.on(today), action.name_pl, action.name_en, action.place,
                                  action.reached))
    return do


def _projects(stage: Stage, today: date) -> Callable:
    shown = next(it.on(today) for it in ACTIONS if it.name_pl == "Szkolny Dzień Orbity")

    def do(session, actor):
        for school, name_pl, name_en, field_pl, field_en in _PROJECTS:
            promotion.add_project(session, actor, details=ProjectDetails(
                stage.rows[school], name_pl, name_en, field_pl, field_en, shown))
    return do


def _signed(stage: Stage, today: date) -> Callable:
    day = workday(today - timedelta(days=_SIGNED))

    def do(session, actor):
        agreements.add(session, actor, details=AgreementDetails(day, *_AGREEMENT), today=day,
                       partners=tuple(stage.row(session, name) for name in _PARTNERS))
    return do
