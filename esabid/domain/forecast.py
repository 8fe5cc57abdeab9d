"""The forecast: how many letters the campaign will have, from its own lead times."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LEAST_ANSWERS = 8
DAYS_WITHOUT_DEADLINE = 30


class End(StrEnum):
    """How an ask ended, or that it is still open."""

    LETTER = "letter"
    DECLINED = "declined"
    OPEN = "open"


@dataclass(frozen=True)
class Spell:
    """One ask: whole days from the ask to its end, or to today while it is open."""

    days: int
    end: End


@dataclass(frozen=True)
class Situation:
    """What a forecast starts from; equal situations have equal forecasts.

    `spells` are (Spell, how many) pairs in order, `planned` asks are still to be sent, `pace` is
    how many were sent a week of late. `verified` letters count; `pending` would count once they
    are verified; of `decided` letters (checked, returned, withdrawn) `kept` count. `worth` is how
    many headline letters one answering institution brings: under 1 where letters are joint.
    """

    as_of: date
    deadline: date | None
    marks: tuple[int, ...]
    verified: int
    pending: int
    kept: int
    decided: int
    worth: float
    planned: int
    pace: float
    spells: tuple[tuple[Spell, int], ...]


@dataclass(frozen=True)
class FanPoint:
    """The 80 % range and the median of the total on a day to come."""

    day: date
    low: int
    expected: int
    high: int


@dataclass(frozen=True)
class Forecast:
    """The total expected `by` a day: median and 80 % range; None while there are too few answers.

    `milestone` is the next mark past the count; `milestone_on` the first day on which at least
    half of the simulated campaigns have it, None if that is not within half a year. `fan` has a
    point a week, from today (the count itself) to `by`.
    """

    enough_data: bool
    answered: int
    by: date
    expected: int | None = None
    low: int | None = None
    high: int | None = None
    milestone: int | None = None
    milestone_on: date | None = None
    fan: tuple[FanPoint, ...] = ()


@dataclass(frozen=True)
class Incidence:
    """The share of asks that ended in a letter, and in a refusal, within so many days."""

    days: int
    letter: float
    declined: float
