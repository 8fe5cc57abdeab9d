"""A conversation with an institution, and the next step that was agreed on."""

from dataclasses import dataclass
from datetime import date

from esabid.domain.errors import InvalidValue
from esabid.domain.institution import ConversationKind


@dataclass(frozen=True)
class ConversationDetails:
    """What is written down of a conversation: when, with whom, what was said."""

    kind: ConversationKind
    held_on: date
    said: str
    partner: str = ""


@dataclass(frozen=True)
class NextStep:
    """What is to be done about an institution, by when and by whom."""

    next_step: str
    next_step_on: date | None = None
    next_step_by: str = ""


def check_conversation(details: ConversationDetails, today: date) -> None:
    """Raise InvalidValue for a conversation without words, or one to come."""
    if not details.said:
        raise InvalidValue("missing_said", field="said")
    if details.held_on > today:
        raise InvalidValue("held_in_future", field="held_on")


def checked_step(step: NextStep) -> NextStep:
    """The step as it is kept; without words there is none, and then no day and nobody either.

    Raises InvalidValue for a day or a name without a step.
    """
    if not step.next_step and (step.next_step_on or step.next_step_by):
        raise InvalidValue("missing_next_step", field="next_step")
    return step
