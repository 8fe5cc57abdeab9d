"""Headings of a list in either language: which column holds what."""

from dataclasses import dataclass

from esabid.domain.errors import InvalidValue
from esabid.domain.naming import plain

# English, Polish, then what offices write; case, spaces and diacritics are ignored.
HEADINGS = {
    "id": ("id", "id"),
    "reference": ("reference", "Sygnatura", "numer", "oznaczenie"),
    "name_pl": ("name_pl", "Nazwa", "nazwa polska", "nazwa instytucji", "instytucja", "name"),
    "name_en": ("name_en", "Nazwa angielska", "nazwa po angielsku", "english name"),
    "short_name": ("short_name", "Skrót", "nazwa skrócona"),
    "parent": ("parent", "Jednostka nadrzędna"),
    "city_tie": ("city_tie", "Związek z Miastem"),
    "sector": ("sector", "Sektor", "rodzaj", "typ"),
    "reach": ("reach", "Zasięg"),
    "city": ("city", "Miasto", "miejscowość"),
    "country": ("country", "Kraj"),
    "nip": ("nip", "NIP"),
    "regon": ("regon", "REGON"),
    "krs": ("krs", "KRS"),
    "website": ("website", "WWW", "strona", "strona www", "strona internetowa"),
    "contact": ("contact", "Osoba kontaktowa", "kontakt", "osoba do kontaktu"),
    "contact_role": ("contact_role", "Rola"),
    "email": ("email", "E-mail", "mail", "adres e-mail", "poczta elektroniczna"),
    "phone": ("phone", "Telefon", "tel", "nr telefonu"),
    "salutation": ("salutation", "Zwrot", "zwrot grzecznościowy"),
    "ask": ("ask", "Prośba", "stan", "status"),
    "asked_on": ("asked_on", "Data prośby", "data wysłania", "wysłano dnia"),
    "expected_on": ("expected_on", "Spodziewany", "termin"),
    "ask_reason": ("ask_reason", "Powód"),
    "owner": ("owner", "Opiekun"),
    "tags": ("tags", "Znaczniki"),
    "notes": ("notes", "Uwagi"),
    "letter_dated": ("letter_dated", "Data listu"),
    "letter_received": ("letter_received", "Data wpływu"),
    "registry_number": ("registry_number", "RPW"),
    "case_mark": ("case_mark", "Znak sprawy"),
    "signatory": ("signatory", "Podpisujący"),
    "office": ("office", "Stanowisko"),
}
_TITLE_LINES = 20


def _key(heading: str) -> str:
    return plain(heading).replace(" ", "")


_FIELDS = {_key(name): field for field, names in HEADINGS.items() for name in names}


@dataclass(frozen=True)
class Columns:
    """The field of each column, None for an unknown one, and the headings as written."""

    fields: tuple[str | None, ...]
    headings: tuple[str, ...]

    def unknown(self) -> tuple[str, ...]:
        """The headings nobody knows, as written."""
        return tuple(h for h, field in zip(self.headings, self.fields, strict=True)
                     if h and not field)

    def values(self, cells: tuple[str, ...]) -> dict[str, str]:
        """The non-empty cells of the known columns, by field."""
        return {field: cell for field, cell in zip(self.fields, cells, strict=False)
                if field and cell}

    def leftovers(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """What stands under unknown headings, one line of notes each: "ROR: 02abc"."""
        known = len(self.fields)
        lines = [f"{heading}: {cell}" if heading else cell
                 for heading, field, cell in zip(self.headings, self.fields, cells, strict=False)
                 if cell and not field]
        return tuple(lines + [cell for cell in cells[known:] if cell])


def columns(cells: tuple[str, ...]) -> Columns:
    """The columns of a line of headings. Raises InvalidValue where one field stands twice."""
    fields = tuple(_FIELDS.get(_key(cell)) for cell in cells)
    for at, field in enumerate(fields):
        if field and field in fields[:at]:
            raise InvalidValue("heading_twice", heading=cells[at])
    return Columns(fields, cells)


def headings_line(lines) -> int:
    """The index of the line of headings: the first ones may be a title.

    Raises InvalidValue where no line of headings names an institution.
    """
    for at, line in enumerate(lines[:_TITLE_LINES]):
        fields = [_FIELDS[key] for key in map(_key, line.cells) if key in _FIELDS]
        # One known word may be chance in a title; a list of names alone has one column.
        if {"name_pl", "name_en", "id", "reference"} & set(fields) and (
                len(fields) > 1 or sum(map(bool, line.cells)) == 1):
            return at
    raise InvalidValue("no_headings")
