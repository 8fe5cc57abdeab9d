"""How a dossier's kept file may differ from what its frozen facts give today."""

from dataclasses import dataclass
from enum import StrEnum


class Differs(StrEnum):
    LOST = "lost"
    DAMAGED = "damaged"
    SEAL_LOST = "seal_lost"
    SEAL_DAMAGED = "seal_damaged"
    NOT_THE_SEALED = "not_the_sealed"
    COPIES = "copies"
    ORIGINALS = "originals"
    FAILED = "failed"
    VERSIONS = "versions"
    PARTS = "parts"


@dataclass(frozen=True)
class Difference:
    """One difference of the file in `lang`.

    `letters` are the numbers of the letters it is about; `parts` the parts of the PDF that differ,
    or the programs whose versions do; `pages` the pages that differ, from 1.
    """

    lang: str
    kind: Differs
    letters: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()

    @property
    def alarms(self) -> bool:
        """Whether something is wrong; that programs have other versions by now is not."""
        return self.kind != Differs.VERSIONS
