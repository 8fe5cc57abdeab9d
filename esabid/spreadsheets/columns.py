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
    "contact": ("contact", "Osoba kontaktowa", "kontakt", "osoba do kontaktu", "imię i nazwisko",
                "kontakt osoba"),
    "contact_role": ("contact_role", "Rola"),
    "email": ("email", "E-mail", "mail", "adres e-mail", "poczta elektroniczna"),
    "phone": ("phone", "Telefon", "tel", "nr telefonu"),
    "salutation": ("salutation", "Zwrot", "zwrot grzecznościowy"),
    "ask": ("ask", "Prośba", "stan", "status"),
    "asked_on": ("asked_on", "Data prośby", "data wysłania", "wysłano dnia", "prośba data"),
    "expected_on": ("expected_on", "Spodziewany", "termin"),
    "ask_reason": ("ask_reason", "Powód"),
    "owner": ("owner", "Opiekun"),
    "tags": ("tags", "Znaczniki"),
    "notes": ("notes", "Uwagi"),
    "letter_dated": ("letter_dated", "Data listu", "list z dnia"),
    "letter_received": ("letter_received", "Data wpływu", "wpłynął", "wpływ"),
    "registry_number": ("registry_number", "RPW", "nr RPW", "numer RPW"),
    "case_mark": ("case_mark", "Znak sprawy"),
    "signatory": ("signatory", "Podpisujący", "podpisał"),
    "office": ("office", "Stanowisko"),
}
_TITLE_LINES = 20


def _key(heading: str) -> str:
    return plain(heading).replace(" ", "")


_FIELDS = {_key(name): field for field, names in HEADINGS.items() for name in names}


# What a person may choose for a column besides a field: its values become notes, or go nowhere.
AS_NOTES, NOWHERE = "as_notes", "nowhere"
_NAMING = {"name_pl", "name_en", "id", "reference"}


@dataclass(frozen=True)
class Columns:
    """The field of each column, None for an unknown one, and the headings as written.

    `nowhere` are the places of columns that a person leaves out.
    """

    fields: tuple[str | None, ...]
    headings: tuple[str, ...]
    nowhere: frozenset[int] = frozenset()

    def unknown(self) -> tuple[str, ...]:
        """The headings nobody knows, as written."""
        return tuple(h for at, (h, field) in enumerate(zip(self.headings, self.fields, strict=True))
                     if h and not field and at not in self.nowhere)

    def values(self, cells: tuple[str, ...]) -> dict[str, str]:
        """The non-empty cells of the known columns, by field."""
        return {field: cell for field, cell in zip(self.fields, cells, strict=False)
                if field and cell}

    def leftovers(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """What stands under unknown headings, one line of notes each: "ROR: 02abc"."""
        known = len(self.fields)
        lines = [f"{heading}: {cell}" if heading else cell
                 for at, (heading, field, cell)
                 in enumerate(zip(self.headings, self.fields, cells, strict=False))
                 if cell and not field and at not in self.nowhere]
        return tuple(lines + [cell for cell in cells[known:] if cell])


def columns(lines, chosen: dict[int, str]) -> tuple[Columns, list]:
    """The columns of a list and the lines below its headings.

    Headings may stand in two lines, as merged cells leave them; `chosen` is what a person made of
    a column, by its place. Raises InvalidValue where no column names an institution, where one
    field stands twice, or where nothing stands below.
    """
    at = headings_line(lines)
    first, last = at, at
    if at + 1 < len(lines) and _goes_on(lines[at].cells, lines[at + 1].cells):
        last = at + 1
    elif at and sum(map(bool, lines[at - 1].cells)) > 1:
        first = at - 1
    found = _merged(lines[first].cells if last > first else (), lines[last].cells)
    made = _chosen(Columns(tuple(f for _, f in found), tuple(h for h, _ in found)), chosen)
    # A list printed page by page repeats its headings.
    heads = {line.cells for line in lines[first:last + 1]}
    body = [line for line in lines[last + 1:] if line.cells not in heads]
    if not body:
        raise InvalidValue("nothing_below")
    return made, body


def _goes_on(heading: tuple[str, ...], cells: tuple[str, ...]) -> bool:
    """Whether a line below the headings holds the rest of them, under merged cells."""
    named = [cell for cell, top in zip(cells, heading, strict=False)
             if cell and _FIELDS.get(_key(top)) in _NAMING and _key(cell) not in _FIELDS]
    found = [field for _, field in _merged(heading, cells)]
    below = [(cell, field) for cell, field in zip(cells, found, strict=False) if cell]
    return not named and 2 * sum(field is not None for _, field in below) > len(below) > 0


def _merged(groups: tuple[str, ...], cells: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """Heading and field of each column under a line of groups, each as wide as it is merged."""
    found, group = [], ""
    for at in range(max(len(groups), len(cells))):
        own, cell = ((line[at] if at < len(line) else "") for line in (groups, cells))
        group = own or group
        words = [f"{group} {cell}", f"{cell} {group}", cell] if cell else [own]
        field = next((_FIELDS[key] for key in map(_key, words) if key in _FIELDS), None)
        heading = f"{group}: {cell}" if cell and group and not _FIELDS.get(_key(cell)) else cell
        found.append((heading or own, field))
    return found


def _chosen(guessed: Columns, chosen: dict[int, str]) -> Columns:
    """The columns as a person wants them; a field that was chosen leaves where it was guessed."""
    wanted = {at: code for at, code in chosen.items() if at < len(guessed.fields)}
    taken = set(wanted.values())
    fields = tuple(
        (wanted[at] if wanted[at] in HEADINGS else None) if at in wanted
        else None if field in taken else field for at, field in enumerate(guessed.fields))
    for at, field in enumerate(fields):
        if field and field in fields[:at]:
            raise InvalidValue("heading_twice", heading=guessed.headings[at])
    if not _NAMING & set(fields):
        raise InvalidValue("no_headings")
    return Columns(fields, guessed.headings, frozenset(
        at for at, code in wanted.items() if code == NOWHERE))


def headings_line(lines) -> int:
    """The index of the line of headings: the first ones may be a title.

    Raises InvalidValue where no line of headings names an institution.
    """
    naming = []
    for at, line in enumerate(lines[:_TITLE_LINES]):
        fields = [_FIELDS[key] for key in map(_key, line.cells) if key in _FIELDS]
        if _NAMING & set(fields):
            # One known word may be chance in a title; a list of names alone has one column.
            if len(fields) > 1 or sum(map(bool, line.cells)) == 1:
                return at
            naming.append(at)
    if not naming:
        raise InvalidValue("no_headings")
    return naming[0]
