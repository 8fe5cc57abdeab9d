"""The demo's deeds and events in time, on any day of the year."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from esabid.demo.arguing import arguments_read, offers_kept
from esabid.demo.cast import players
from esabid.demo.deeds import Stage, answers, asks_sent, letters_come, opening
from esabid.demo.plan import HOLIDAYS, plan, workday
from esabid.demo.promotion import ACTIONS, promoted
from esabid.demo.speaking import keys_given, said_in_public
from esabid.demo.talking import TALKS, talked


@pytest.mark.parametrize("today", [date(2026, 3, 3) + timedelta(days=n) for n in range(0, 364, 9)])
def test_deeds_lie_on_working_days_between_the_campaigns_first_day_and_yesterday(today):
    cast, stage = players(), Stage(ZoneInfo("Europe/Warsaw"), {})
    planned = plan(cast, today)
    days = {deed.at.date() for deed in (
        *opening(stage, planned, cast, today), *asks_sent(stage, planned, cast, today),
        *answers(stage, planned, cast, today), *letters_come(stage, planned, today),
        *arguments_read(stage, planned, today), *offers_kept(stage, planned, today),
        *talked(stage, today), *promoted(stage, today), *said_in_public(stage, today),
        *keys_given(stage, today))}
    assert [day for day in days
            if day != workday(day) or not planned.begins <= day < today] == []


def test_events_are_never_held_on_a_holiday_and_one_is_to_come():
    days = [date(2026, 3, 3) + timedelta(days=n) for n in range(366)]
    held = [[it.on(today) for it in ACTIONS] for today in days]
    assert [it for on in held for it in on if (it.month, it.day) in HOLIDAYS] == []
    assert {tuple(day > today for day in on) for today, on in zip(days, held, strict=True)} == {
        (False,) * 9 + (True,)}


def test_the_office_talks_with_those_who_were_asked_before_and_sent_no_letter():
    cast = {it.name: it for it in players()}
    today = date(2026, 3, 3)
    for talk in TALKS:
        player = cast[talk.body]
        asked = workday(today - timedelta(days=player.ago))
        assert (player.fate in ("asked", "promised", "overdue", "overdue_promise"),
                asked < workday(today - timedelta(days=talk.ago))) == (True, True), talk.body
