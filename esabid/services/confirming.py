"""What a person says of a checked file: a letter, a part of one, or no letter at all."""

from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.checklist import Answers
from esabid.domain.errors import IllegalTransition, InvalidValue
from esabid.domain.letter import CLOSED, LetterAction, LetterDetails
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import IncomingFile, IncomingState, Letter
from esabid.queries.incoming import containers_of, open_with
from esabid.queries.letters import letter_with_file, preparation_of
from esabid.services import letters
from esabid.services.history import record
from esabid.services.incoming import put_beside, put_on
from esabid.services.kicks import Kick, later
from esabid.services.leases import given_up, renew
from esabid.services.recognising import note_signed


def confirm(session: Session, actor: Actor, file: IncomingFile, *, details: LetterDetails, signers,
            today: date, answers: Answers | None = None, reason: str = "", verify: bool = True,
            replaces: Letter | None = None, version_of: Letter | None = None) -> Letter:
    """Make a checked file a letter of its own and, unless `verify` is False, let it count.

    Everything intake noted of the file goes along, and so do the signature files that sign it;
    `answers` and `reason` are those of the checklist (services.letters.advance).
    Raises IllegalTransition where somebody has decided on the file before, or it is no letter,
    InvalidValue where another letter has exactly these bytes, and as `letters.add` and
    `letters.advance` do.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    _undecided(file)
    prepared = preparation_of(session, file.sha256)
    if prepared is None:
        raise IllegalTransition("only_beside_a_letter")
    if (other := letter_with_file(session, file.sha256)) is not None:
        raise InvalidValue("duplicate_file", field="file", number=other.public_id)
    letter = letters.add(session, actor, details=details, signers=signers, today=today,
                         replaces=replaces, version_of=version_of)
    put_on(session, actor, letter, name=file.name, sha256=file.sha256, pages=len(prepared.pages),
           findings=file.findings)
    _becomes_part(file, letter)
    _take_along(session, actor, file, letter)
    if verify:
        letters.advance(session, actor, letter, action=LetterAction.VERIFY, reason=reason,
                        answers=answers, today=today)
    return letter


def join(session: Session, actor: Actor, file: IncomingFile, letter: Letter) -> None:
    """Put a checked file beside an existing letter: as its signature, or as an attachment.

    Raises IllegalTransition where the file is decided on or the letter closed, InvalidValue where
    the letter has exactly this file.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    _undecided(file)
    if letter.state in CLOSED:
        raise IllegalTransition("letter_closed")
    if any(it.sha256 == file.sha256 for it in letter.files):
        raise InvalidValue("duplicate_file", field="letter", number=letter.public_id)
    _put_beside(session, actor, file, letter)
    _take_along(session, actor, file, letter)


def dismiss(session: Session, actor: Actor, file: IncomingFile, *, reason: str = "") -> None:
    """Say that a file is no letter, or that it was read why it could not be taken; it is kept.

    Raises IllegalTransition for a file that somebody has decided on before.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    if file.letter_id is not None or file.state not in (
            IncomingState.WAITING, IncomingState.CHECKED, IncomingState.REFUSED):
        raise _decided(file)
    file.state = IncomingState.DISMISSED
    record(session, actor, file, action="dismiss", note=reason.strip())


def bring_back(session: Session, actor: Actor, file: IncomingFile) -> None:
    """Have a file that was set aside, or whose check failed too often, looked at once more.

    It is checked anew, because letters and institutions may have changed since. Raises
    IllegalTransition for any other file, InvalidValue where the same file waits here.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    stuck = file.state == IncomingState.WAITING and given_up(file, actor.at)
    if file.letter_id is not None or not stuck and file.state != IncomingState.DISMISSED:
        raise _decided(file)
    if not stuck and open_with(session, file.sha256) is not None:
        raise InvalidValue("duplicate_waiting", field="file")
    file.state = IncomingState.WAITING
    renew(file)
    record(session, actor, file, action="bring_back")
    later(session, Kick.CHECK_FILE, file.id)


def _undecided(file: IncomingFile) -> None:
    if file.state != IncomingState.CHECKED:
        raise _decided(file)


def _decided(file: IncomingFile) -> IllegalTransition:
    """That somebody was quicker, or the check is not done: who asks is told how it stands."""
    if file.letter is not None:
        return IllegalTransition("file_became_letter", number=file.letter.public_id)
    if file.state == IncomingState.WAITING:
        return IllegalTransition("file_not_checked_yet")
    return IllegalTransition("file_decided")


def _becomes_part(file: IncomingFile, letter: Letter) -> None:
    file.state = IncomingState.LETTER
    file.letter = letter


def _take_along(session: Session, actor: Actor, file: IncomingFile, letter: Letter) -> None:
    """Put the signature files that sign this one beside it, and the container it came out of."""
    signed = containers_of(session, file)
    if file.within is not None and file.within.kind == "signature":
        signed.append(file.within)
    there = {it.sha256 for it in letter.files}
    for container in signed:
        # Of a container with several documents each becomes part of the letter, it only once.
        if container.sha256 not in there:
            _put_beside(session, actor, container, letter)


def _put_beside(session: Session, actor: Actor, file: IncomingFile, letter: Letter) -> None:
    put_beside(session, actor, letter, name=file.name, sha256=file.sha256, kind=file.kind,
               findings=file.findings, signatures=file.signatures)
    note_signed(letter, file.signed_sha256, file.signatures)
    _becomes_part(file, letter)
