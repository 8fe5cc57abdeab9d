"""The steps from where an ask stands to what a list says of it, along the state machine."""

from collections import deque

from esabid.domain.ask import ASK, AskAction, AskState
from esabid.domain.errors import InvalidValue
from esabid.spreadsheets.cells import Asked
from esabid.spreadsheets.records import AskStep


def steps(state: AskState, asked_on, expected_on, says: Asked) -> tuple[tuple[AskStep, ...], str]:
    """The steps from `state`, and a code for what of the line they leave out ("" for nothing).

    No way there, or a day that a step needs and the line lacks, gives no steps and the code.
    Raises InvalidValue (expected_before_asked).
    """
    if says.state in (None, state):
        differs = ((says.asked_on and says.asked_on != asked_on)
                   or (says.expected_on and says.expected_on != expected_on))
        return (), "ask_days_left_out" if differs else ""
    if state == AskState.NEUTRAL:
        # Whoever sits in the decision is asked again by a person's decision, never by a list.
        return (), "not_to_be_asked"
    way = _way(state, says.state)
    if way is None:
        return (), "ask_goes_back"
    day = says.asked_on or asked_on
    if {AskAction.ASK, AskAction.ASK_AGAIN} & set(way) and not says.asked_on:
        return (), "ask_needs_day"
    if AskAction.PROMISE in way and not says.expected_on:
        return (), "promise_needs_day"
    made = tuple(_step(action, day, says) for action in way)
    for step in made:
        if step.asked_on and step.expected_on and step.expected_on < step.asked_on:
            raise InvalidValue("expected_before_asked", where=step.expected_on.isoformat())
    return made, ""


def _step(action: AskAction, asked_on, says: Asked) -> AskStep:
    if action in (AskAction.ASK, AskAction.ASK_AGAIN):
        # With a promise the day is the promised one, not the one an answer was asked for.
        expected = says.expected_on if says.state == AskState.ASKED else None
        return AskStep(action, asked_on=asked_on, expected_on=expected)
    if action == AskAction.PROMISE:
        return AskStep(action, asked_on=asked_on, expected_on=says.expected_on)
    return AskStep(action, asked_on=says.asked_on, reason=says.reason)


def _way(source: AskState, target: AskState) -> tuple[AskAction, ...] | None:
    """The shortest legal way; into neutral only where the way ends, and never out of it."""
    waiting, seen = deque([(source, ())]), {source}
    while waiting:
        state, way = waiting.popleft()
        if state == target:
            return way
        for step in ASK.legal(state):
            round_about = (step.action == AskAction.INCLUDE
                           or step.action == AskAction.EXCLUDE and target != AskState.NEUTRAL)
            if step.target not in seen and not round_about:
                seen.add(step.target)
                waiting.append((step.target, (*way, step.action)))
    return None
