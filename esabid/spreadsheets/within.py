"""Lines of one list that mean the same institution: which of the two is right, a person says."""

from dataclasses import replace

from esabid.domain.naming import normalise, phrase
from esabid.spreadsheets.cells import Said
from esabid.spreadsheets.columns import Columns
from esabid.spreadsheets.meeting import NUMBERS, Conflict
from esabid.spreadsheets.records import NEW, OUT, Action, InstitutionRecord, PlanRow

_COLLIDES = ("twice_in_file", "alike_in_file")
_NAMES = ("name_pl", "name_en", "short_name")


class Within:
    """What the lines of a list said so far; `lines` is the first line of each name in it.

    A line that is left out names nobody.
    """

    def __init__(self, heads: Columns, body, decided: dict[int, str]):
        self.lines: dict[str, int] = {}
        self._met, self._alike = {}, {}
        for line in body:
            if decided.get(line.number) == OUT:
                continue
            values = heads.values(line.cells)
            for field in _NAMES:
                if field in values:
                    self.lines.setdefault(phrase(values[field]), line.number)

    def refuse_twice(self, says: Said, found: InstitutionRecord | None, line: int,
                     decided: str) -> None:
        """Raise Conflict for a second line of the same institution, or of nearly the same name.

        A line that a person calls new is taken at their word; remembers the line otherwise.
        """
        names = [says.details[f] for f in _NAMES[:2] if f in says.details]
        keys = [found.id] if found else [phrase(name) for name in names]
        alike = [] if found else [normalise(name) for name in names] + [
            (field, number) for field in NUMBERS if (number := says.details.get(field))]
        if decided != NEW:
            _refuse("twice_in_file", self._met, keys)
            whole = self.lines.get(phrase(says.parent)) if says.parent else None
            _refuse("alike_in_file", {key: at for key, at in self._alike.items()
                                      if at != whole} if whole else self._alike, alike)
        self._met |= dict.fromkeys(keys, line)
        self._alike |= dict.fromkeys(alike, line)


def met_again(rows: tuple[PlanRow, ...]) -> tuple[PlanRow, ...]:
    """The rows, those that a later line collides with saying so."""
    later = {int(row.where): row.line for row in reversed(rows) if row.why in _COLLIDES
             and row.action == Action.CONFLICT}
    return tuple(replace(row, why="met_again", where=str(later[row.line]))
                 if row.line in later and not row.why else row for row in rows)


def _refuse(code: str, met: dict, keys: list) -> None:
    for key in keys:
        if key in met:
            raise Conflict(code, met[key])
