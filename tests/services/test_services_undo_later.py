"""Taking back what went on since: refused in a sentence, never half-done, never a fault."""

from datetime import date

import factories
import pytest
from factories import actor
from services.undone_deeds import DAY, Desk
from sqlalchemy import select

from esabid.domain.ask import AskAction
from esabid.domain.conversation import NextStep
from esabid.domain.errors import InvalidValue, Stale
from esabid.models import History
from esabid.services import asks, mergers, next_steps, undo

MAY, JUNE = date(2026, 5, 5), date(2026, 6, 6)


@pytest.fixture
def desk(session):
    return Desk(session)


def last(session) -> History:
    return session.scalars(select(History).order_by(History.id.desc())).first()


def expect(desk, day) -> History:
    asks.expect(desk.session, actor(), desk.body, expected_on=day)
    return last(desk.session)


def refused(session, done, kind=Stale) -> str:
    """The code with which taking `done` back is refused."""
    with pytest.raises(kind) as error:
        undo.undo(session, actor(), done)
    session.flush()
    return error.value.code


def test_the_day_a_promise_stands_on_is_not_taken_from_it(session, desk):
    desk.step(AskAction.ASK, expected_on=None, waits_at="", waits_until=None)
    done = expect(desk, MAY)
    desk.step(AskAction.PROMISE, expected_on=MAY)
    assert (refused(session, done), desk.body.expected_on) == ("changed_since_then", MAY)


def test_a_day_is_not_given_back_to_an_ask_that_was_declined_since(session, desk):
    desk.step(AskAction.ASK, expected_on=MAY, waits_at="", waits_until=None)
    done = expect(desk, None)
    desk.step(AskAction.DECLINE, declined_on=MAY)
    assert (refused(session, done), desk.body.expected_on) == ("changed_since_then", None)


def test_a_day_before_a_later_ask_is_not_given_back(session, desk):
    desk.step(AskAction.ASK, expected_on=MAY, waits_at="", waits_until=None)
    done = expect(desk, None)
    desk.step(AskAction.DECLINE)
    desk.step(AskAction.ASK_AGAIN, asked_on=JUNE, expected_on=None, waits_at="", waits_until=None)
    assert (refused(session, done, InvalidValue), desk.body.expected_on) == (
        "expected_before_asked", None)


def test_a_step_given_a_day_since_is_not_taken_from_under_it(session, desk):
    for step in (NextStep("Zadzwonić"), NextStep("Zadzwonić", DAY)):
        next_steps.plan(session, actor(), desk.body, step=step)
    first = session.scalars(select(History).where(History.action == "plan_step",
                                                  History.subject_id == desk.body.id)).first()
    assert (refused(session, first), desk.body.next_step) == ("changed_since_then", "Zadzwonić")
    undo.undo(session, actor(), last(session))
    undo.undo(session, actor(), first)
    assert (desk.body.next_step, desk.body.next_step_on) == ("", None)


def test_what_an_institution_was_part_of_may_be_gone_by_a_merger(session, desk):
    desk.facts(parent_id=desk.other.id)
    desk.facts(parent_id=None)
    done = last(session)
    mergers.merge(session, actor(), factories.institution(session), desk.other)
    assert (refused(session, done), desk.body.parent_id) == ("changed_since_then", None)
