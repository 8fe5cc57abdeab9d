"""Lead times: how long asks take to end in a letter or a refusal, the open ones counted in."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from esabid.domain.ask import AskState

# The pace of a campaign is that of so many weeks.
_PACE_WEEKS = 8


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
class Asked:
    """What lead times need to know of `number` institutions alike that were asked.

    `letter_on` is the day their first letter came on or after the ask, whatever became of it;
    `had_letter` says that one came before the ask and was not withdrawn.
    """

    state: AskState
    asked_on: date
    declined_on: date | None = None
    letter_on: date | None = None
    had_letter: bool = False
    number: int = 1


@dataclass(frozen=True)
class Incidence:
    """The share of asks that ended in a letter, and in a refusal, within so many days."""

    days: int
    letter: float
    declined: float


def spells(asks, as_of: date) -> tuple[tuple[Spell, int], ...]:
    """How long the `asks` (Asked) took until `as_of`, as (Spell, how many) pairs in order.

    Open asks are censored, never dropped. A refusal whose day nobody wrote down counts as refused
    today, which makes answers look slower, never faster.
    """
    found = Counter()
    for ask in asks:
        if one := spell(ask, as_of):
            found[one] += ask.number
    return tuple(sorted(found.items(), key=lambda it: (it[0].days, it[0].end)))


def spell(ask: Asked, as_of: date) -> Spell | None:
    """How long one ask took; None for an institution that had given a letter before it was asked,
    one asked later than `as_of`, and a neutral one without a letter."""
    if ask.had_letter or ask.asked_on > as_of:
        return None
    if ask.letter_on is not None and ask.letter_on <= as_of:
        return Spell((ask.letter_on - ask.asked_on).days, End.LETTER)
    if ask.state == AskState.DECLINED:
        ended = min(ask.declined_on or as_of, as_of)
        return Spell(max(0, (ended - ask.asked_on).days), End.DECLINED)
    if ask.state in (AskState.ASKED, AskState.PROMISED):
        return Spell((as_of - ask.asked_on).days, End.OPEN)
    return None


def pace(asks, as_of: date) -> float:
    """Asks sent a week over the last eight weeks, or since the first where that is less ago."""
    begins = as_of - timedelta(weeks=_PACE_WEEKS)
    first = min((ask.asked_on for ask in asks), default=as_of)
    weeks = max(1.0, min(_PACE_WEEKS, (as_of - first).days / 7))
    return sum(ask.number for ask in asks if begins < ask.asked_on <= as_of) / weeks


def answered(pairs) -> int:
    """How many of the asks in (Spell, how many) pairs ended in a letter or a refusal."""
    return sum(number for spell, number in pairs if spell.end != End.OPEN)


def incidence(pairs) -> tuple[Incidence, ...]:
    """Estimate the cumulative incidence of letters, refusals being a competing end.

    `pairs` are (Spell, how many); there is a step for each day on which an ask ended. On a day
    with d letters among n asks still open, the incidence grows by S d / n, where S is the share
    open just before (Aalen & Johansen 1978, Scandinavian Journal of Statistics 5, 141-150).
    Asks censored on a day count as open through it. Without refusals it is one minus the
    estimate of Kaplan & Meier (1958).
    """
    ends = {}
    for spell, number in pairs:
        ends.setdefault(spell.days, Counter())[spell.end] += number
    at_risk = sum(number for _, number in pairs)
    still_open, letter, declined = 1.0, 0.0, 0.0
    steps = []
    for days, ended in sorted(ends.items()):
        if ended[End.LETTER] or ended[End.DECLINED]:
            letter += still_open * ended[End.LETTER] / at_risk
            declined += still_open * ended[End.DECLINED] / at_risk
            still_open *= 1 - (ended[End.LETTER] + ended[End.DECLINED]) / at_risk
            steps.append(Incidence(days, letter, declined))
        at_risk -= ended.total()
    return tuple(steps)
