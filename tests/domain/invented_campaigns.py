"""Invented campaigns whose truth is known: what a forecast sees, and the total it should meet."""

import random
from datetime import date, timedelta

from esabid.domain.ask import AskState
from esabid.domain.forecast import Situation
from esabid.domain.lead_times import Asked, spells

TODAY = date(2026, 6, 1)


class Law:
    """How one campaign's institutions answer: a share gives a letter, a share refuses, each after
    a Weibull time; the rest never answers."""

    def __init__(self, chance: random.Random):
        self.gives = chance.uniform(0.3, 0.85)
        self.refuses = min(chance.uniform(0, 0.25), 1 - self.gives)
        self.shape = chance.uniform(0.7, 2.2)
        self.days = chance.uniform(15, 60), chance.uniform(10, 50)
        self.holds = chance.uniform(0.85, 1)

    def letter_after(self, chance) -> int | None:
        """Days to a letter, None for none; negative for days to a refusal."""
        fate = chance.random()
        if fate < self.gives:
            return int(chance.weibullvariate(self.days[0], self.shape))
        if fate < self.gives + self.refuses:
            return -1 - int(chance.weibullvariate(self.days[1], self.shape))
        return None


def campaign(chance: random.Random) -> tuple[Situation, int]:
    """A campaign of 60 to 400 asks sent over months, and its true total 30 to 60 days on."""
    law, horizon = Law(chance), chance.randint(30, 60)
    length, front = chance.randint(40, 160), chance.uniform(0.5, 1.5)
    asks, verified, decided, later = [], 0, 0, 0
    for _ in range(chance.randint(60, 400)):
        ago = int(length * chance.random() ** front)
        took, holds = law.letter_after(chance), chance.random() < law.holds
        asked = TODAY - timedelta(ago)
        if took is None or (took if took >= 0 else -1 - took) > ago:
            asks.append(Asked(AskState.ASKED, asked))
            later += took is not None and 0 <= took <= ago + horizon and holds
        elif took >= 0:
            asks.append(Asked(AskState.ASKED, asked, letter_on=asked + timedelta(took)))
            decided, verified = decided + 1, verified + holds
        else:
            asks.append(Asked(AskState.DECLINED, asked, asked + timedelta(-1 - took)))
    lately = sum(it.asked_on > TODAY - timedelta(56) for it in asks)
    pace = lately / min(8, length / 7)
    planned = chance.choice((0, 0, chance.randint(5, 40)))
    for place in range(planned):
        took, holds = law.letter_after(chance), chance.random() < law.holds
        sent = (place + 0.5) * 7 / pace if pace else horizon
        later += took is not None and 0 <= took <= horizon - sent and holds
    return Situation(TODAY, TODAY + timedelta(horizon), (10_000,), verified, 0, verified, decided,
                     1.0, planned, pace, spells(asks, TODAY)), verified + later
