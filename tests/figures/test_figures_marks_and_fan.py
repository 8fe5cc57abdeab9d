"""Actions and forecast on the progress line, and bars against targets: nothing is clamped."""

from datetime import date, timedelta

import pytest

from esabid.domain.coverage import Against
from esabid.domain.forecast import FanPoint
from esabid.domain.institution import Sector
from esabid.figures.bars import Bar, target_bars
from esabid.figures.marks import Mark, merged
from esabid.figures.progress_line import ACTIONS_ROW, progress_line

DAY = date(2026, 6, 30)
CURVE = ((date(2026, 2, 10), 20), (date(2026, 6, 10), 51))
FAN = (FanPoint(DAY, 51, 51, 51), FanPoint(DAY + timedelta(7), 52, 54, 60),
       FanPoint(DAY + timedelta(14), 53, 58, 90))


def line(**changes):
    return progress_line(**{"curve": CURVE, "goal": 50, "milestones": (60, 75, 100, 200),
                            "as_of": DAY} | changes)


def test_line_without_actions_and_forecast_has_none_and_ends_today():
    drawn = line()
    assert (drawn.actions, drawn.fan, drawn.today, drawn.now[0]) == ((), None, None, drawn.right)


def test_fan_opens_at_the_count_and_ends_at_the_right():
    drawn = line(fan=FAN)
    assert (drawn.fan.area[0], drawn.fan.middle[0], drawn.today) == (
        drawn.now, drawn.now, drawn.now[0])
    assert (drawn.fan.end, drawn.fan.area[2], drawn.fan.middle[-1][0]) == (
        drawn.fan.area[2], (drawn.right, drawn.fan.end[1]), drawn.right)
    assert (drawn.fan.low, drawn.fan.expected, drawn.fan.high) == (53, 58, 90)


def test_scale_holds_the_fan_and_the_milestones_within_it():
    drawn = line(fan=FAN)
    assert [tick.value for tick in drawn.milestones] == [60, 75]
    assert drawn.top < drawn.fan.end[1] < drawn.milestones[-1].at


def test_fan_before_the_goal_draws_no_milestone_and_stays_in_the_picture():
    drawn = line(goal=80, fan=FAN)
    assert (drawn.milestones, drawn.top < drawn.fan.end[1] < drawn.goal.at) == ((), True)


def test_forecast_of_today_alone_opens_no_fan():
    assert line(fan=FAN[:1]).fan is None


def test_actions_before_and_after_the_letters_lie_on_the_axis():
    drawn = line(actions=(DAY + timedelta(60), date(2025, 12, 1), date(2026, 4, 1)))
    places = [place for mark in drawn.actions for place in mark.places]
    assert (places[0], places[-1], sorted(places) == places) == (drawn.left, drawn.right, True)
    assert drawn.left < drawn.today == drawn.now[0] < drawn.right


def test_actions_get_a_row_of_their_own():
    assert line().bottom - line(actions=(DAY,)).bottom == ACTIONS_ROW


@pytest.mark.parametrize(("places", "marks"), [
    ((), ()),
    ((10,), (Mark(10, 1, 1, (10,)),)),
    ((10, 60), (Mark(10, 1, 1, (10,)), Mark(60, 2, 2, (60,)))),
    ((10, 10, 60), (Mark(10, 1, 2, (10, 10)), Mark(60, 3, 3, (60,)))),
    # 40 and 44 join at 42, which is then too near to 10: all three share a label.
    ((10, 50, 54), (Mark(10, 1, 1, (10,)), Mark(52, 2, 3, (50, 54)))),
    ((10, 40, 44), (Mark(27, 1, 3, (10, 40, 44)),)),
])
def test_marks_too_near_share_a_label(places, marks):
    assert merged(places, 40) == marks


def test_thirty_actions_keep_their_labels_apart_and_all_their_numbers():
    drawn = line(actions=[DAY - timedelta(4 * n) for n in range(30)], width=300)
    assert [n for mark in drawn.actions for n in range(mark.first, mark.last + 1)] == list(
        range(1, 31))
    gaps = [b.at - a.at for a, b in zip(drawn.actions, drawn.actions[1:], strict=False)]
    assert [gap for gap in gaps if gap < 52] == []


def test_campaign_of_one_day_has_its_day_on_the_axis():
    drawn = progress_line(((DAY, 3),), goal=50, as_of=DAY)
    assert [(tick.value, tick.at) for tick in drawn.x_ticks] == [(DAY, drawn.right)]


def test_target_bars_run_on_past_their_targets_on_one_scale():
    found = (Against(Sector.NGO, 12, 3), Against(Sector.OTHER, 3, 0),
             Against(Sector.UNIVERSITY, 0, 25))
    assert target_bars(found) == (
        Bar(Sector.NGO, 12, 46.15, 3, 11.54), Bar(Sector.OTHER, 3, 11.54, 0, None),
        Bar(Sector.UNIVERSITY, 0, 0.0, 25, 96.15))


def test_target_bars_of_nothing_are_empty():
    assert target_bars((Against(Sector.NGO, 0, 0),)) == (Bar(Sector.NGO, 0, 0.0, 0, None),)
