"""What people decide on checked files: letters that count at once, joined files, clashes."""

from dataclasses import replace
from datetime import date

import factories
import pytest
from factories import NOW, TODAY, actor
from services import checked_files, mails
from sqlalchemy import func, select

from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted
from esabid.domain.findings import Severity
from esabid.domain.letter import (Channel, LetterAction, LetterDetails, LetterState,
                                  SignatureKind, SignerDetails)
from esabid.domain.permissions import Role
from esabid.extensions import writing
from esabid.models import IncomingFile, IncomingState, Letter, LetterFile
from esabid.services import confirming, incoming, letters

DETAILS = LetterDetails(Channel.EMAIL, received_on=date(2026, 3, 4), dated_on=date(2026, 3, 3))
DOCX = b"PK\3\4 word/document.xml"


@pytest.fixture
def dropped(session, store):
    """A file of the desk, checked."""
    factories.campaign(session)
    session.commit()

    def give(data=b"", name="skan.pdf"):
        stored = store.put(data or factories.pdf("Popieramy"))
        with writing():
            row = incoming.receive(session, actor(), name=name, sha256=stored.sha256,
                                   size=stored.size)
        session.expire_all()
        return row
    return give


def confirm(session, file, *signers, **more):
    """Confirm with a reason, because a test's letter never says all that a letter should."""
    return confirming.confirm(
        session, actor(), file, **{"details": DETAILS, "today": TODAY, "reason": "Jest dobrze",
                                   "signers": [SignerDetails(it.id) for it in signers]} | more)


def warned(file) -> bool:
    return any(it["severity"] == Severity.WARNS for it in file.findings)


def count(session, model) -> int:
    return session.scalar(select(func.count()).select_from(model))


def test_a_confirmed_file_counts_with_all_that_was_noted(session, dropped, written):
    file, signer = dropped(), factories.institution(session)
    letter = confirm(session, file, signer)
    original = letter.original
    assert (letter.state, letter.verified_sha256, letter.dated_on, original.sha256, original.name,
            original.findings, file.state, file.letter) == (
        LetterState.VERIFIED, file.sha256, DETAILS.dated_on, file.sha256, "skan.pdf",
        file.findings, IncomingState.LETTER, letter)
    assert [it[1] for it in written(subject="letter")] == ["add", "attach_file", "verify"]


def test_a_warning_takes_a_reason_and_nothing_is_half_done(session, dropped):
    file, signer = dropped(checked_files.half_blank()), factories.institution(session)
    session.commit()
    assert warned(file)
    with pytest.raises(InvalidValue, match="missing_reason_against_warning"), writing():
        confirm(session, file, signer, reason="")
    session.expire_all()
    assert (file.state, file.letter, count(session, Letter), count(session, LetterFile)) == (
        IncomingState.CHECKED, None, 0, 0)


def test_a_letter_may_be_recorded_without_counting_yet(session, dropped):
    letter = confirm(session, dropped(), verify=False, reason="")
    assert (letter.state, letter.signers, letter.original.name) == (
        LetterState.RECEIVED, [], "skan.pdf")


def test_a_joint_letter_has_several_signers_each_in_its_way(session, dropped):
    file, one, other = dropped(), factories.institution(session), factories.institution(session)
    letter = confirming.confirm(
        session, actor(), file, details=DETAILS, today=TODAY, reason="Tak", signers=[
            SignerDetails(one.id, SignatureKind.QUALIFIED), SignerDetails(other.id)])
    assert [(it.institution_id, it.signature) for it in letter.signers] == [
        (one.id, SignatureKind.QUALIFIED), (other.id, SignatureKind.SCAN)]


def test_a_newer_letter_replaces_and_a_version_belongs_to_its_letter(session, dropped):
    files, signer = [dropped() for _ in range(3)], factories.institution(session)
    first = confirm(session, files[0], signer)
    newer = confirm(session, files[1], signer, replaces=first)
    version = confirm(session, files[2], signer, version_of=newer)
    assert (first.state, newer.replaces_id, version.version_of_id) == (
        LetterState.REPLACED, first.id, newer.id)


def test_who_comes_second_is_told_whose_letter_it_became(session, dropped):
    file, signer = dropped(), factories.institution(session)
    letter = confirm(session, file, signer)
    said = []
    for deed in (lambda: confirm(session, file, signer),
                 lambda: confirming.join(session, actor(), file, letter),
                 lambda: confirming.dismiss(session, actor(), file),
                 lambda: confirming.bring_back(session, actor(), file)):
        with pytest.raises(IllegalTransition) as refused:
            deed()
        said.append((refused.value.code, refused.value.values))
    assert said == [("file_became_letter", {"number": letter.public_id})] * 4
    assert count(session, Letter) == 1


def test_a_file_that_is_not_checked_or_set_aside_is_not_confirmed(session, store, dropped):
    file, signer = dropped(), factories.institution(session)
    confirming.dismiss(session, actor(), file)
    waits = IncomingFile(sha256=file.sha256, name="x.pdf", received_at=NOW)
    session.add(waits)
    session.flush()
    codes = []
    for it in (file, waits):
        with pytest.raises(IllegalTransition) as refused:
            confirm(session, it, signer)
        codes.append(refused.value.code)
    assert codes == ["file_decided", "file_not_checked_yet"]


def test_bytes_that_another_letter_has_are_refused_with_its_number(session, store, dropped):
    data = factories.pdf("Popieramy")
    file, signer = dropped(data), factories.institution(session)
    other = factories.letter(session, signer)
    factories.attach(session, store, other, data)
    with pytest.raises(InvalidValue) as refused:
        confirm(session, file, signer)
    assert (refused.value.code, refused.value.values["number"]) == (
        "duplicate_file", other.public_id)


def test_a_text_document_is_only_put_beside_a_letter(session, dropped, written):
    file = dropped(DOCX, "opis.docx")
    letter = factories.letter(session, factories.institution(session))
    version = letter.version
    with pytest.raises(IllegalTransition, match="only_beside_a_letter"):
        confirm(session, file, factories.institution(session))
    confirming.join(session, actor(), file, letter)
    session.flush()
    assert ([(it.role, it.name) for it in letter.files], file.letter, written()[-1][1:4]) == (
        [("attachment", "opis.docx")], letter, ("add_file", {}, {"file": ["", "opis.docx"]}))
    assert letter.version > version


def test_a_letter_s_original_is_not_put_beside_it_again(session, store, dropped):
    data = factories.pdf("Popieramy")
    file, letter = dropped(data), factories.letter(session, factories.institution(session))
    factories.attach(session, store, letter, data)
    with pytest.raises(InvalidValue, match="duplicate_file"):
        confirming.join(session, actor(), file, letter)


def test_nothing_is_put_beside_a_withdrawn_letter(session, dropped):
    letter = factories.letter(session, factories.institution(session))
    letters.advance(session, actor(), letter, action=LetterAction.WITHDRAW, reason="Tak",
                    withdrawn_on=TODAY)
    with pytest.raises(IllegalTransition, match="letter_closed"):
        confirming.join(session, actor(), dropped(DOCX, "opis.docx"), letter)


def test_a_refused_file_is_put_away_once_it_was_read(session, dropped):
    file = dropped(b"To nie jest list.", "list.txt")
    confirming.dismiss(session, actor(), file)
    assert file.state == IncomingState.DISMISSED


def test_files_of_an_e_mail_are_confirmed_one_by_one(session, dropped):
    message = dropped(mails.mail(*((f"{n}.pdf", factories.pdf(f"Popieramy {n}"))
                                   for n in range(2))), "a.eml")
    with pytest.raises(IllegalTransition, match="file_decided"):
        confirm(session, message, factories.institution(session))
    made = [confirm(session, it, factories.institution(session)) for it in message.inside]
    assert ([it.files[0].name for it in made], [len(it.files) for it in made],
            message.state) == (["0.pdf", "1.pdf"], [1, 1], IncomingState.OPENED)


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.GUEST, Role.LEADERSHIP])
def test_only_the_desk_confirms_and_joins(session, dropped, role):
    file, letter = dropped(), factories.letter(session, factories.institution(session))
    who = replace(actor(), role=role)
    with pytest.raises(NotPermitted):
        confirming.confirm(session, who, file, details=DETAILS, signers=(), today=TODAY)
    with pytest.raises(NotPermitted):
        confirming.join(session, who, file, letter)
