"""The numbers leadership reads: the day the goal was crossed, percent, milestones, the curve."""

from datetime import date, timedelta

import pytest

from esabid.domain.ask import AskState
from esabid.domain.counting import InstitutionFacts, LetterFacts, count
from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import LetterState
from esabid.domain.progress import Goal, curve, progress

START = date(2026, 1, 1)
AS_OF = date(2026, 6, 30)
GOAL = Goal(50, (60, 75, 100))


def counted(days):
    """A count of letters, each of its own institution, received so many days after the start."""
    letters = [LetterFacts(n, LetterState.VERIFIED, START + timedelta(days=day), (n,))
               for n, day in enumerate(days, 1)]
    return count(letters, [InstitutionFacts(n, Sector.NGO, Reach.KRAKOW)
                           for n in range(1, len(letters) + 1)])


def reading(days, goal=GOAL):
    return progress(counted(days), goal, {}, AS_OF)


@pytest.mark.parametrize(("letters", "percent", "missing", "crossed", "following"), [
    (0, 0, 50, None, 50),
    (1, 2, 49, None, 50),
    (49, 98, 1, None, 50),
    (50, 100, 0, START + timedelta(days=49), 60),
    (51, 102, 0, START + timedelta(days=49), 60),
    (60, 120, 0, START + timedelta(days=49), 75),
    (99, 198, 0, START + timedelta(days=49), 100),
    (112, 224, 0, START + timedelta(days=49), None),
])
def test_progress_reads_on_past_the_goal(letters, percent, missing, crossed, following):
    found = reading(range(letters))
    assert (found.verified, found.percent, found.missing, found.crossed_on,
            found.next_milestone) == (letters, percent, missing, crossed, following)


def test_progress_rounds_percent_down_so_that_100_means_reached():
    assert [reading(range(n), Goal(300)).percent for n in (1, 299, 300, 301)] == [0, 99, 100, 100]


def test_progress_crosses_on_the_day_received_not_on_the_day_entered():
    assert reading([100] + [3] * 49).crossed_on == START + timedelta(days=100)


def test_progress_loses_the_crossing_when_the_count_falls_back():
    assert (reading(range(50)).crossed_on, reading(range(49)).crossed_on) == (
        START + timedelta(days=49), None)


def test_progress_follows_a_goal_that_is_raised():
    assert [reading(range(52), Goal(goal)).crossed_on for goal in (50, 52, 53)] == [
        START + timedelta(days=49), START + timedelta(days=51), None]


def test_progress_without_milestones_has_none_past_the_goal():
    assert [reading(range(n), Goal(2)).next_milestone for n in (1, 2, 9)] == [2, None, None]


def test_progress_names_every_sector_reach_and_state():
    found = progress(counted([0, 0]), GOAL, {AskState.ASKED: 7}, AS_OF)
    assert (found.by_sector, found.by_reach, found.asks) == (
        {sector: 2 * (sector == Sector.NGO) for sector in Sector},
        {reach: 2 * (reach == Reach.KRAKOW) for reach in Reach},
        {state: 7 * (state == AskState.ASKED) for state in AskState})


def test_progress_carries_goal_deadline_and_day():
    goal = Goal(50, (60,), date(2026, 12, 31))
    found = reading([0], goal)
    assert (found.goal, found.milestones, found.deadline, found.as_of) == (
        50, (60,), date(2026, 12, 31), AS_OF)


def test_curve_has_one_point_a_day_with_letters():
    first, second = START, START + timedelta(days=4)
    assert curve([second, first, first]) == ((first, 2), (second, 3))


def test_curve_ends_at_the_headline():
    assert reading(range(112)).curve[-1] == (START + timedelta(days=111), 112)
