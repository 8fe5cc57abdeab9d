"""The door of the ask: every state times every action."""

import itertools
from datetime import date

import factories
import pytest
from sqlalchemy import select

from esabid.domain.ask import ASK, AskAction, AskState
from esabid.domain.errors import IllegalTransition
from esabid.models import History
from esabid.services import asks

GIVEN = {"asked_on": date(2026, 3, 1), "expected_on": date(2026, 4, 1), "reason": "Powód",
         "today": factories.TODAY}
WAY = {
    AskState.PLANNED: (), AskState.ASKED: (AskAction.ASK,),
    AskState.PROMISED: (AskAction.ASK, AskAction.PROMISE),
    AskState.DECLINED: (AskAction.DECLINE,), AskState.NEUTRAL: (AskAction.EXCLUDE,),
}


@pytest.mark.parametrize(("state", "action"), list(itertools.product(AskState, AskAction)))
def test_advance_takes_exactly_the_legal_steps(session, state, action):
    row = factories.institution(session)
    for step in WAY[state]:
        asks.advance(session, factories.actor(), row, action=step, **GIVEN)
    target = {t.action: t.target for t in ASK.legal(state)}.get(action)
    if target is None:
        with pytest.raises(IllegalTransition):
            asks.advance(session, factories.actor(), row, action=action, **GIVEN)
        assert row.ask_state == state
    else:
        asks.advance(session, factories.actor(), row, action=action, **GIVEN)
        session.flush()
        last = session.scalars(select(History).order_by(History.id.desc())).first()
        assert (row.ask_state, last.action, last.changes["ask_state"]) == (
            target, action, [state, target])
