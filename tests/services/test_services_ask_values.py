"""What each state of the ask keeps, which days it refuses, and what history says of it."""

from datetime import date

import factories
import pytest
from factories import TODAY, actor

from esabid.domain.ask import AskAction as A
from esabid.domain.errors import DomainError, InvalidValue, NotPermitted, Stale
from esabid.domain.permissions import Permission, Role, may
from esabid.services import asks

ASKED, EXPECTED, DECLINED = date(2026, 3, 1), date(2026, 4, 1), date(2026, 3, 17)
GIVEN = {
    A.ASK: {"asked_on": ASKED, "expected_on": EXPECTED},
    A.PROMISE: {"expected_on": date(2026, 4, 9), "waits_at": "u rektora"},
    A.DECLINE: {"reason": "Brak zgody senatu", "declined_on": DECLINED},
    A.ASK_AGAIN: {"asked_on": date(2026, 3, 9)},
    A.EXCLUDE: {"reason": "Zasiada w komisji"},
    A.INCLUDE: {},
}


@pytest.fixture
def row(session):
    return factories.institution(session)


@pytest.fixture
def go(session, row):
    """Take steps with their values; give what the row holds then."""
    def take(*actions):
        for action in actions:
            asks.advance(session, actor(), row, action=action, today=TODAY, **GIVEN[action])
        session.flush()
        return row.asked_on, row.expected_on, row.declined_on, row.waits_at, row.ask_reason
    return take


@pytest.mark.parametrize(("way", "kept"), [
    ((A.ASK,), (ASKED, EXPECTED, None, "", "")),
    ((A.ASK, A.PROMISE), (ASKED, date(2026, 4, 9), None, "u rektora", "")),
    ((A.ASK, A.PROMISE, A.DECLINE), (ASKED, None, DECLINED, "", "Brak zgody senatu")),
    ((A.DECLINE,), (None, None, DECLINED, "", "Brak zgody senatu")),
    ((A.ASK, A.DECLINE, A.ASK_AGAIN), (date(2026, 3, 9), None, None, "", "")),
    ((A.ASK, A.PROMISE, A.EXCLUDE), (None, None, None, "", "Zasiada w komisji")),
    ((A.ASK, A.DECLINE, A.EXCLUDE), (None, None, None, "", "Zasiada w komisji")),
    ((A.ASK, A.EXCLUDE, A.INCLUDE), (None, None, None, "", "")),
])
def test_state_keeps_its_own_values_only(go, way, kept):
    assert go(*way) == kept


def test_step_is_written_with_every_value_before_and_after(go, last_written):
    go(A.ASK, A.PROMISE, A.DECLINE)
    assert last_written() == ("institution", "decline", {
        "ask_state": ["promised", "declined"], "expected_on": ["2026-04-09", None],
        "declined_on": [None, "2026-03-17"], "waits_at": ["u rektora", ""],
        "ask_reason": ["", "Brak zgody senatu"],
    }, {}, "Brak zgody senatu")


@pytest.mark.parametrize(("given", "code"), [
    ({}, "missing_asked_on"),
    ({"asked_on": date(2026, 3, 19)}, "asked_in_future"),
    ({"asked_on": ASKED, "expected_on": date(2026, 2, 28)}, "expected_before_asked"),
])
def test_ask_refuses_impossible_days(session, row, written, given, code):
    before = written()
    with pytest.raises(InvalidValue) as refused:
        asks.advance(session, actor(), row, action=A.ASK, today=TODAY, **given)
    assert (refused.value.code, row.ask_state, written()) == (code, "planned", before)


@pytest.mark.parametrize(("day", "code"), [
    (date(2026, 3, 19), "declined_in_future"), (date(2026, 2, 28), "declined_before_asked")])
def test_refusal_refuses_impossible_days(session, row, go, day, code):
    go(A.ASK)
    with pytest.raises(InvalidValue) as refused:
        asks.advance(session, actor(), row, action=A.DECLINE, reason="Nie", declined_on=day,
                     today=TODAY)
    assert (refused.value.code, row.ask_state) == (code, "asked")


def test_refusal_may_have_no_day(session, row, go):
    go(A.ASK)
    asks.advance(session, actor(), row, action=A.DECLINE, reason="Nie", today=TODAY)
    assert (row.ask_state, row.declined_on) == ("declined", None)


def test_promise_cannot_be_due_before_the_ask(session, row, go):
    go(A.ASK)
    with pytest.raises(InvalidValue) as refused:
        asks.advance(session, actor(), row, action=A.PROMISE, expected_on=date(2026, 2, 1))
    assert refused.value.code == "expected_before_asked"


def test_step_from_an_old_form_is_refused(session, row, go):
    seen = row.version
    go(A.ASK)
    with pytest.raises(Stale):
        asks.advance(session, actor(), row, action=A.DECLINE, reason="Nie", version=seen)


@pytest.mark.parametrize("role", [r for r in Role if not may(r, Permission.RUN_CAMPAIGN)])
def test_ask_is_changed_by_the_desk_only(session, row, role):
    with pytest.raises(NotPermitted):
        asks.advance(session, actor(role), row, action=A.ASK, asked_on=ASKED)
    assert row.ask_state == "planned"


def test_expected_day_and_place_are_changed_while_an_answer_is_open(session, row, go, last_written):
    go(A.ASK)
    asks.expect(session, actor(), row, expected_on=date(2026, 5, 5), waits_at="senat",
                waits_until=date(2026, 4, 20), version=row.version)
    assert last_written() == ("institution", "expect", {
        "expected_on": ["2026-04-01", "2026-05-05"], "waits_at": ["", "senat"],
        "waits_until": [None, "2026-04-20"]}, {}, "")
    asks.expect(session, actor(), row, expected_on=None)
    assert (row.expected_on, row.waits_at, row.waits_until) == (None, "senat", date(2026, 4, 20))


@pytest.mark.parametrize(("way", "given", "error"), [
    ((), {"expected_on": EXPECTED}, "not_asked"),
    ((A.DECLINE,), {"expected_on": EXPECTED}, "not_asked"),
    ((A.ASK, A.PROMISE), {"expected_on": None}, "missing_expected_on"),
    ((A.ASK,), {"expected_on": date(2026, 2, 28)}, "expected_before_asked"),
    ((A.ASK,), {"expected_on": EXPECTED, "waits_at": "", "waits_until": EXPECTED},
     "missing_waits_at")])
def test_expected_day_that_is_none_is_refused(session, row, go, written, way, given, error):
    go(*way)
    before = written()
    with pytest.raises(DomainError) as refused:
        asks.expect(session, actor(), row, **given)
    assert (refused.value.code, written()) == (error, before)
