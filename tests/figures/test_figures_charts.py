"""The geometry of charts: nothing stops at the goal, scales begin at zero."""

from datetime import date

import pytest

from esabid.figures.bars import Bar, GoalBar, bars, goal_bar, shares
from esabid.figures.progress_line import progress_line
from esabid.figures.scale import Linear, month_starts, nice_step


@pytest.mark.parametrize(("value", "goal", "bar"), [
    (0, 50, GoalBar(0.0, 83.33)), (25, 50, GoalBar(41.67, 83.33)),
    (50, 50, GoalBar(83.33, 83.33)), (100, 50, GoalBar(95.24, 47.62)),
])
def test_goal_bar_runs_on_past_the_goal(value, goal, bar):
    assert goal_bar(value, goal) == bar


def test_bars_share_one_scale_that_begins_at_zero():
    assert bars({"a": 8, "b": 2, "c": 0}) == (Bar("a", 8, 100.0), Bar("b", 2, 25.0),
                                              Bar("c", 0, 0.0))


def test_shares_are_those_above_zero_the_largest_first():
    assert [(it.kind, it.value) for it in shares({"c": 2, "a": 0, "b": 2, "d": 5})] == [
        ("d", 5), ("b", 2), ("c", 2)]


def test_bars_of_nothing_are_none():
    assert bars({}) == ()


@pytest.mark.parametrize(("top", "step"), [(6, 1), (12, 2), (30, 5), (61, 20), (121, 50)])
def test_nice_step_cuts_into_at_most_six_parts(top, step):
    assert nice_step(top) == step


def test_linear_does_not_clamp():
    assert Linear(0, 10, 100, 0)(12) == -20


def test_month_starts_cross_the_year():
    assert month_starts(date(2025, 11, 5), date(2026, 1, 31)) == (
        date(2025, 12, 1), date(2026, 1, 1))


CURVE = ((date(2026, 1, 10), 1), (date(2026, 2, 10), 2), (date(2026, 3, 10), 4))


def test_progress_line_marks_where_the_goal_was_crossed():
    line = progress_line(CURVE, goal=3, milestones=(5, 9), as_of=date(2026, 4, 1))
    assert line.crossed == (line.points[2][0], line.goal.at)
    assert [tick.value for tick in line.milestones] == [5]
    assert (line.total, line.now[0]) == (4, line.right)
    assert line.steps[-1] == line.now


def test_progress_line_before_the_goal_draws_no_milestone():
    line = progress_line(CURVE, goal=50, milestones=(60,), as_of=date(2026, 4, 1))
    assert (line.crossed, line.milestones) == (None, ())
    assert line.goal.at > line.top


def test_progress_line_without_letters_lies_at_zero():
    line = progress_line((), goal=50, as_of=date(2026, 4, 1))
    assert (line.total, line.points, line.now) == (0, (), (line.right, line.bottom))
