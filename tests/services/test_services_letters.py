"""The door of the letter: every state times every action, over real files."""

import itertools
from datetime import date

import factories
import pytest
from factories import NOW, TODAY, actor
from services import checked_files

from esabid.domain.checklist import Answer, Check
from esabid.domain.errors import DomainError, IllegalTransition, InvalidValue, NotPermitted, Stale
from esabid.domain.letter import (LETTER, Channel, LetterAction, LetterDetails, LetterState,
                                  SignatureKind, SignerDetails)
from esabid.domain.permissions import Permission, Role, may
from esabid.services import letters

S = LetterState
DETAILS = LetterDetails(Channel.EMAIL, date(2026, 3, 10))


@pytest.fixture
def act(session):
    """Take one step with everything it could need."""
    def step(row, action, **given):
        newer = (letters.add(session, actor(), details=DETAILS, today=TODAY)
                 if action == LetterAction.REPLACE else None)
        given = {"reason": "Powód", "withdrawn_on": date(2026, 3, 12), "today": TODAY,
                 "newer": newer} | given
        letters.advance(session, actor(), row, action=action, **given)
        return newer
    return step


@pytest.fixture
def in_state(received, act):
    """Make a letter and bring it into a state."""
    ways = {S.RECEIVED: (), S.VERIFIED: (LetterAction.VERIFY,), S.RETURNED: (LetterAction.RETURN,),
            S.WITHDRAWN: (LetterAction.WITHDRAW,), S.REPLACED: (LetterAction.REPLACE,)}

    def make(state, **how):
        row = received(**how)
        for action in ways[state]:
            act(row, action)
        return row
    return make


@pytest.mark.parametrize(("state", "action"), list(itertools.product(LetterState, LetterAction)))
def test_letter_takes_exactly_the_legal_steps(in_state, act, last_written, state, action):
    row = in_state(state)
    target = {t.action: t.target for t in LETTER.legal(state)}.get(action)
    if target is None:
        with pytest.raises(IllegalTransition):
            act(row, action)
        assert row.state == state
        return
    act(row, action)
    verified = target == S.VERIFIED
    assert (row.state, bool(row.verified_at), row.verified_sha256, row.withdrawn_on) == (
        target, verified, row.original.sha256 if verified else None,
        date(2026, 3, 12) if target == S.WITHDRAWN else None)
    assert last_written(subject="letter", subject_id=row.id) == (
        "letter", action, {"state": [state, target]}, {}, "Powód")


@pytest.mark.parametrize(("action", "missing", "code"), [
    (LetterAction.RETURN, {"reason": " "}, "missing_reason"),
    (LetterAction.WITHDRAW, {"reason": ""}, "missing_reason"),
    (LetterAction.WITHDRAW, {"withdrawn_on": None}, "missing_withdrawn_on"),
    (LetterAction.WITHDRAW, {"withdrawn_on": date(2026, 3, 19)}, "withdrawn_in_future"),
    (LetterAction.REPLACE, {"newer": None}, "missing_newer"),
])
def test_letter_refuses_a_step_without_its_values(received, act, action, missing, code):
    row = received()
    with pytest.raises(InvalidValue) as refused:
        act(row, action, **missing)
    assert (refused.value.code, row.state, row.withdrawn_on) == (code, S.RECEIVED, None)


def test_verify_needs_a_checked_file(session):
    row = factories.letter(session, factories.institution(session))
    with pytest.raises(InvalidValue) as refused:
        letters.advance(session, actor(), row, action=LetterAction.VERIFY)
    assert (refused.value.code, row.state) == ("missing_file", S.RECEIVED)


def test_verify_needs_an_institution(session, received):
    row = received()
    letters.change(session, actor(), row, details=DETAILS, signers=(), today=TODAY)
    with pytest.raises(InvalidValue) as refused:
        letters.advance(session, actor(), row, action=LetterAction.VERIFY)
    assert refused.value.code == "missing_signer"


def test_verify_needs_every_way_of_signing(session, received):
    first, second = factories.institution(session), factories.institution(session)
    row = received(first, second)
    letters.change(session, actor(), row, details=DETAILS, today=TODAY, signers=(
        SignerDetails(first.id), SignerDetails(second.id, SignatureKind.NONE)))
    with pytest.raises(InvalidValue) as refused:
        letters.advance(session, actor(), row, action=LetterAction.VERIFY)
    assert refused.value.code == "missing_signature"


def test_verify_needs_no_reason_where_nothing_was_found(session, received):
    row = received()
    letters.advance(session, actor(), row, action=LetterAction.VERIFY)
    assert (row.state, row.state_reason, row.verified_at) == (S.VERIFIED, "", NOW)


def test_verify_keeps_what_was_answered_and_reopening_forgets_it(session, received, last_written):
    row, answers = received(), dict.fromkeys(Check, Answer.YES) | {Check.ENTITLED: Answer.NO}
    letters.advance(session, actor(), row, action=LetterAction.VERIFY, answers=answers,
                    reason="Prokura w aktach")
    kept, written = row.checklist, last_written()[2]
    letters.advance(session, actor(), row, action=LetterAction.REOPEN, reason="Pomyłka")
    assert (kept, written["denied"], row.checklist) == (answers, ["", ["entitled"]], {})


def test_verify_against_a_warning_takes_a_reason(session, received, warned_file, last_written):
    row = received(file=warned_file)
    with pytest.raises(InvalidValue) as refused:
        letters.advance(session, actor(), row, action=LetterAction.VERIFY)
    letters.advance(session, actor(), row, action=LetterAction.VERIFY, reason="Strona pusta")
    assert (refused.value.code, row.state, last_written()[4]) == (
        "missing_reason_against_warning", S.VERIFIED, "Strona pusta")


def test_reopen_takes_the_verification_away(in_state, act):
    row = in_state(S.VERIFIED)
    act(row, LetterAction.REOPEN)
    assert (row.state, row.verified_at, row.verified_sha256, row.state_reason) == (
        S.RECEIVED, None, None, "Powód")


def test_newer_letter_ends_the_days_of_the_one_it_replaces(session, in_state, written):
    old = in_state(S.VERIFIED)
    new = letters.add(session, actor(), details=DETAILS, today=TODAY, replaces=old)
    session.refresh(old)
    assert (old.state, new.replaces, old.replaced_by, new.state) == (
        S.REPLACED, old, new, S.RECEIVED)
    assert [row[1] for row in written(subject="letter", subject_id=new.id)] == ["add"]


def test_newer_letter_cannot_replace_one_that_is_withdrawn(session, in_state):
    with pytest.raises(IllegalTransition):
        letters.add(session, actor(), details=DETAILS, today=TODAY, replaces=in_state(S.WITHDRAWN))


def test_version_of_a_version_is_one_of_the_first(session):
    first = letters.add(session, actor(), details=DETAILS, today=TODAY)
    second = letters.add(session, actor(), details=DETAILS, today=TODAY, version_of=first)
    third = letters.add(session, actor(), details=DETAILS, today=TODAY, version_of=second)
    corrected = letters.add(session, actor(), details=DETAILS, today=TODAY, replaces=second)
    assert [it.version_of_id for it in (first, second, third, corrected)] == [
        None, first.id, first.id, first.id]


def test_step_from_an_old_form_is_refused(in_state, act):
    row = in_state(S.RECEIVED)
    seen = row.version
    act(row, LetterAction.VERIFY, version=seen)
    with pytest.raises(Stale) as refused:
        act(row, LetterAction.WITHDRAW, version=seen)
    assert (refused.value.code, row.state) == ("stale", S.VERIFIED)


def test_file_that_arrived_meanwhile_makes_a_form_stale(session, store, good_file):
    from_desk = factories.letter(session, factories.institution(session))
    seen = from_desk.version
    checked_files.give(session, store, from_desk, good_file)
    with pytest.raises(Stale):
        letters.advance(session, actor(), from_desk, action=LetterAction.VERIFY, version=seen)


@pytest.mark.parametrize("role", [r for r in Role if not may(r, Permission.RUN_CAMPAIGN)])
def test_step_is_refused_to_who_may_not_run_the_campaign(session, received, role):
    row = received()
    for deed in (lambda: letters.advance(session, actor(role), row, action=LetterAction.VERIFY),
                 lambda: letters.add(session, actor(role), details=DETAILS, today=TODAY),
                 lambda: letters.change(session, actor(role), row, details=DETAILS, signers=(),
                                        today=TODAY)):
        with pytest.raises(NotPermitted):
            deed()
    assert row.state == S.RECEIVED


@pytest.mark.parametrize(("received_on", "dated_on", "twice", "code"), [
    (date(2026, 3, 19), None, False, "received_in_future"),
    (date(2026, 3, 10), date(2026, 3, 11), False, "dated_after_received"),
    (date(2026, 3, 10), None, True, "signer_twice"),
])
def test_letter_with_impossible_values_is_not_recorded(session, written, received_on, dated_on,
                                                       twice, code):
    one = factories.institution(session)
    before = written()
    with pytest.raises(DomainError) as refused:
        letters.add(session, actor(), today=TODAY, signers=(SignerDetails(one.id),) * (1 + twice),
                    details=LetterDetails(Channel.POST, received_on, dated_on=dated_on))
    assert (refused.value.code, written()) == (code, before)


def test_withdrawing_a_letter_withdraws_its_language_versions(session, received, act):
    letter, translation, other = received(), received(), received()
    translation.version_of_id = letter.id
    act(translation, LetterAction.VERIFY)
    act(letter, LetterAction.WITHDRAW)
    assert ([it.state for it in (letter, translation, other)],
            translation.withdrawn_on, translation.state_reason) == (
        [S.WITHDRAWN, S.WITHDRAWN, S.RECEIVED], date(2026, 3, 12), "Powód")


def test_a_version_of_a_withdrawn_letter_is_refused(session, in_state):
    gone = in_state(S.WITHDRAWN)
    with pytest.raises(IllegalTransition) as refusal:
        letters.add(session, actor(), details=DETAILS, today=TODAY, version_of=gone)
    assert refusal.value.code == "letter_closed"
