"""The forecast: how many letters the campaign will have, from its own lead times."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import ceil, sqrt

from esabid.domain.lead_times import End, Spell, answered
from esabid.domain.scenarios import Scenario, scenarios

LEAST_ANSWERS = 8
DAYS_WITHOUT_DEADLINE = 30
# How far ahead a milestone is looked for, in weeks.
MILESTONE_WEEKS = 26
# A deadline years away gives a fan of so many points, not of hundreds; so many days from now all
# that will come has come.
_MOST_POINTS = 104
_MOST_DAYS = 1100
# Runs of the simulation: so many drawn scenarios, each played so many times.
_SCENARIOS, _RUNS = 100, 3
_SEED = 50


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

    @property
    def by(self) -> date:
        """The day a forecast is for: the deadline while it is ahead, else 30 days from today."""
        if self.deadline is not None and self.deadline >= self.as_of:
            return self.deadline
        return self.as_of + timedelta(DAYS_WITHOUT_DEADLINE)


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


@lru_cache(maxsize=32)
def forecast(situation: Situation) -> Forecast:
    """Simulate how the open and the planned asks will end; the 80 % range leaves out a tenth
    on either side.

    Kept by `situation`, which is the version of its data: equal data, equal forecast, in every
    process, for the seed is fixed. Not foreseen are letters nobody asked for, withdrawals of
    letters that count, and the days a letter waits for its check.
    """
    answers = answered(situation.spells)
    if answers < LEAST_ANSWERS:
        return Forecast(False, answers, situation.by)
    days = _days(situation)
    totals = _totals(situation, days)
    fan = tuple(_point(situation.as_of + timedelta(day), runs)
                for day, runs in zip(days, totals, strict=True)
                if situation.as_of + timedelta(day) <= situation.by)
    mark = min((m for m in situation.marks if m > situation.verified), default=None)
    return Forecast(True, answers, situation.by, fan[-1].expected, fan[-1].low, fan[-1].high,
                    mark, _reached(mark, situation.as_of, days, totals), fan)


def _days(situation: Situation) -> list[int]:
    """The days looked at, counted from today: a week apart but for the first, `by` among them."""
    horizon = (situation.by - situation.as_of).days
    step = 7 * ceil(max(1, horizon) / (7 * _MOST_POINTS))
    first = horizon % step or step
    last = max(horizon, 7 * MILESTONE_WEEKS)
    return [0, *range(first, last + 1, step)]


def _totals(situation: Situation, days: list[int]) -> list[list[int]]:
    """The total on each of `days`, in every run, sorted.

    A run adds up many independent asks, each with its own chance to have brought a letter by
    then. Their sum is drawn at once, from its mean and variance (central limit theorem), with
    one deviate for all days, so that a run never loses a letter it had.
    """
    chance = random.Random(_SEED)
    most = situation.pending + situation.planned + sum(
        number for spell, number in situation.spells if spell.end == End.OPEN)
    days = [min(day, _MOST_DAYS) for day in days]
    runs = []
    for scenario in scenarios(chance, situation.spells, days[-1], _SCENARIOS):
        sums = _sums(situation, scenario, _kept(chance, situation), days)
        for _ in range(_RUNS):
            deviate, total, run = chance.gauss(0, 1), 0, []
            for mean, variance in sums:
                drawn = round(mean + deviate * sqrt(max(0.0, variance)))
                total = min(max(total, drawn), most)
                run.append(situation.verified + total)
            runs.append(run)
    return [sorted(day) for day in zip(*runs, strict=True)]


def _kept(chance: random.Random, situation: Situation) -> float:
    """A drawn share of letters that come to count (Beta posterior, Jeffreys' prior)."""
    lost = max(0, situation.decided - situation.kept)
    return chance.betavariate(situation.kept + 0.5, lost + 0.5)


def _sums(situation: Situation, scenario: Scenario, kept: float,
          days: list[int]) -> list[tuple[float, float]]:
    """Mean and variance of the letters to come by each of `days` in one scenario."""
    asks = [(number, scenario.within(age, days)) for age, number in scenario.waiting]
    # Asks are sent in the middle of their week on the average, half of one before its point.
    fresh = scenario.within(0, days)
    halves = [(a + b) / 2 for a, b in zip(fresh, fresh[1:], strict=False)]
    asks += [(number, [0.0] * place + halves) for place, number in _sendings(situation, days)]
    means, squares = [0.0] * len(days), [0.0] * len(days)
    for number, shares in asks:
        means = [mean + number * share for mean, share in zip(means, shares, strict=False)]
        squares = [sum_ + number * share * share
                   for sum_, share in zip(squares, shares, strict=False)]
    counts = kept * situation.worth
    # Pending letters are checked before the first of the days to come.
    pending = [0, *[situation.pending] * (len(days) - 1)]
    return [(counts * mean + kept * checked,
             counts * mean - counts * counts * square + kept * (1 - kept) * checked)
            for mean, square, checked in zip(means, squares, pending, strict=True)]


def _sendings(situation: Situation, days: list[int]) -> list[tuple[int, float]]:
    """How many planned asks go out before each of `days` (by place), at the pace of late."""
    sent, found = 0.0, []
    for place, (before, day) in enumerate(zip(days, days[1:], strict=False), start=1):
        number = min(situation.planned - sent, situation.pace * (day - before) / 7)
        if number <= 0:
            break
        found.append((place, number))
        sent += number
    return found


def _point(day: date, runs: list[int]) -> FanPoint:
    tenth = len(runs) // 10
    return FanPoint(day, runs[tenth], runs[len(runs) // 2], runs[-tenth - 1])


def _reached(mark: int | None, as_of: date, days: list[int], totals) -> date | None:
    """The first day on which at least half of the runs have the mark."""
    if mark is None:
        return None
    return next((as_of + timedelta(day) for day, runs in zip(days, totals, strict=True)
                 if day <= 7 * MILESTONE_WEEKS and runs[len(runs) // 2] >= mark), None)
