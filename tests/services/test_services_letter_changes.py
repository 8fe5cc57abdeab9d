"""Correcting a letter: who signed it, what history keeps of it, and when it is too late."""

from dataclasses import replace
from datetime import date

import factories
import pytest
from factories import TODAY, actor

from esabid.domain.errors import IllegalTransition, InvalidValue, Stale
from esabid.domain.letter import (Channel, Disclosure, LetterAction, LetterDetails, SignatureKind,
                                  SignerDetails)
from esabid.services import letters

DETAILS = LetterDetails(Channel.EMAIL, date(2026, 3, 3))


@pytest.fixture
def letter(session):
    """A letter of one institution, and that institution."""
    body = factories.institution(session)
    return factories.letter(session, body), body


def signer(body, **changes):
    return replace(SignerDetails(body.id, SignatureKind.QUALIFIED, signatory="dr Jan Przykładowy",
                                 office_pl="Rektor", office_en="Rector"), **changes)


def test_change_without_a_difference_writes_nothing(session, letter, written):
    row, body = letter
    before, version = written(), row.version
    letters.change(session, actor(), row, details=DETAILS, signers=(signer(body),), today=TODAY)
    session.flush()
    assert (written(), row.version) == (before, version)


def test_change_of_facts_is_written_before_and_after(session, letter, last_written):
    row, body = letter
    letters.change(session, actor(), row, signers=(signer(body),), today=TODAY, details=replace(
        DETAILS, dated_on=date(2026, 3, 1), registry_number="RPW/1/2026"))
    assert last_written() == ("letter", "change", {
        "dated_on": [None, "2026-03-01"], "registry_number": ["", "RPW/1/2026"]}, {}, "")


def test_change_keeps_the_name_of_the_signatory_apart(session, letter, last_written):
    row, body = letter
    letters.change(session, actor(), row, details=DETAILS, today=TODAY, signers=(
        signer(body, signatory="dr Ewa Nowa", office_pl="Prorektor"),))
    assert last_written()[2:4] == (
        {f"office_pl.{body.id}": ["Rektor", "Prorektor"]},
        {f"signatory.{body.id}": ["dr Jan Przykładowy", "dr Ewa Nowa"]})


def test_change_of_what_makes_a_letter_weak_is_written(session, letter, last_written):
    row, body = letter
    letters.change(session, actor(), row, today=TODAY,
                   details=replace(DETAILS, valid_until=date(2026, 5, 1)),
                   signers=(signer(body, mandate_doubtful=True, signature_broken=True),))
    session.expire(row)
    assert (row.valid_until, row.signers[0].mandate_doubtful, row.signers[0].signature_broken,
            last_written()[2]) == (date(2026, 5, 1), True, True, {
                "valid_until": [None, "2026-05-01"],
                f"mandate_doubtful.{body.id}": [False, True],
                f"signature_broken.{body.id}": [False, True]})


def test_change_of_signers_alone_raises_the_letter_s_version(session, letter):
    row, body = letter
    seen = row.version
    letters.change(session, actor(), row, details=DETAILS, today=TODAY, version=seen,
                   signers=(signer(body, disclosure=Disclosure.NO_NAME),))
    session.flush()
    with pytest.raises(Stale):
        letters.change(session, actor(), row, details=DETAILS, signers=(), today=TODAY,
                       version=seen)
    assert (row.version, row.signers[0].disclosure) == (seen + 1, Disclosure.NO_NAME)


def test_change_adds_a_signer_and_keeps_the_row_of_the_other(session, letter, last_written):
    row, body = letter
    other, kept = factories.institution(session), row.signers[0].id
    letters.change(session, actor(), row, details=DETAILS, today=TODAY,
                   signers=(signer(other, signatory="mgr Ola"), signer(body)))
    session.expire(row)
    assert ([(s.institution_id, s.position) for s in row.signers], row.signers[1].id,
            last_written()[2:4]) == (
        [(other.id, 0), (body.id, 1)], kept,
        ({f"signer.{other.id}": ["", "added"]}, {f"signatory.{other.id}": [None, "mgr Ola"]}))


def test_change_that_removes_a_signer_keeps_in_history_who_it_was(session, letter, last_written):
    row, body = letter
    other = factories.institution(session)
    letters.change(session, actor(), row, details=DETAILS, today=TODAY, signers=(signer(other),))
    session.expire(row)
    plain, personal = last_written()[2:4]
    gone = {key: pair for key, pair in plain.items() if key.endswith(f".{body.id}")}
    assert ([s.institution_id for s in row.signers], gone, personal[f"signatory.{body.id}"]) == (
        [other.id],
        {f"signer.{body.id}": ["added", ""], f"office_pl.{body.id}": ["Rektor", ""],
         f"office_en.{body.id}": ["Rector", ""], f"signature.{body.id}": ["qualified", ""],
         f"disclosure.{body.id}": ["name", ""]},
        ["dr Jan Przykładowy", ""])


@pytest.mark.parametrize("bad", [(), (SignatureKind.NONE,)])
def test_change_leaves_a_verified_letter_its_signature(session, received, bad):
    row = received()
    letters.advance(session, actor(), row, action=LetterAction.VERIFY)
    signers = tuple(SignerDetails(row.signers[0].institution_id, kind) for kind in bad)
    with pytest.raises(InvalidValue) as refused:
        letters.change(session, actor(), row, details=DETAILS, signers=signers, today=TODAY)
    assert (refused.value.code, len(row.signers)) == ("missing_signature", 1)


@pytest.mark.parametrize("end", [LetterAction.WITHDRAW, LetterAction.REPLACE])
def test_change_of_a_letter_that_ended_is_refused(session, letter, end):
    row, body = letter
    newer = letters.add(session, actor(), details=DETAILS, today=TODAY)
    letters.advance(session, actor(), row, action=end, reason="Tak", withdrawn_on=TODAY,
                    newer=newer if end == LetterAction.REPLACE else None)
    with pytest.raises(IllegalTransition) as refused:
        letters.change(session, actor(), row, details=DETAILS, signers=(signer(body),),
                       today=TODAY)
    assert refused.value.code == "letter_closed"


@pytest.mark.parametrize(("details", "code"), [
    (LetterDetails(Channel.POST, date(2026, 3, 19)), "received_in_future"),
    (LetterDetails(Channel.POST, TODAY, dated_on=date(2026, 3, 19)), "dated_after_received"),
    (LetterDetails(Channel.POST, TODAY, dated_on=TODAY, valid_until=date(2026, 3, 17)),
     "valid_before_dated"),
])
def test_change_refuses_impossible_days(session, letter, details, code):
    row, body = letter
    with pytest.raises(InvalidValue) as refused:
        letters.change(session, actor(), row, details=details, signers=(signer(body),),
                       today=TODAY)
    assert (refused.value.code, row.received_on) == (code, date(2026, 3, 3))
