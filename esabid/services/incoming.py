"""Files on their way in: stored at once, checked in the background, attached or refused."""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from esabid.domain.ask import AskState
from esabid.domain.errors import IllegalTransition, InvalidValue
from esabid.domain.findings import FileRefused, FindingCode, Severity, blocks, finding
from esabid.domain.letter import LARGEST_FILE, FileRole, LetterState
from esabid.domain.likeness import sketch
from esabid.domain.permissions import Actor, Permission, permit
from esabid.domain.quota import ACCOUNT, LINK, check_quota
from esabid.intake import PREPARER_VERSION, IntakeLimits, Outcome, sniff, sniff_letter
from esabid.intake import receive as check_file
from esabid.models import (IncomingFile, IncomingState, Letter, LetterFile, PersonalLink,
                           Preparation, StoredFile)
from esabid.queries.incoming import open_with
from esabid.queries.intake_use import used
from esabid.queries.letters import letter_with_file, preparation_of
from esabid.services.history import record
from esabid.services.kicks import Kick, later
from esabid.services.leases import given_up


def refuse_at_sight(stream, name: str, *, companions: bool = False) -> None:
    """Raise FileRefused for a file whose size or first bytes show that it is no letter.

    `companions`: e-mails, signature files and text documents are let in, too. What takes opening
    a file to know is found by its check, in the background.
    """
    look = sniff if companions else sniff_letter
    found = look(stream, name=name, max_bytes=IntakeLimits().max_bytes).findings
    if blocks(found):
        raise FileRefused(found[0])


def refuse_when_full(store, reserve: int) -> None:
    """Raise InvalidValue where a further file would use up the disk's reserve (bytes)."""
    # Before its first file the store's own folder is not there.
    place = next(it for it in (store.folder, *store.folder.parents) if it.exists())
    if shutil.disk_usage(place).free - LARGEST_FILE < reserve:
        raise InvalidValue("disk_full", field="file")


def refuse_beyond(session: Session, actor: Actor, *, size: int,
                  link: PersonalLink | None = None) -> None:
    """Refuse a further file of `size` bytes as `receive` would, before its bytes are kept."""
    permit(actor, Permission.HAND_IN if link else Permission.RUN_CAMPAIGN)
    if link is not None and link.institution.ask_state == AskState.NEUTRAL:
        raise IllegalTransition("partner_not_asked")
    _within_quota(session, actor, link, size)


def receive(session: Session, actor: Actor, *, name: str, sha256: str, size: int,
            link: PersonalLink | None = None) -> IncomingFile:
    """Take stored bytes for the desk; their check follows, and a person says whose letter it is.

    `link` is the partner's by which it was handed in. Raises InvalidValue where a letter has
    exactly this file, it waits here already, or the quota is used up (domain.quota), and
    IllegalTransition for the link of an institution that is not to be asked.
    """
    refuse_beyond(session, actor, size=size, link=link)
    if (letter := letter_with_file(session, sha256)) is not None:
        raise InvalidValue("duplicate_file", field="file", number=letter.public_id)
    if open_with(session, sha256) is not None:
        raise InvalidValue("duplicate_waiting", field="file")
    keep(session, actor, sha256=sha256, size=size)
    file = IncomingFile(account_id=None if link else actor.account_id, link_id=link and link.id,
                        sha256=sha256, name=name[-255:], received_at=actor.at)
    note(session, actor, file)
    later(session, Kick.CHECK_FILE, file.id)
    return file


def note(session: Session, actor: Actor, file: IncomingFile) -> None:
    """Write down that a file came: to the desk, out of a message, or by command."""
    session.add(file)
    record(session, actor, file, action="receive", changes={"file": ("", file.name)})


def _within_quota(session: Session, actor: Actor, link: PersonalLink | None, size: int) -> None:
    """Commands and the application itself bring what the office told them to."""
    since = actor.at - timedelta(days=1)
    if link is not None:
        check_quota(LINK, used(session, since, link_id=link.id), size)
    elif actor.account_id is not None:
        check_quota(ACCOUNT, used(session, since, account_id=actor.account_id), size)


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


@dataclass(frozen=True)
class Looked:
    """What intake said of a file, and what it made of it, kept in the store.

    `parts` of a letter that is taken are its prepared copy and its previews, in that order;
    `inside` are the names and bytes of what an e-mail or a container gave up.
    """

    outcome: Outcome
    parts: tuple = ()
    inside: tuple = ()


def look(store, sha256: str, name: str, **means) -> Looked:
    """Check stored bytes in a child process; `means` are those of intake.receive."""
    with tempfile.TemporaryDirectory(prefix="esabid-") as folder:
        outcome = check_file(store.path(sha256), name=name, workdir=Path(folder), **means)
        parts = (outcome.prepared, *outcome.previews) if outcome.prepared else ()
        return Looked(outcome, tuple(store.put(path) for path in parts),
                      () if outcome.refused else
                      tuple((it.name, store.put(it.path)) for it in outcome.inside))


def examine(store, sha256: str, name: str, **means):
    """Check stored bytes that can only be a letter; return (outcome, stored parts)."""
    looked = look(store, sha256, name, **means)
    return looked.outcome, list(looked.parts)


def prepare(session: Session, actor: Actor, *, sha256: str, outcome: Outcome,
            stored) -> Preparation | None:
    """Write down the prepared copy of checked bytes and what was read of them, once; return it."""
    for file in stored:
        keep(session, actor, sha256=file.sha256, size=file.size)
    found = preparation_of(session, sha256)
    if stored and (found is None or found.preparer != PREPARER_VERSION):
        found = Preparation(
            original_sha256=sha256, preparer=PREPARER_VERSION, kind=outcome.kind,
            prepared_sha256=stored[0].sha256, previews=[file.sha256 for file in stored[1:]],
            pages=[list(size) for size in outcome.pages], text=outcome.text,
            sketch=sketch(outcome.text), codes=list(outcome.codes),
            findings=[f.as_dict() for f in outcome.findings],
            signatures=[it.as_dict() for it in outcome.signatures])
        session.add(found)
        session.flush()
    return found


def attach(session: Session, actor: Actor, letter: Letter, *, name: str, sha256: str,
           outcome: Outcome, stored) -> None:
    """Make checked bytes the original of `letter`, with their preparation."""
    permit(actor, Permission.RUN_CAMPAIGN)
    prepare(session, actor, sha256=sha256, outcome=outcome, stored=stored)
    put_on(session, actor, letter, name=name, sha256=sha256, pages=len(outcome.pages),
           findings=[f.as_dict() for f in outcome.findings])


def put_on(session: Session, actor: Actor, letter: Letter, *, name: str, sha256: str, pages: int,
           findings: list) -> None:
    """Make prepared bytes the original of `letter`, with all that is noted of them."""
    letter.files.append(LetterFile(sha256=sha256, role=FileRole.ORIGINAL, name=name[-255:],
                                   findings=findings))
    # The letter's own version must move with its file, so that an open form notices.
    flag_modified(letter, "note")
    record(session, actor, letter, action="attach_file", changes={"pages": ("", pages)})


def put_beside(session: Session, actor: Actor, letter: Letter, *, name: str, sha256: str,
               kind: str, findings=(), signatures=()) -> None:
    """Put stored bytes beside the original of `letter`: as its signature, or as an attachment."""
    permit(actor, Permission.RUN_CAMPAIGN)
    role = FileRole.SIGNATURE if kind == "signature" else FileRole.ATTACHMENT
    letter.files.append(LetterFile(sha256=sha256, role=role, name=name[-255:],
                                   findings=list(findings), signatures=list(signatures)))
    flag_modified(letter, "note")
    record(session, actor, letter, action="add_file", changes={"file": ("", name)})
