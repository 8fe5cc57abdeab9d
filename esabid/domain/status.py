"""What is shown for an institution: derived from its ask and its letters, never stored.

The precedence is one table, read here by `status` and turned into a CASE by queries.institutions.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from esabid.domain.ask import AskState
from esabid.domain.letter import LetterState


class Status(StrEnum):
    VERIFIED = "verified"
    TO_CHECK = "to_check"
    TO_COMPLETE = "to_complete"
    OVERDUE = "overdue"
    PROMISED = "promised"
    ASKED = "asked"
    PLANNED = "planned"
    DECLINED = "declined"
    NEUTRAL = "neutral"


# A letter says more than the ask it answers; of several letters the most advanced one speaks.
BY_LETTER = (
    (LetterState.VERIFIED, Status.VERIFIED),
    (LetterState.RECEIVED, Status.TO_CHECK),
    (LetterState.RETURNED, Status.TO_COMPLETE),
)
BY_ASK = {
    AskState.PROMISED: Status.PROMISED,
    AskState.ASKED: Status.ASKED,
    AskState.PLANNED: Status.PLANNED,
    AskState.DECLINED: Status.DECLINED,
    AskState.NEUTRAL: Status.NEUTRAL,
}
# The way of an institution, as a list goes along it; those one does not wait for come last.
WORKFLOW = (Status.PLANNED, Status.ASKED, Status.OVERDUE, Status.PROMISED, Status.TO_CHECK,
            Status.TO_COMPLETE, Status.VERIFIED, Status.DECLINED, Status.NEUTRAL)
CAN_BE_OVERDUE = (AskState.ASKED, AskState.PROMISED)


@dataclass(frozen=True)
class AskFacts:
    """The part of an institution's row its status depends on."""

    state: AskState
    expected_on: date | None = None


def status(ask: AskFacts, letter_states, today: date) -> Status:
    """The one status shown for an institution with `ask` and letters in `letter_states`."""
    for state, shown in BY_LETTER:
        if state in letter_states:
            return shown
    if ask.state in CAN_BE_OVERDUE and ask.expected_on and ask.expected_on < today:
        return Status.OVERDUE
    return BY_ASK[ask.state]
