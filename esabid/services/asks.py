"""The one door through which an institution's ask changes its state."""

from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.ask import ASK, AskAction, AskState, check_ask_days
from esabid.domain.permissions import Actor, permit
from esabid.models import Institution
from esabid.services.history import fresh, record

# Which values a state keeps; the others are cleared on the way in, as the table's CHECKs demand.
_KEEPS = {
    AskState.PLANNED: (),
    AskState.ASKED: ("asked_on", "expected_on"),
    AskState.PROMISED: ("asked_on", "expected_on", "waits_at"),
    AskState.DECLINED: ("asked_on", "declined_on", "reason"),
    AskState.NEUTRAL: ("reason",),
}


def advance(session: Session, actor: Actor, institution: Institution, *, action: AskAction,
            asked_on: date | None = None, expected_on: date | None = None, waits_at: str = "",
            reason: str = "", declined_on: date | None = None, today: date | None = None,
            version: int | None = None) -> Institution:
    """Take one step of the ask; `expected_on` with an ask is the day an answer is asked for.

    `declined_on` is the day of a refusal, None where nobody knows it.
    Raises IllegalTransition, InvalidValue for a missing value or an impossible day, Stale.
    """
    given = {"asked_on": asked_on, "expected_on": expected_on, "waits_at": waits_at,
             "declined_on": declined_on, "reason": reason.strip()}
    fresh(institution, version)
    step = ASK.step(institution.ask_state, action, given)
    permit(actor, step.permission)
    given["asked_on"] = asked_on or institution.asked_on
    check_ask_days(given["asked_on"], expected_on=expected_on, declined_on=declined_on,
                   today=today)
    changes = {"ask_state": (institution.ask_state, step.target)}
    institution.ask_state = step.target
    for name in given:
        column = "ask_reason" if name == "reason" else name
        empty = None if name.endswith("_on") else ""
        value = given[name] if name in _KEEPS[step.target] else empty
        if getattr(institution, column) != value:
            changes[column] = (getattr(institution, column), value)
            setattr(institution, column, value)
    record(session, actor, institution, action=action, changes=changes, note=given["reason"])
    return institution
