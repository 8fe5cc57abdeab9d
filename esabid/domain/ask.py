"""The ask: the city's request to one institution, from planned to promised, declined or neutral."""

from enum import StrEnum

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


_OPEN = (AskState.PLANNED, AskState.ASKED, AskState.PROMISED)

ASK = Machine((
    Transition(AskAction.ASK, (AskState.PLANNED,), AskState.ASKED, needs=("asked_on",)),
    # A promise without a day cannot be chased, so an approximate day is asked for.
    Transition(AskAction.PROMISE, (AskState.ASKED,), AskState.PROMISED, needs=("expected_on",)),
    Transition(AskAction.ASK_AGAIN, (AskState.DECLINED,), AskState.ASKED, needs=("asked_on",)),
    Transition(AskAction.DECLINE, _OPEN, AskState.DECLINED, needs=("reason",)),
    # Neutral: the institution sits in the decision or must not be asked for another reason.
    Transition(AskAction.EXCLUDE, (*_OPEN, AskState.DECLINED), AskState.NEUTRAL, needs=("reason",)),
    Transition(AskAction.INCLUDE, (AskState.NEUTRAL,), AskState.PLANNED),
))
