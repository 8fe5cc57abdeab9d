"""Files on their way in: stored at once, checked in the background, attached or refused."""

import tempfile
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from esabid.domain.errors import IllegalTransition, InvalidValue
from esabid.domain.findings import FileRefused, FindingCode, Severity, blocks, finding
from esabid.domain.letter import FileRole, LetterState
from esabid.domain.permissions import Actor, Permission, permit
from esabid.intake import PREPARER_VERSION, IntakeLimits, receive, sniff
from esabid.models import IncomingFile, IncomingState, Letter, LetterFile, Preparation, StoredFile
from esabid.queries.letters import letter_with_file, preparation_of
from esabid.services.history import record
from esabid.services.kicks import Kick, later
from esabid.services.leases import claim, given_up, release


def refuse_at_sight(stream, name: str) -> None:
    """Raise FileRefused for a file whose size or first bytes show that it is no letter.

    What takes opening a file to know is found by its check, in the background.
    """
    found = sniff(stream, name=name, max_bytes=IntakeLimits().max_bytes).findings
    if blocks(found):
        raise FileRefused(found[0])


def add(session: Session, actor: Actor, letter: Letter, *, name: str, sha256: str,
        size: int) -> IncomingFile:
    """Take stored bytes as the original of `letter`; their check follows in the background.

    Raises InvalidValue where another letter has exactly this file, IllegalTransition where this
    one has its original already: a correction is a new letter.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    held = stuck(letter, actor.at)
    if letter.state != LetterState.RECEIVED or letter.original or waiting(letter) is not held:
        raise IllegalTransition("file_already_there")
    if held is not None:
        # The file that is added now takes its place.
        held.state = IncomingState.REFUSED
        held.findings = [finding(FindingCode.TOO_COMPLEX, Severity.BLOCKS).as_dict()]
    if (other := letter_with_file(session, sha256)) is not None:
        raise InvalidValue("duplicate_file", field="file", number=other.public_id)
    keep(session, actor, sha256=sha256, size=size)
    row = IncomingFile(letter_id=letter.id, sha256=sha256, name=name[-255:],
                       received_at=actor.at)
    letter.incoming.append(row)
    record(session, actor, letter, action="add_file", changes={"file": ("", name)})
    later(session, Kick.CHECK_FILE, row.id)
    return row


def waiting(letter: Letter) -> IncomingFile | None:
    """The letter's file that waits for its check, if there is one."""
    return next((f for f in letter.incoming if f.state == IncomingState.WAITING), None)


def stuck(letter: Letter, now: datetime) -> IncomingFile | None:
    """The letter's waiting file whose check failed too often: a person must add it anew."""
    file = waiting(letter)
    return file if file is not None and given_up(file, now) else None


def keep(session: Session, actor: Actor, *, sha256: str, size: int) -> None:
    """Write down that the file store holds these bytes."""
    if session.get(StoredFile, sha256) is None:
        session.add(StoredFile(sha256=sha256, size=size, created_at=actor.at))
        session.flush()


def examine(store, sha256: str, name: str):
    """Check stored bytes in a child process; return (outcome, stored parts).

    The parts of a letter that is taken are its prepared copy and its previews, in that order.
    """
    with tempfile.TemporaryDirectory(prefix="esabid-") as folder:
        outcome = receive(store.path(sha256), name=name, workdir=Path(folder))
        parts = [outcome.prepared, *outcome.previews] if outcome.prepared else []
        return outcome, [store.put(path) for path in parts]


def check(writing, store, actor: Actor, row_id: int) -> None:
    """Check one waiting file: claim it, open it in a child outside any transaction, record.

    `writing` opens a short writing transaction; a file that is taken, checked or has failed too
    often is left alone, so that this may be called any number of times.
    """
    with writing() as session:
        row = session.get(IncomingFile, row_id)
        if row is None or row.state != IncomingState.WAITING or not claim(session, row, actor.at):
            return
        sha256, name = row.sha256, row.name
    outcome, stored = examine(store, sha256, name)
    with writing() as session:
        row = session.get(IncomingFile, row_id)
        release(row)
        row.findings = [f.as_dict() for f in outcome.findings]
        if blocks(outcome.findings):
            row.state = IncomingState.REFUSED
            record(session, actor, row.letter, action="refuse_file")
        else:
            row.state = IncomingState.LETTER
            attach(session, actor, row.letter, name=name, sha256=sha256, outcome=outcome,
                   stored=stored)


def attach(session: Session, actor: Actor, letter: Letter, *, name: str, sha256: str, outcome,
           stored) -> None:
    """Make checked bytes the original of `letter`, with their preparation."""
    permit(actor, Permission.RUN_CAMPAIGN)
    for file in stored:
        keep(session, actor, sha256=file.sha256, size=file.size)
    if preparation_of(session, sha256) is None:
        session.add(Preparation(
            original_sha256=sha256, preparer=PREPARER_VERSION, kind=outcome.kind,
            prepared_sha256=stored[0].sha256, previews=[file.sha256 for file in stored[1:]],
            pages=[list(size) for size in outcome.pages],
            findings=[f.as_dict() for f in outcome.findings]))
    letter.files.append(LetterFile(sha256=sha256, role=FileRole.ORIGINAL, name=name[-255:],
                                   findings=[f.as_dict() for f in outcome.findings]))
    # The letter's own version must move with its file, so that an open form notices.
    flag_modified(letter, "note")
    record(session, actor, letter, action="attach_file",
           changes={"pages": ("", len(outcome.pages))})
