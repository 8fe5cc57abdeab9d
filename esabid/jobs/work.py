"""What each kick does, and the sweep that kicks again whatever is due."""

from sqlalchemy import select

from esabid.extensions import db, system, tools, writing
from esabid.models import CompilationFile, IncomingFile, IncomingState
from esabid.services import compilations, incoming
from esabid.services.kicks import Kick
from esabid.services.leases import MOST_ATTEMPTS, due


def check_file(row_id: int) -> None:
    """Check one incoming file."""
    incoming.check(writing, tools().store, system(), row_id)


def make_dossier(row_id: int) -> None:
    """Make one language of a compilation."""
    compilations.make(writing, tools().store, system(), row_id, tools().fonts)


WORK = {Kick.CHECK_FILE: check_file, Kick.MAKE_DOSSIER: make_dossier}


def waiting() -> list[tuple[Kick, int]]:
    """All work that is due: never taken, or taken by a worker that did not come back."""
    now = tools().now()
    files = db.session.scalars(select(IncomingFile.id).where(
        IncomingFile.state == IncomingState.WAITING, IncomingFile.attempts < MOST_ATTEMPTS,
        due(IncomingFile, now)))
    dossiers = db.session.scalars(select(CompilationFile.id).where(
        CompilationFile.sha256.is_(None), CompilationFile.attempts < MOST_ATTEMPTS,
        due(CompilationFile, now)))
    return [*((Kick.CHECK_FILE, row_id) for row_id in files),
            *((Kick.MAKE_DOSSIER, row_id) for row_id in dossiers)]
