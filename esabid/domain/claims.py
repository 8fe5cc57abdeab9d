"""Claims: what may be said in public of the count, and why another wording may not."""

from dataclasses import dataclass
from enum import StrEnum


class ClaimKind(StrEnum):
    """A form of words; `number` is the figure it says."""

    LETTERS = "letters"
    LETTERS_OVER = "letters_over"
    INSTITUTIONS = "institutions"
    INSTITUTIONS_OVER = "institutions_over"
    LETTERS_AND_INSTITUTIONS = "letters_and_institutions"
    ORGANISATIONS = "organisations"
    INDEPENDENT_LETTERS = "independent_letters"
    GOAL_EXCEEDED = "goal_exceeded"
    RECEIVED = "received"


class Refused(StrEnum):
    """Why the data do not bear a wording."""

    NOTHING_YET = "nothing_yet"
    NOT_OVER = "not_over"
    GOAL_NOT_EXCEEDED = "goal_not_exceeded"
    CITY_AMONG_THEM = "city_among_them"
    NOT_ALL_VERIFIED = "not_all_verified"
    PARTS_OF_ONE = "parts_of_one"


@dataclass(frozen=True)
class Claim:
    """A wording the data bear: its figures, and the ids of the rows it stands on."""

    kind: ClaimKind
    number: int
    second: int | None = None
    letters: frozenset[int] = frozenset()
    institutions: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Refusal:
    """A wording the data do not bear; `number` is the figure asked for, `have` what there is."""

    kind: ClaimKind
    why: Refused
    number: int
    have: int
