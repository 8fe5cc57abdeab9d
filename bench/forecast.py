"""Forecast of 2,000 institutions, against their lead times alone, and kept against simulated."""

import random
from datetime import timedelta

from bench.many_rows import TODAY
from bench.pairs import line, measured

from esabid.domain.ask import AskState
from esabid.domain.forecast import Situation, forecast
from esabid.domain.lead_times import Asked, incidence, spells


def situation(institutions: int) -> Situation:
    """Asks of half a year, a third of them still open; two hundred are planned."""
    chance = random.Random(50)
    asks = [_ask(chance) for _ in range(institutions)]
    return Situation(TODAY, TODAY + timedelta(45), (50, 1500), 900, 40, 900, 960, 0.9, 200, 40.0,
                     spells(asks, TODAY))


def _ask(chance: random.Random) -> Asked:
    day, took = TODAY - timedelta(chance.randint(1, 180)), int(chance.weibullvariate(35, 1.3))
    ended, fate = day + timedelta(took), chance.random()
    if ended > TODAY or fate > 0.75:
        return Asked(AskState.ASKED, day)
    if fate > 0.6:
        return Asked(AskState.DECLINED, day, ended)
    return Asked(AskState.ASKED, day, letter_on=ended)


def rows(institutions: int = 2_000):
    """Yields the lines of the table."""
    now = situation(institutions)
    simulate = forecast.__wrapped__
    forecast(now)
    yield line(f"forecast, {institutions:,} institutions",
               measured(lambda: simulate(now), lambda: incidence(now.spells)),
               "their Aalen-Johansen incidence alone")
    yield line("the same, kept by its data",
               measured(lambda: forecast(now), lambda: simulate(now)), "simulated anew")
