"""The one door through which an institution's ask changes its state."""

from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.ask import ASK, AskAction, AskState, check_ask_days
from esabid.domain.errors import IllegalTransition, InvalidValue, Stale
from esabid.domain.permissions import Actor, Permission, permit
from esabid.domain.status import CAN_BE_OVERDUE
from esabid.models import Institution
from esabid.services.history import fresh, record

# Which values a state keeps; the others are cleared on the way in, as the table's CHECKs demand.
_KEEPS = {
    AskState.PLANNED: (),
    AskState.ASKED: ("asked_on", "expected_on", "waits_at", "waits_until"),
    AskState.PROMISED: ("asked_on", "expected_on", "waits_at", "waits_until"),
    AskState.DECLINED: ("asked_on", "declined_on", "reason"),
    AskState.NEUTRAL: ("reason",),
}
# Without which a state cannot be, as the same CHECKs say.
_NEEDS = {AskState.ASKED: ("asked_on",), AskState.PROMISED: ("asked_on", "expected_on")}
_COLUMN = {"reason": "ask_reason"}
_ALL = {_COLUMN.get(name, name) for kept in _KEEPS.values() for name in kept}


def advance(session: Session, actor: Actor, institution: Institution, *, action: AskAction,
            asked_on: date | None = None, expected_on: date | None = None, waits_at: str = "",
            waits_until: date | None = None, reason: str = "", declined_on: date | None = None,
            today: date | None = None, version: int | None = None) -> Institution:
    """Take one step of the ask; `expected_on` with an ask is the day an answer is asked for.

    `declined_on` is the day of a refusal, None where nobody knows it.
    Raises IllegalTransition, InvalidValue for a missing value or an impossible day, Stale.
    """
    given = {"asked_on": asked_on, "expected_on": expected_on, "waits_at": waits_at,
             "waits_until": waits_until, "declined_on": declined_on, "reason": reason.strip()}
    fresh(institution, version)
    step = ASK.step(institution.ask_state, action, given)
    permit(actor, step.permission)
    given["asked_on"] = asked_on or institution.asked_on
    check_ask_days(given["asked_on"], expected_on=expected_on, declined_on=declined_on,
                   today=today)
    changes = {"ask_state": (institution.ask_state, step.target)} | _set(institution, {
        _COLUMN.get(name, name): value if name in _KEEPS[step.target] else _empty(name)
        for name, value in given.items()})
    institution.ask_state = step.target
    record(session, actor, institution, action=action, changes=changes, note=given["reason"])
    return institution


def expect(session: Session, actor: Actor, institution: Institution, *,
           expected_on: date | None, waits_at: str | None = None, waits_until: date | None = None,
           version: int | None = None) -> Institution:
    """Set the day a letter is expected, or take it away from an ask that is not promised.

    `waits_at` is where inside the institution it waits, None to leave that as it is, `waits_until`
    the day on which it goes on there. Raises IllegalTransition where nobody was asked,
    InvalidValue for a day that is missing, impossible or without its place, Stale.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(institution, version)
    if institution.ask_state not in CAN_BE_OVERDUE:
        raise IllegalTransition("not_asked")
    if institution.ask_state == AskState.PROMISED and expected_on is None:
        raise InvalidValue("missing_expected_on", field="expected_on")
    if waits_until and not waits_at:
        raise InvalidValue("missing_waits_at", field="waits_at")
    check_ask_days(institution.asked_on, expected_on=expected_on)
    place = {} if waits_at is None else {"waits_at": waits_at, "waits_until": waits_until}
    if changes := _set(institution, {"expected_on": expected_on} | place):
        record(session, actor, institution, action="expect", changes=changes)
    return institution


def take_back(institution: Institution, values: dict) -> dict:
    """Give the ask the values it had before a step, and return what changed.

    Only services.undo calls it, which has seen that they still are as the step left them. Raises
    Stale where they do not fit the state: the ask went on since, or back.
    """
    state = values.get("ask_state", institution.ask_state)
    kept = {_COLUMN.get(name, name) for name in _KEEPS[state]}
    then = {name: values.get(name, getattr(institution, name)) for name in _ALL}
    if (any(then[name] != _empty(name) for name in _ALL - kept)
            or any(then[name] is None for name in _NEEDS.get(state, ()))):
        raise Stale("changed_since_then")
    check_ask_days(then["asked_on"], expected_on=then["expected_on"])
    changes = _set(institution, {k: v for k, v in values.items() if k != "ask_state"})
    if institution.ask_state != state:
        changes["ask_state"] = (institution.ask_state, state)
        institution.ask_state = state
    return changes


def take_over(institution: Institution, values: dict) -> dict:
    """Give the ask all the values of another record's, and return what changed.

    Only services.mergers calls it: of two records of one institution one ask stands whole.
    """
    changes = _set(institution, {k: v for k, v in values.items() if k != "ask_state"})
    if institution.ask_state != values["ask_state"]:
        changes["ask_state"] = (institution.ask_state, values["ask_state"])
        institution.ask_state = values["ask_state"]
    return changes


def _set(institution: Institution, values: dict) -> dict:
    """Set columns of the ask other than its state; return what changed, before and after."""
    changes = {}
    for column, value in values.items():
        if (before := getattr(institution, column)) != value:
            changes[column] = (before, value)
            setattr(institution, column, value)
    return changes


def _empty(name: str):
    return None if name.endswith(("_on", "_until")) else ""
