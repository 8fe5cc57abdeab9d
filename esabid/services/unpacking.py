"""What e-mails and signature containers brought: each file inside becomes one of its own."""

from itertools import islice

from sqlalchemy.orm import Session

from esabid.domain.companions import signs_by_name
from esabid.domain.findings import FindingCode, Severity, finding
from esabid.domain.permissions import Actor
from esabid.models import IncomingFile, IncomingState
from esabid.queries.companions import open_containers, open_letters, seen_before
from esabid.queries.incoming import brought_by, open_with
from esabid.services.incoming import Looked, keep, note
from esabid.services.kicks import Kick, later
from esabid.services.leases import renew

# A message forwarded in a message that was forwarded: what lies deeper was made to.
DEEPEST = 4
# Files that one e-mail may bring, those of messages within it included.
MOST_BROUGHT = 100


def depth(file: IncomingFile) -> int:
    """In how many e-mails and containers the file lies."""
    around, found = file.within, 0
    while around is not None:
        around, found = around.within, found + 1
    return found


def _outermost(file: IncomingFile) -> IncomingFile:
    while file.within is not None:
        file = file.within
    return file


def seen(session: Session, file: IncomingFile, looked: Looked) -> bool:
    """Whether this message, and every file in it, was here before."""
    return seen_before(session, file, {stored.sha256 for _, stored in looked.inside})


def unpack(session: Session, actor: Actor, file: IncomingFile, looked: Looked) -> None:
    """Take in the files inside; each waits for its check, but one that waits here already."""
    file.state = IncomingState.OPENED
    once = {stored.sha256: (name, stored) for name, stored in reversed(looked.inside)}
    room = MOST_BROUGHT - brought_by(session, _outermost(file))
    if len(once) > room:
        file.findings = [*file.findings, finding(
            FindingCode.FILES_LEFT_OUT, Severity.WARNS, MOST_BROUGHT).as_dict()]
    for name, stored in islice(reversed(once.values()), max(room, 0)):
        keep(session, actor, sha256=stored.sha256, size=stored.size)
        twin = open_with(session, stored.sha256)
        brought = IncomingFile(within=file, account_id=file.account_id, link_id=file.link_id,
                               sha256=stored.sha256, name=name[-255:], hints=file.hints,
                               received_at=file.received_at)
        note(session, actor, brought)
        if twin is None:
            later(session, Kick.CHECK_FILE, brought.id)
        else:
            brought.state = IncomingState.DISMISSED
            brought.findings = [finding(FindingCode.DUPLICATE, Severity.INFORMS).as_dict()]


def may_sign(session: Session, container: IncomingFile) -> str:
    """The hash of the file that a signature file signs, or is named after; "" for none."""
    if container.signed_sha256:
        return container.signed_sha256
    return next((sha256 for sha256, name in open_letters(session, container)
                 if signs_by_name(container.name, name)), "")


def check_again(session: Session, file: IncomingFile) -> None:
    """Have the signature files that sign this file, or are named after it, checked with it."""
    for container in open_containers(session, file):
        by_name = not container.signed_sha256 and signs_by_name(container.name, file.name)
        if container.signed_sha256 == file.sha256 or by_name:
            container.state = IncomingState.WAITING
            renew(container)
            later(session, Kick.CHECK_FILE, container.id)
