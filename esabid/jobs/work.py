"""What each kick does, and the sweep that kicks again whatever is due."""

from esabid.extensions import db, system, tools, writing
from esabid.queries.work import dossiers_to_make, files_to_check
from esabid.services import checking, making
from esabid.services.kicks import Kick


def check_file(row_id: int) -> None:
    """Check one incoming file."""
    checking.check(writing, tools().store, system(), row_id, tools().means)


def make_dossier(row_id: int) -> None:
    """Make one language of a compilation."""
    making.make(writing, tools().store, system(), row_id, tools().fonts, tools().seal)


WORK = {Kick.CHECK_FILE: check_file, Kick.MAKE_DOSSIER: make_dossier}


def waiting() -> list[tuple[Kick, int]]:
    """All work that is due."""
    now = tools().now()
    return [*((Kick.CHECK_FILE, row_id) for row_id in files_to_check(db.session, now)),
            *((Kick.MAKE_DOSSIER, row_id) for row_id in dossiers_to_make(db.session, now))]
