"""Who plays in the demo: rows of the two lists, and people who do not exist."""

import csv
from dataclasses import dataclass
from pathlib import Path

from esabid.domain.ask import AskState
from esabid.domain.institution import CityTie, InstitutionDetails, Reach, Sector

_FOLDER = Path(__file__).parent
# The real list writes sectors in words.
_SECTORS = {code.value.replace("_", " "): code for code in Sector} | {
    "culture and science education": Sector.CULTURE_EDUCATION,
    "non-governmental organisation": Sector.NGO}
_COUNTRIES = {"Lyon": "FR", "Brno": "CZ", "Turyn": "IT", "Wiedeń": "AT", "Ostrawa": "CZ",
              "Bratysława": "SK"}
_CITY_RUN = {"Miejskie Obserwatorium Nieba": CityTie.RUN,
             "Dom Kultury „Orbita”": CityTie.RUN,
             "Agencja Rozwoju Doliny Prądnika S.A.": CityTie.OWNED}
_FIRST = ("Jan", "Anna", "Piotr", "Maria", "Tomasz", "Ewa", "Paweł", "Żaneta", "Łukasz", "Zofia")
_LAST = ("Przykładowy", "Wzorcowa", "Testowy", "Fikcyjna", "Zmyślony", "Próbna", "Modelowy",
         "Umowna", "Ćwiczebny", "Pokazowa")


@dataclass(frozen=True)
class Player:
    """An invented institution: what it is, who signs for it, and what becomes of its ask."""

    fate: str
    details: InstitutionDetails
    signatory: str
    office_pl: str
    office_en: str


def players() -> tuple[Player, ...]:
    """The invented institutions, in the order of their list."""
    with (_FOLDER / "invented.csv").open(encoding="utf-8") as file:
        return tuple(_player(number, row)
                     for number, row in enumerate(csv.DictReader(file, delimiter=";")))


def _player(number: int, row: dict) -> Player:
    # First and last names of one gender stand at places of one parity.
    name = f"{_FIRST[number % 10]} {_LAST[(number * 3) % 10]}"
    title = "prof. dr hab. " if row["sector"] in ("university", "research_institute") else ""
    return Player(row["fate"], InstitutionDetails(
        name_pl=row["name_pl"], name_en=row["name_en"], sector=Sector(row["sector"]),
        reach=Reach(row["reach"]), city=row["city"], country=_COUNTRIES.get(row["city"], "PL"),
        city_tie=_CITY_RUN.get(row["name_pl"], CityTie.NONE), owner="Anna Kowalska",
    ), title + name, row["office_pl"], row["office_en"])


def real_institutions() -> tuple[tuple[InstitutionDetails, AskState], ...]:
    """Real institutions with the only two states a demo may give them: planned or neutral."""
    with (_FOLDER / "institutions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    states = {"planned": AskState.PLANNED, "neutral": AskState.NEUTRAL}
    return tuple((InstitutionDetails(
        name_pl=row["name_pl"], name_en=row["name_en"], sector=_SECTORS[row["sector"]],
        reach=Reach(row["reach"]), city=row["city"], country=row["country"],
    ), states[row["ask"]]) for row in rows)
