"""120 invented institutions as a campaign knows them: similar names, faculties, bare and long."""

from dataclasses import dataclass

from esabid.domain.name_places import Candidate

CITIES = ("Kraków", "Tarnów", "Nowy Sącz", "Łódź", "Gdańsk", "Rzeszów")
IN_CITY = {"Kraków": "w Krakowie", "Tarnów": "w Tarnowie", "Nowy Sącz": "w Nowym Sączu",
           "Łódź": "w Łodzi", "Gdańsk": "w Gdańsku", "Rzeszów": "w Rzeszowie"}


@dataclass(frozen=True)
class Body:
    """An invented institution: its names, the name in the genitive, and who signs for it."""

    id: int
    name: str
    genitive: str
    english: str
    short: str
    city: str
    office: str
    office_en: str
    parent: int | None = None
    addressee: bool = False
    domain: str = ""

    @property
    def candidate(self) -> Candidate:
        names = tuple(filter(None, (self.name, self.english)))
        return Candidate(self.id, self.id, names, self.short, self.addressee, self.parent,
                         self.city, (self.domain,) if self.domain else ())


class _Roll:
    def __init__(self):
        self.bodies = []

    def add(self, name, genitive, english, short, city, office, office_en, **more) -> Body:
        number = len(self.bodies) + 1
        body = Body(number, name, genitive, english, short, city, office, office_en,
                    domain=f"{short.lower() or f'inst{number}'}.example.org", **more)
        self.bodies.append(body)
        return body


_UNIVERSITIES = (
    ("Akademia Lotów Wysokich", "Akademii Lotów Wysokich", "High Flight Academy", "ALW"),
    ("Uniwersytet Gwiezdny im. Anny Próbnej", "Uniwersytetu Gwiezdnego im. Anny Próbnej",
     "Anna Próbna Star University", "UGW"),
    ("Politechnika Orbitalna", "Politechniki Orbitalnej", "Orbital University of Technology",
     "POR"),
    ("Uniwersytet Rolny im. Jana Wzorowego", "Uniwersytetu Rolnego im. Jana Wzorowego",
     "University of Fields", "URW"),
    ("Akademia Dźwięków", "Akademii Dźwięków", "Academy of Sounds", "ADZ"),
    ("Wyższa Szkoła Map i Rakiet", "Wyższej Szkoły Map i Rakiet", "School of Maps and Rockets",
     "WSMR"))
_FACULTIES = (("Wydział Fizyki", "Wydziału Fizyki", "Faculty of Physics"),
              ("Wydział Inżynierii Próżni", "Wydziału Inżynierii Próżni",
               "Faculty of Vacuum Engineering"),
              ("Wydział Zarządzania", "Wydziału Zarządzania", "Faculty of Management"))
_PATRONS = ("Marii Przykładnej", "Jana Wzorowego", "Króla Kazimierza Zmyślonego", "Heleny Próbnej",
            "Mikołaja Gwiazdy", "Adama Zmyślonego", "Zofii Nieznanej", "Orląt Wymyślonych")
_TOPICS = ("Fizyki Plazmy", "Fizyki Jonów", "Chemii Lodu", "Materiałów Kosmicznych",
           "Mechaniki Lotu", "Biologii Próżni", "Geodezji Planet", "Obrazów Satelitarnych",
           "Obliczeń Wielkich", "Energii Słońca", "Optyki Dalekiej", "Robotyki Terenowej")
_TOPICS_EN = ("Plasma Physics", "Ion Physics", "Ice Chemistry", "Space Materials",
              "Flight Mechanics", "Vacuum Biology", "Planet Geodesy", "Satellite Images",
              "Large Computing", "Sun Energy", "Far Optics", "Field Robotics")
_FIRMS = ("Orbita Wawel", "Orbita Podgórze", "Satelity Małopolskie", "KosmoDruk", "Wiślana Optyka",
          "Astro Narzędzia", "Nano Antena", "Próżnia Tech", "Smok Robotics", "Lajkonik Systems",
          "Bielany Sensor", "Planty Data", "Kopiec Radar", "Zefir Napędy", "Halny Lotnictwo",
          "Mogiła Metal", "Luna Soft", "Ikar Kompozyty", "Tatra Telemetria", "Dunajec Drony",
          "Galicja Grafen", "Barbakan Bezpieczeństwo", "Wanda Wodór", "Krakus Kable")
_FORMS = ("sp. z o.o.", "S.A.", "sp. z o.o. sp.k.", "P.S.A.")
_CAUSES = ("Młodzi i Gwiazdy", "Niebo dla Wszystkich", "Szkolne Satelity", "Dziewczyny w Kosmosie",
           "Ciemne Niebo", "Astronomia na Kółkach", "Rakiety bez Granic", "Dom Odkrywców")
_PLACES = (("Próbowice", "Próbowic"), ("Zmyślin", "Zmyślina"), ("Wzorcowo", "Wzorcowa"),
           ("Przykładów", "Przykładowa"), ("Nibylas", "Nibylasu"), ("Dolna Wola", "Dolnej Woli"))


def bodies() -> tuple[Body, ...]:
    """The institutions, numbered from one."""
    roll = _Roll()
    roll.add("Agencja Próbna Kosmosu", "Agencji Próbnej Kosmosu", "Sample Space Agency", "APK",
             "Warszawa", "Prezes", "President", addressee=True)
    roll.add("Urząd Miasta Przykładowego", "Urzędu Miasta Przykładowego", "Sample City Hall",
             "UMP", "Kraków", "Prezydent", "Mayor", addressee=True)
    for fill in (_universities, _schools, _institutes, _firms_and_others):
        fill(roll)
    return tuple(roll.bodies)


def _universities(roll: _Roll) -> None:
    for place, (name, genitive, english, short) in enumerate(_UNIVERSITIES):
        city = CITIES[place % 3]
        one = roll.add(f"{name} {IN_CITY[city]}", f"{genitive} {IN_CITY[city]}", english, short,
                       city, "Rektor", "Rector")
        for at, (faculty, of, in_english) in enumerate(_FACULTIES):
            # Some are written down with their university, some by their bare name.
            tail = f" {short}" if place % 2 else ""
            roll.add(faculty + tail, of + tail, f"{in_english}, {english}", f"{short}-W{at}", city,
                     "Dziekan", "Dean", parent=one.id)


def _schools(roll: _Roll) -> None:
    for place, patron in enumerate(_PATRONS):
        for roman in ("I", "II")[: 1 + place % 2]:
            city = CITIES[place % 4]
            tail = f"Liceum Ogólnokształcące im. {patron} {IN_CITY[city]}"
            roll.add(f"{roman} {tail}", f"{roman} {tail}".replace("cące", "cącego"), "",
                     f"{roman}LO{place}", city, "Dyrektor", "Head teacher")
        roll.add(f"Zespół Szkół Technicznych nr {place + 1} {IN_CITY[CITIES[place % 6]]}",
                 f"Zespołu Szkół Technicznych nr {place + 1} {IN_CITY[CITIES[place % 6]]}", "",
                 f"ZST{place + 1}", CITIES[place % 6], "Dyrektorka", "Head teacher")


def _institutes(roll: _Roll) -> None:
    for place, (topic, english) in enumerate(zip(_TOPICS, _TOPICS_EN)):
        tail = " Polskiej Akademii Prób" if place % 2 else f" {IN_CITY[CITIES[place % 3]]}"
        roll.add(f"Instytut {topic}{tail}", f"Instytutu {topic}{tail}", f"Institute of {english}",
                 f"I{''.join(word[0] for word in topic.split())}{place}", CITIES[place % 3],
                 "Dyrektor", "Director")


def _firms_and_others(roll: _Roll) -> None:
    for place, name in enumerate(_FIRMS):
        full = f"{name} {_FORMS[place % 4]}"
        roll.add(full, full, "", name.split()[0] if place > 1 else "", "Kraków", "Prezes Zarządu",
                 "CEO")
    for place, cause in enumerate(_CAUSES):
        roll.add(f"Fundacja {cause}", f"Fundacji {cause}", "", "", "Kraków", "Prezeska",
                 "President")
        tail = f"Przyjaciół Nieba {CITIES[place % 6]}" + " II" * (place > 5)
        roll.add(f"Stowarzyszenie {tail}", f"Stowarzyszenia {tail}", "", "", CITIES[place % 6],
                 "Przewodniczący", "Chair")
    for name, of in _PLACES:
        roll.add(f"Gmina {name}", f"Gminy {name}", f"{name} Commune", "", name, "Wójt", "Mayor")
        roll.add(f"Park Technologiczny {name}", f"Parku Technologicznego {name}",
                 f"{name} Technology Park", f"PT{name[:2].upper()}", name, "Prezes Zarządu", "CEO")
    for trade in ("Lotnicza", "Kosmiczna", "Optyczna", "Metalowa", "Drukarska", "Wodna", "Solna",
                  "Leśna", "Szklana", "Rowerowa"):
        genitive = trade[:-1] + ("iej" if trade.endswith("ka") else "ej")
        roll.add(f"Izba {trade} {IN_CITY[CITIES[len(trade) % 3]]}",
                 f"Izby {genitive} {IN_CITY[CITIES[len(trade) % 3]]}", "", "",
                 CITIES[len(trade) % 3], "Prezes", "President")
