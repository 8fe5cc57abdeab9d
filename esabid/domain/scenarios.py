"""Scenarios of a forecast: ways in which asks may end that the campaign's own spells bear out."""

import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from esabid.domain.lead_times import End

# Where the hazards may change, in days since the ask: densely while most answers come.
_CUTS = (0, 4, 7, 14, 21, 28, 42, 56, 84, 126, 182)
# How many events the prior of a piece is worth, and how much of its rate the next one keeps.
_PRIOR = 1.0
_FADE = (0.6, 1.0)
# Asks of one week's age are played as one.
_WEEK = 7


@dataclass(frozen=True)
class Scenario:
    """One drawn truth: `letters` is the share of asks that brought a letter within so many days,
    `still_open` the share not answered; `waiting` are (age in days, how many) of the open asks.
    """

    letters: list[float]
    still_open: list[float]
    waiting: tuple[tuple[int, int], ...]

    def within(self, age: int, days: list[int]) -> list[float]:
        """The share of asks open for `age` days that bring a letter in each number of `days`."""
        start, left, letters = self.letters[age], self.still_open[age], self.letters
        return [(letters[age + day] - start) / left for day in days]


def scenarios(chance: random.Random, pairs, ahead: int, number: int) -> Iterator[Scenario]:
    """Draw `number` scenarios for asks up to `ahead` days from now.

    Letters and refusals have hazards that are constant between cuts (piecewise exponential
    model). Each is drawn from its Gamma posterior given events and days at risk; its prior is
    worth `_PRIOR` events at the rate drawn for the piece before, at first the pooled one (Gamerman
    1991, Applied Statistics 40, 63-79). From piece to piece the prior rate fades by a drawn
    factor, for the willing answer first; so the tail beyond the longest observed time is neither
    zero nor sure. Hazards give the incidence as in Aalen & Johansen (1978).
    """
    letters, declined = (_observed(pairs, end) for end in (End.LETTER, End.DECLINED))
    waiting = _waiting(pairs)
    last = ahead + max((age for age, _ in waiting), default=0)
    for _ in range(number):
        rates = zip(_rates(chance, letters), _rates(chance, declined), strict=True)
        yield Scenario(*_incidence(rates, last), waiting)


def _waiting(pairs) -> tuple[tuple[int, int], ...]:
    """Open asks by age, in whole weeks' middles; past the last cut age matters no more."""
    found = Counter()
    for spell, number in pairs:
        if spell.end == End.OPEN:
            found[min(spell.days // _WEEK * _WEEK + _WEEK // 2, _CUTS[-1])] += number
    return tuple(sorted(found.items()))


def _observed(pairs, end: End) -> list[tuple[int, float]]:
    """Events of one kind and days at risk, for each piece."""
    events, at_risk = [0] * len(_CUTS), [0.0] * len(_CUTS)
    for spell, number in pairs:
        # An answer of the same day took half of one on the average.
        days = spell.days + 0.5
        piece = bisect_right(_CUTS, days) - 1
        events[piece] += number * (spell.end == end)
        for place in range(piece):
            at_risk[place] += number * (_CUTS[place + 1] - _CUTS[place])
        at_risk[piece] += number * (days - _CUTS[piece])
    return list(zip(events, at_risk, strict=True))


def _rates(chance: random.Random, observed) -> list[float]:
    """One draw of the hazards a day, piece by piece."""
    rate = (sum(count for count, _ in observed) + 0.5) / sum(days for _, days in observed)
    fade, drawn = chance.uniform(*_FADE), []
    for count, days in observed:
        rate = chance.gammavariate(_PRIOR + count, 1 / (_PRIOR / rate + days))
        drawn.append(rate)
        rate = max(rate * fade, 1e-9)
    return drawn


def _incidence(rates, last: int) -> tuple[list[float], list[float]]:
    """Cumulative incidence of letters and share still open on each day from 0 to `last`."""
    letters, left = [0.0], [1.0]
    for place, (letter, declined) in enumerate(rates):
        until = _CUTS[place + 1] if place + 1 < len(_CUTS) else last
        stays = exp(-letter - declined)
        share = (1 - stays) * letter / (letter + declined)
        came, still = letters[-1], left[-1]
        for _ in range(len(left) - 1, min(until, last)):
            came += still * share
            still *= stays
            letters.append(came)
            left.append(still)
    return letters, left
