"""The one door through which an institution's ask changes its state."""

from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.ask import ASK, AskAction, AskState
from esabid.domain.errors import InvalidValue
from esabid.domain.permissions import Actor, permit
from esabid.models import Institution
from esabid.services.history import fresh, record

# Which values a state keeps; the others are cleared on the way in, as the table's CHECKs demand.
_KEEPS = {
    AskState.PLANNED: (),
    AskState.ASKED: ("asked_on", "expected_on"),
    AskState.PROMISED: ("asked_on", "expected_on", "waits_at"),
    AskState.DECLINED: ("asked_on", "reason"),
    AskState.NEUTRAL: ("reason",),
}


def advance(session: Session, actor: Actor, institution: Institution, *, action: AskAction,
            asked_on: date | None = None, expected_on: date | None = None, waits_at: str = "",
            reason: str = "", today: date | None = None,
            version: int | None = None) -> Institution:
    """Take one step of the ask; `expected_on` with an ask is the day an answer is asked for.

    Raises IllegalTransition, InvalidValue for a missing value or an ask in the future, Stale.
    """
    given = {"asked_on": asked_on, "expected_on": expected_on, "waits_at": waits_at,
             "reason": reason.strip()}
    fresh(institution, version)
    step = ASK.step(institution.ask_state, action, given)
    permit(actor, step.permission)
    if asked_on and today and asked_on > today:
        raise InvalidValue("asked_in_future", field="asked_on")
    asked = given["asked_on"] or institution.asked_on
    if expected_on and asked and expected_on < asked:
        raise InvalidValue("expected_before_asked", field="expected_on")
    given["asked_on"] = asked
    changes = {"ask_state": (institution.ask_state, step.target)}
    institution.ask_state = step.target
    for name in ("asked_on", "expected_on", "waits_at", "reason"):
        column = "ask_reason" if name == "reason" else name
        empty = None if name.endswith("_on") else ""
        value = given[name] if name in _KEEPS[step.target] else empty
        if getattr(institution, column) != value:
            changes[column] = (getattr(institution, column), value)
            setattr(institution, column, value)
    record(session, actor, institution, action=action, changes=changes, note=given["reason"])
    return institution
