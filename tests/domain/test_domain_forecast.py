"""The forecast: what it covers, what it says with few answers, and that equal data say the same."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from domain.invented_campaigns import campaign

from esabid.domain.forecast import FanPoint, Forecast, Situation, forecast
from esabid.domain.lead_times import End, Spell

TODAY = date(2026, 3, 18)
DEADLINE = TODAY + timedelta(45)
# Letters after one to forty days, a few refusals, forty asks open for up to two months.
SPELLS = tuple((Spell(days, end), number) for days, end, number in (
    (2, End.LETTER, 3), (9, End.LETTER, 8), (15, End.OPEN, 20), (20, End.DECLINED, 4),
    (21, End.LETTER, 12), (33, End.OPEN, 10), (40, End.LETTER, 7), (60, End.OPEN, 10)))
SITUATION = Situation(TODAY, DEADLINE, (50, 60), 28, 2, 28, 30, 1.0, 10, 2.0, SPELLS)


def test_range_covers_the_truth_in_about_eight_campaigns_of_ten():
    chance = random.Random(1)
    covered = told = 0
    for _ in range(200):
        situation, truth = campaign(chance)
        found = forecast(situation)
        if found.enough_data:
            told += 1
            covered += found.low <= truth <= found.high
    assert (told >= 190, 0.7 <= covered / told <= 0.9) == (True, True), covered / told


@pytest.mark.parametrize(("letters", "refusals", "enough"), [
    (0, 0, False), (7, 0, False), (4, 3, False), (8, 0, True), (0, 8, True), (5, 3, True)])
def test_forecast_needs_eight_answers(letters, refusals, enough):
    pairs = ((Spell(9, End.LETTER), letters), (Spell(9, End.DECLINED), refusals),
             (Spell(9, End.OPEN), 30))
    found = forecast(replace(SITUATION, spells=pairs))
    assert (found.enough_data, found.answered, found.expected is not None) == (
        enough, letters + refusals, enough)


def test_forecast_from_few_answers_says_nothing_else():
    assert forecast(replace(SITUATION, spells=())) == Forecast(False, 0, DEADLINE)


@pytest.mark.parametrize(("deadline", "by"), [
    (None, TODAY + timedelta(30)), (TODAY - timedelta(1), TODAY + timedelta(30)), (TODAY, TODAY),
    (TODAY + timedelta(1), TODAY + timedelta(1)), (DEADLINE, DEADLINE),
    (date(2926, 1, 1), date(2926, 1, 1))])
def test_forecast_is_for_the_deadline_or_thirty_days_ahead(deadline, by):
    found = forecast(replace(SITUATION, deadline=deadline))
    assert (found.by, found.fan[0], found.fan[-1]) == (
        by, FanPoint(TODAY, 28, 28, 28), FanPoint(by, found.low, found.expected, found.high))
    assert len(found.fan) <= 105


def test_fan_has_a_point_a_week_and_never_falls():
    fan = forecast(SITUATION).fan
    steps = [(b.day - a.day).days for a, b in zip(fan, fan[1:], strict=False)]
    assert steps == [3, 7, 7, 7, 7, 7, 7]
    for name in ("low", "expected", "high"):
        values = [getattr(point, name) for point in fan]
        assert values == sorted(values)
    assert all(28 <= it.low <= it.expected <= it.high <= 28 + 2 + 40 + 10 for it in fan)


def test_forecast_of_nobody_left_to_ask_is_the_count():
    closed = tuple(pair for pair in SPELLS if pair[0].end != End.OPEN)
    found = forecast(replace(SITUATION, spells=closed, planned=0, pending=0))
    assert (found.low, found.expected, found.high, found.milestone_on) == (28, 28, 28, None)


def test_forecast_rises_with_what_is_open_planned_pending_and_worth():
    def expected(**changes):
        return forecast(replace(SITUATION, **changes)).expected

    poor = expected(planned=0, pending=0)
    assert poor < expected(planned=0, pending=20) < expected(planned=0, pending=40)
    assert poor < expected(planned=200, pace=20.0, pending=0)
    assert poor == expected(planned=200, pace=0.0, pending=0)
    assert expected(worth=0.5) < expected()
    assert expected(kept=14, pending=20) < expected(pending=20)


def test_asks_open_for_long_promise_less_than_those_just_sent():
    def coming(days):
        pairs = tuple(it for it in SPELLS if it[0].end != End.OPEN) + (
            (Spell(days, End.OPEN), 60),)
        return forecast(replace(SITUATION, spells=pairs, planned=0)).expected

    assert coming(120) < coming(10)


def test_milestone_is_the_next_mark_and_its_day_lies_ahead():
    found = forecast(replace(SITUATION, marks=(20, 30, 60)))
    assert (found.milestone, TODAY < found.milestone_on <= DEADLINE) == (30, True)


@pytest.mark.parametrize(("marks", "milestone"), [((), None), ((20, 28), None), ((45, 500), 45),
                                                  ((500,), 500)])
def test_milestone_out_of_reach_has_no_day(marks, milestone):
    found = forecast(replace(SITUATION, marks=marks))
    assert (found.milestone, found.milestone_on is None) == (milestone, milestone != 45)


def test_milestone_is_looked_for_past_the_deadline():
    found = forecast(replace(SITUATION, deadline=TODAY + timedelta(2), marks=(40,)))
    assert found.by < found.milestone_on <= TODAY + timedelta(182)


def test_equal_situations_have_equal_forecasts_kept_once():
    again = replace(SITUATION, spells=tuple(list(SPELLS)))
    assert forecast(again) is forecast(SITUATION)
    assert forecast.__wrapped__(SITUATION) == forecast(SITUATION)


def test_forecast_is_the_same_in_every_process():
    code = ("from domain.test_domain_forecast import SITUATION; "
            "from esabid.domain.forecast import forecast; print(forecast(SITUATION))")
    told = [subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}).stdout
        for seed in ("1", "2")]
    assert told == [f"{forecast(SITUATION)}\n"] * 2
