"""The shape of the two state machines, as ARCHITECTURE.md draws them."""

import pytest

from esabid.domain.ask import ASK, AskAction, AskState
from esabid.domain.errors import IllegalTransition, InvalidValue
from esabid.domain.letter import LETTER, LetterAction, LetterState
from esabid.domain.permissions import Permission

A, L = AskState, LetterState
STEPS = {
    "ask": (ASK, {
        A.PLANNED: {"ask": A.ASKED, "decline": A.DECLINED, "exclude": A.NEUTRAL},
        A.ASKED: {"promise": A.PROMISED, "decline": A.DECLINED, "exclude": A.NEUTRAL},
        A.PROMISED: {"decline": A.DECLINED, "exclude": A.NEUTRAL},
        A.DECLINED: {"ask_again": A.ASKED, "exclude": A.NEUTRAL},
        A.NEUTRAL: {"include": A.PLANNED},
    }),
    "letter": (LETTER, {
        L.RECEIVED: {"verify": L.VERIFIED, "return": L.RETURNED, "withdraw": L.WITHDRAWN,
                     "replace": L.REPLACED},
        L.VERIFIED: {"reopen": L.RECEIVED, "withdraw": L.WITHDRAWN, "replace": L.REPLACED},
        L.RETURNED: {"withdraw": L.WITHDRAWN, "replace": L.REPLACED},
        L.WITHDRAWN: {},
        L.REPLACED: {},
    }),
}
NEEDS = {
    "ask": {"ask": ("asked_on",), "promise": ("expected_on",), "ask_again": ("asked_on",),
            "decline": ("reason",), "exclude": ("reason",), "include": ()},
    "letter": {"verify": ("file", "signer", "signature"), "return": ("reason",),
               "reopen": ("reason",), "withdraw": ("reason", "withdrawn_on"),
               "replace": ("newer",)},
}


@pytest.mark.parametrize("kind", STEPS)
def test_machine_has_exactly_the_steps_of_the_picture(kind):
    machine, picture = STEPS[kind]
    found = {state: {t.action: t.target for t in machine.legal(state)} for state in picture}
    assert found == picture


@pytest.mark.parametrize(("kind", "states", "actions"), [
    ("ask", AskState, AskAction), ("letter", LetterState, LetterAction)])
def test_machine_knows_every_state_and_action(kind, states, actions):
    machine, picture = STEPS[kind]
    assert (set(picture), {t.action for t in machine.transitions}) == (set(states), set(actions))


@pytest.mark.parametrize("kind", STEPS)
def test_machine_needs_values_and_the_right_to_run_the_campaign(kind):
    found = {t.action: (t.needs, t.permission) for t in STEPS[kind][0].transitions}
    assert found == {action: (needs, Permission.RUN_CAMPAIGN)
                     for action, needs in NEEDS[kind].items()}


@pytest.mark.parametrize(("machine", "state", "action", "need"), [
    (machine, transition.sources[0], transition.action, need)
    for machine, _ in STEPS.values() for transition in machine.transitions
    for need in transition.needs])
def test_step_names_the_missing_value(machine, state, action, need):
    transition = next(t for t in machine.transitions if t.action == action)
    given = {name: "given" for name in transition.needs if name != need}
    with pytest.raises(InvalidValue) as refused:
        machine.step(state, action, given)
    assert (refused.value.code, refused.value.field) == (f"missing_{need}", need)


def test_step_refuses_an_action_that_does_not_leave_the_state():
    with pytest.raises(IllegalTransition) as refused:
        LETTER.step(L.WITHDRAWN, LetterAction.VERIFY, {})
    assert (refused.value.code, refused.value.values) == (
        "illegal_transition", {"state": L.WITHDRAWN, "action": LetterAction.VERIFY})
