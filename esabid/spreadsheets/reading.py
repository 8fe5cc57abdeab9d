"""The parent's side of reading a list: starts the child and turns its end into lines or a refusal.

A workbook that is small on disk may ask for all of a machine; in a child it costs a sentence.
"""

from pathlib import Path

from esabid.domain.errors import InvalidValue
from esabid.isolate import ChildError, Limits, run
from esabid.spreadsheets.read import LIMITS, Line

_CHILD = "esabid.spreadsheets.child"
CHILD_LIMITS = Limits(address_space=1024**3, cpu_seconds=15, wall_seconds=30, file_size=0)


def lines_in(path: Path, child: Limits = CHILD_LIMITS) -> tuple[Line, ...]:
    """The non-empty lines of the .xlsx or .csv file at `path` (spreadsheets.read.read),
    read by a child within its limits.

    Raises InvalidValue with a code of wording.imports.FILES.
    """
    path = Path(path).resolve()
    if path.stat().st_size > LIMITS.size:
        raise InvalidValue("file_too_large", limit=LIMITS.size // 1_000_000)
    try:
        answer = run(_CHILD, {"path": str(path)}, child)
    except ChildError as error:
        raise InvalidValue("too_heavy", limit=child.cpu_seconds) from error
    if "refused" in answer:
        raise InvalidValue(answer["refused"], **answer["values"])
    return tuple(Line(number, tuple(cells)) for number, cells in answer["lines"])
