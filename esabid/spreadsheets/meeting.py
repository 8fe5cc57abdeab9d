"""Which institution a line means: by id, by reference, else by its name word for word."""

from collections import defaultdict

from esabid.domain.errors import InvalidValue
from esabid.domain.naming import normalise, phrase
from esabid.spreadsheets.cells import Said
from esabid.spreadsheets.records import NEW, Gone, InstitutionRecord, Parent


NUMBERS = ("nip", "regon", "krs")


class Conflict(Exception):
    """A line that a person must decide; `code` is of wording.imports.ROWS.

    `ids` are the public ids of the institutions it may mean.
    """

    def __init__(self, code: str, where: str, ids: tuple[str, ...] = ()):
        super().__init__(code)
        self.code, self.where, self.ids = code, where, ids


class Register:
    """The institutions that are there, found by id, reference, name and number.

    What went into one of them is found by what it was known by, unless another is called so now.
    """

    def __init__(self, existing: tuple[InstitutionRecord, ...], gone: tuple[Gone, ...]):
        self.by_id = {record.id: record for record in existing}
        self._by_mark = {mark.lower(): record for record in existing
                         for mark in (record.reference, record.id)}
        self._by_phrase, self._by_key = defaultdict(dict), defaultdict(dict)
        self._by_short, self._by_number = defaultdict(dict), defaultdict(dict)
        for record in existing:
            for name in filter(None, (record.name_pl, record.name_en)):
                self._by_phrase[phrase(name)][record.id] = record
                self._by_key[normalise(name)][record.id] = record
            if record.short_name:
                self._by_short[phrase(record.short_name)][record.id] = record
            for field in NUMBERS:
                if number := getattr(record, field):
                    self._by_number[field, number][record.id] = record
        for it in gone:
            self._add(it, self.by_id[it.survivor])

    def _add(self, gone: Gone, survivor: InstitutionRecord) -> None:
        for mark in gone.marks:
            self._by_mark.setdefault(mark.lower(), survivor)
        for name in filter(None, gone.names):
            if not self._by_phrase.get(phrase(name)):
                self._by_phrase[phrase(name)][survivor.id] = survivor

    def now(self, decided: str) -> str:
        """What a person decided, with the id of whom the one they named went into since."""
        found = self._by_mark.get(decided)
        return found.id if found else decided

    def meet(self, said: Said, decided: str) -> InstitutionRecord | None:
        """The institution the line means, None for a new one; `decided` is what a person says.

        Raises InvalidValue for an id or reference nobody has, Conflict where two are meant or a
        name is only alike.
        """
        if decided == NEW:
            return None
        if decided:
            return self._marked(decided, "")
        if said.id or said.reference:
            return self._marked(said.id, said.reference)
        names = [said.details[f] for f in ("name_pl", "name_en") if f in said.details]
        if not names:
            raise InvalidValue("missing_name")
        exact = {id: r for name in names for id, r in self._by_phrase[phrase(name)].items()}
        if len(exact) == 1:
            return next(iter(exact.values()))
        # AGH stands where its whole name belongs, or the name lacks its legal form.
        alike = exact or {id: r for name in names for found in (
            self._by_short[phrase(name)], self._by_key[normalise(name)])
            for id, r in found.items()}
        if alike:
            raise _one_of("several_alike" if exact else "name_alike", alike)
        if same := self._of_number(said):
            raise _one_of("number_alike", same)
        return None

    def _of_number(self, said: Said) -> dict[str, InstitutionRecord]:
        """Who has the line's NIP, REGON or KRS; a part of an institution has those of the whole."""
        found = {id: r for field in NUMBERS if said.details.get(field)
                 for id, r in self._by_number[field, said.details[field]].items()}
        whole = self._named(said.parent)
        return {} if set(found) & set(whole) else found

    def _marked(self, id: str, reference: str) -> InstitutionRecord:
        """By id and reference, which must mean the same one."""
        marked = [(mark, self._by_mark.get(mark.lower())) for mark in (id, reference)]
        for mark, found in marked:
            if mark and not found:
                raise InvalidValue("unknown_id", where=mark)
        found = [record for mark, record in marked if mark]
        if found[0] is not found[-1]:
            raise Conflict("id_and_reference_differ", f"{id} / {reference}",
                           tuple(record.id for record in found))
        return found[0]

    def parent(self, text: str, lines: dict[str, int]) -> Parent:
        """The parent `text` names: by id, reference, name or short name, here or in the file.

        `lines` are the names the file itself creates. Raises InvalidValue (`unknown_parent`).
        """
        named = self._named(text)
        if len(named) == 1:
            return Parent(id=next(iter(named)))
        if not named and phrase(text) in lines:
            return Parent(line=lines[phrase(text)])
        raise InvalidValue("several_parents" if named else "unknown_parent", where=text)

    def _named(self, text: str) -> dict[str, InstitutionRecord]:
        """Whom a text names: by id or reference, else by name, else by short name."""
        if found := self._by_mark.get(text.lower()):
            return {found.id: found}
        return self._by_phrase[phrase(text)] or self._by_short[phrase(text)] if text else {}


def _one_of(code: str, found: dict[str, InstitutionRecord]) -> Conflict:
    first = next(iter(found.values()))
    return Conflict(code, first.name_pl or first.name_en, tuple(found))
