"""Which institution a line means: by id, by reference, else by its name word for word."""

from collections import defaultdict

from esabid.domain.errors import InvalidValue
from esabid.domain.naming import normalise, phrase
from esabid.spreadsheets.cells import Said
from esabid.spreadsheets.records import InstitutionRecord, Parent


class Conflict(Exception):
    """A line that a person must decide; `code` is of wording.imports.ROWS."""

    def __init__(self, code: str, where: str, id: str | None = None):
        super().__init__(code)
        self.code, self.where, self.id = code, where, id


class Register:
    """The institutions that are there, found by id, reference and name."""

    def __init__(self, existing: tuple[InstitutionRecord, ...]):
        self.by_id = {record.id: record for record in existing}
        self._by_reference = {record.reference.upper(): record for record in existing}
        self._by_phrase, self._by_key = defaultdict(dict), defaultdict(dict)
        self._by_short = defaultdict(dict)
        for record in existing:
            for name in filter(None, (record.name_pl, record.name_en)):
                self._by_phrase[phrase(name)][record.id] = record
                self._by_key[normalise(name)][record.id] = record
            if record.short_name:
                self._by_short[phrase(record.short_name)][record.id] = record

    def meet(self, said: Said) -> InstitutionRecord | None:
        """The institution the line means, None for a new one.

        Raises InvalidValue for an id or reference nobody has, Conflict where two are meant or a
        name is only alike.
        """
        if said.id or said.reference:
            return self._marked(said)
        names = [said.details[f] for f in ("name_pl", "name_en") if f in said.details]
        if not names:
            raise InvalidValue("missing_name")
        exact = {id: r for name in names for id, r in self._by_phrase[phrase(name)].items()}
        if len(exact) == 1:
            return next(iter(exact.values()))
        alike = exact or {id: r for name in names
                          for id, r in self._by_key[normalise(name)].items()}
        if alike:
            found = next(iter(alike.values()))
            raise Conflict("several_alike" if exact else "name_alike",
                           found.name_pl or found.name_en, found.id)
        return None

    def _marked(self, said: Said) -> InstitutionRecord:
        """By id and reference, which must mean the same one."""
        marked = [(said.id, self.by_id.get(said.id.upper()) or self.by_id.get(said.id)),
                  (said.reference, self._by_reference.get(said.reference))]
        for mark, found in marked:
            if mark and not found:
                raise InvalidValue("unknown_id", where=mark)
        found = [record for mark, record in marked if mark]
        if found[0] is not found[-1]:
            raise Conflict("id_and_reference_differ", f"{said.id} / {said.reference}")
        return found[0]

    def parent(self, text: str, lines: dict[str, int]) -> Parent:
        """The parent `text` names: by id, reference, name or short name, here or in the file.

        `lines` are the names the file itself creates. Raises InvalidValue (`unknown_parent`).
        """
        found = self.by_id.get(text) or self._by_reference.get(text.upper())
        if found:
            return Parent(id=found.id)
        named = self._by_phrase[phrase(text)] or self._by_short[phrase(text)]
        if len(named) == 1:
            return Parent(id=next(iter(named)))
        if not named and phrase(text) in lines:
            return Parent(line=lines[phrase(text)])
        raise InvalidValue("several_parents" if named else "unknown_parent", where=text)
