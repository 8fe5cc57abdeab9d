"""The ask: the city's request to one institution, from planned to promised, declined or neutral."""

from datetime import date
from enum import StrEnum

from esabid.domain.errors import InvalidValue
from esabid.domain.state_machine import Machine, Transition


class AskState(StrEnum):
    PLANNED = "planned"
    ASKED = "asked"
    PROMISED = "promised"
    DECLINED = "declined"
    NEUTRAL = "neutral"


class AskAction(StrEnum):
    ASK = "ask"
    PROMISE = "promise"
    ASK_AGAIN = "ask_again"
    DECLINE = "decline"
    EXCLUDE = "exclude"
    INCLUDE = "include"


OPEN = (AskState.PLANNED, AskState.ASKED, AskState.PROMISED)

ASK = Machine((
    Transition(AskAction.ASK, (AskState.PLANNED,), AskState.ASKED, needs=("asked_on",)),
    # A promise without a day cannot be chased, so an approximate day is asked for.
    Transition(AskAction.PROMISE, (AskState.ASKED,), AskState.PROMISED, needs=("expected_on",)),
    Transition(AskAction.ASK_AGAIN, (AskState.DECLINED,), AskState.ASKED, needs=("asked_on",)),
    Transition(AskAction.DECLINE, OPEN, AskState.DECLINED, needs=("reason",)),
    # Neutral: the institution sits in the decision or must not be asked for another reason.
    Transition(AskAction.EXCLUDE, (*OPEN, AskState.DECLINED), AskState.NEUTRAL, needs=("reason",)),
    Transition(AskAction.INCLUDE, (AskState.NEUTRAL,), AskState.PLANNED),
))


def check_ask_days(asked_on: date | None, *, expected_on: date | None = None,
                   declined_on: date | None = None, today: date | None = None) -> None:
    """Raise InvalidValue for an answer from before the ask, or an ask or a refusal to come."""
    if today and asked_on and asked_on > today:
        raise InvalidValue("asked_in_future", field="asked_on")
    if today and declined_on and declined_on > today:
        raise InvalidValue("declined_in_future", field="declined_on")
    if asked_on and expected_on and expected_on < asked_on:
        raise InvalidValue("expected_before_asked", field="expected_on")
    if asked_on and declined_on and declined_on < asked_on:
        raise InvalidValue("declined_before_asked", field="declined_on")
