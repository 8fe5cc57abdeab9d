"""Work that waits in rows: never taken, or taken by a worker that did not come back."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from esabid.models import CompilationFile, IncomingFile, IncomingState

# After so many tries a row waits for a person; what fails three times fails the fourth time, too.
MOST_ATTEMPTS = 3
# The sweep hands over so much a minute, oldest first: what waits behind is due the next minute.
MOST_AT_ONCE = 50


def _due(kind, now: datetime):
    return (kind.attempts < MOST_ATTEMPTS) & or_(kind.claimed_until.is_(None),
                                                 kind.claimed_until < now)


def files_to_check(session: Session, now: datetime) -> list[int]:
    """Incoming files whose check is due, oldest first, up to MOST_AT_ONCE."""
    return list(session.scalars(select(IncomingFile.id).where(
        IncomingFile.state == IncomingState.WAITING, _due(IncomingFile, now))
        .order_by(IncomingFile.id).limit(MOST_AT_ONCE)))


def dossiers_to_make(session: Session, now: datetime) -> list[int]:
    """Files of compilations whose making is due; cancelled ones are not."""
    return list(session.scalars(select(CompilationFile.id).where(
        CompilationFile.sha256.is_(None), CompilationFile.cancelled.is_(False),
        _due(CompilationFile, now))))
