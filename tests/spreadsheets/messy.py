"""A list of 140 institutions as an office keeps it, in every encoding, and what it would do.

The names are invented. `messy(kind)` gives the file, `COUNTS` the rows of its plan by action where
the campaign is empty, `COUNTS_BESIDE` where the institutions of `THERE` are there before.
"""

import csv
import io
from dataclasses import dataclass, field
from datetime import date

import openpyxl

from esabid.domain.institution import InstitutionDetails, Reach, Sector

KINDS = {  # encoding, delimiter
    "csv-utf8": ("utf-8", ";"), "csv-utf8-bom": ("utf-8-sig", ";"), "csv-utf16": ("utf-16", "\t"),
    "csv-cp1250": ("cp1250", ";"), "csv-iso-8859-2": ("iso-8859-2", ";"),
    "csv-comma": ("utf-8", ","),
}
THERE = tuple(InstitutionDetails(name, sector=Sector.UNIVERSITY, reach=Reach.KRAKOW, city="Kraków")
              for name in ("Akademia Żeglugi Gwiezdnej", "Wyższa Szkoła Lotów Próbnych",
                           "Źródło Orbit sp. z o.o."))
GROUPS = ("L.p.", "Nazwa instytucji", "Rodzaj", "Zasięg", "Miasto", "NIP", "Kontakt", "", "",
          "Prośba", "", "", "List", "", "", "Jednostka nadrzędna", "Kto dzwonił", "Uwagi")
BELOW = ("", "", "", "", "", "", "Osoba", "E-mail", "Telefon", "Stan", "Data", "Termin", "Wpłynął",
         "RPW", "Podpisał", "", "", "")
_AT = {name: at for at, name in enumerate(
    "lp name sector reach city nip contact email phone ask asked expected came rpw signed parent "
    "called notes".split())}
_SECTORS = ("uczelnia", "instytut badawczy", "firma kosmiczna", "stowarzyszenie", "liceum",
            "klaster", "Urząd", "inna")
_REACHES = ("Kraków", "małopolska", "ogólnopolski", "Krajowy", "międzynarodowy", "")
_ASKS = (("planujemy", "", ""), ("wysłano", "3.03.2026 r.", ""),
         ("Prośba wysłana", "3 marca 2026", "2026-12-24"), ("obiecali", "4 III 2026", "24.12.2026"),
         ("odmowa", "", ""), ("nie prosimy", "", ""), ("", "", ""))
_KINDS_OF = ("Instytut", "Pracownia", "Fundacja", "Obserwatorium", "Towarzystwo")
_OF_WHAT = ("Żagli Słonecznych", "Łączności Orbitalnej", "Ścieżek Księżycowych", "Ćwiczeń Załogi",
            "Źródeł Promieniowania", "Dążeń Marsjańskich", "Światła Gwiazd", "Ciężkich Rakiet",
            "Małych Satelitów", "Próżni i Ciszy", "Zegarów Atomowych", "Mchów na Marsie",
            "Anten Krótkich", "Głębokich Kosmosów", "Śluz Powietrznych", "Map Nieba",
            "Dźwięku w Próżni", "Lekkich Stopów", "Bardzo Długich Lin", "Ogrodów Stacji")


@dataclass(frozen=True)
class _Row:
    """One line: its cells by column, its action in an empty campaign and beside THERE."""

    action: str
    cells: dict = field(default_factory=dict)
    beside: str = ""


def _plain() -> list[_Row]:
    """A hundred new ones, every office word among them; each fourth has its contact."""
    rows = []
    for at in range(100):
        ask, asked, expected = _ASKS[at % len(_ASKS)]
        cells = {"name": f"{_KINDS_OF[at // 20]} {_OF_WHAT[at % 20]}", "city": "Kraków",
                 "sector": _SECTORS[at % len(_SECTORS)], "reach": _REACHES[at % len(_REACHES)],
                 "ask": ask, "asked": asked, "expected": expected}
        if at % 4 == 0:
            cells |= {"contact": f"Jan Próbny {at}", "email": f"biuro{at}@gwiazdy.example",
                      "phone": "+48 12 000 00 00"}
        if at % 9 == 0:
            cells |= {"called": "Basia", "notes": "Zadzwonić; po 15\nalbo napisać"}
        rows.append(_Row("create", cells))
    return rows


def _others() -> list[_Row]:
    rows = [_Row("create", {
        "name": f"Szkoła Gwiazd nr {n}", "ask": "mamy", "came": f"{n}.04.2026",
        "rpw": f"RPW/{n}/2026", "signed": "dr Ewa Ćwiek"}) for n in range(1, 13)]
    rows += [_Row("create", {"name": name, "nip": nip}) for name, nip in (
        ("Orbita Wawel spółka z ograniczoną odpowiedzialnością", "123-456-32-18"),
        ('"Źrebię" S.A.', ""), ("Księżyc i Wspólnicy sp. j.", ""), ("Grawitacja Sp. k.", ""))]
    rows += [_Row("conflict", {"name": name}) for name in (
        "Orbita Wawel sp. z o.o.", "ORBITA WAWEL Sp. z o. o.", "Źrebię spółka akcyjna",
        "Grawitacja", "fundacja żagli słonecznych", "Instytut Map Nieba w Krakowie")]
    rows += [_Row("refused", {"name": f"Spółka Zły NIP {n}", "nip": nip}) for n, nip in enumerate(
        ("1234567890", "12345", "676-000-00-01", "brak"))]
    rows += [_Row("refused", cells) for cells in (
        {"name": "Stacja Wątpliwa", "ask": "może kiedyś"},
        {"city": "Kraków", "sector": "uczelnia"},
        {"name": "Stacja Jutro", "ask": "wysłano", "asked": "1.01.2099"},
        {"name": "Stacja Kiedyś", "asked": "dawno"}, {"name": "Stacja Poczta", "email": "brak@"},
        {"name": "Katedra Niczyja", "parent": "Uczelnia, której nie ma"})]
    rows += [_Row("create", {"name": f"Wydział {what}", "parent": "Instytut Zegarów Atomowych"})
             for what in ("Kwarcu", "Cezu", "Rubidu")]
    rows += [_Row("create", {"name": THERE[0].name_pl, "city": "Gdynia"}, "update"),
             _Row("create", {"name": THERE[1].name_pl.upper(), "sector": "uczelnia"}, "same"),
             _Row("create", {"name": "Źródło Orbit"}, "conflict")]
    return rows + [_Row("create", {"name": f"Koło Astronomiczne nr {n}", "sector": "szkoła"})
                   for n in range(1, 141 - 100 - len(rows))]


ROWS = tuple(_plain() + _others())
COUNTS = {action: sum(row.action == action for row in ROWS)
          for action in ("create", "update", "same", "conflict", "refused")}
COUNTS_BESIDE = {action: sum((row.beside or row.action) == action for row in ROWS)
                 for action in COUNTS}


def messy(kind: str = "xlsx") -> bytes:
    """The list as a file: "xlsx" or one of KINDS."""
    lines = _lines()
    if kind == "xlsx":
        return _workbook(lines)
    encoding, delimiter = KINDS[kind]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    return out.getvalue().encode(encoding)


def _lines() -> list[tuple]:
    """A title, two lines of headings that come again in the middle, and the rows."""
    title = ("Lista instytucji wspierających, stan na 20.11.2026",)
    rows = []
    for number, row in enumerate(ROWS, 1):
        cells = [""] * len(_AT)
        cells[0] = "" if row.beside == "same" else str(number)
        for name, value in row.cells.items():
            cells[_AT[name]] = value
        rows.append(tuple(cells))
    return [title, (), GROUPS, BELOW, *rows[:70], (), GROUPS, BELOW, *rows[70:]]


def _workbook(lines) -> bytes:
    """With merged cells, days that are days and numbers that are numbers, here and there."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Instytucje"
    for line in lines:
        book.active.append([_odd(value) for value in line])
    for area in ("A1:R1", "G3:I3", "J3:L3", "M3:O3", "A3:A4", "B3:B4", "Q3:Q4"):
        book.active.merge_cells(area)
    book.create_sheet("Notatki").append(["tego nie bierzemy"])
    book.save(out)
    return out.getvalue()


def _odd(value: str):
    if value == "3.03.2026 r.":
        return date(2026, 3, 3)
    return int(value) if value.isdecimal() else value or None

