"""One short writing transaction, however it is left."""

import logging
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from esabid.domain.errors import Stale
from esabid.services.kicks import left_by

_log = logging.getLogger(__name__)


@contextmanager
def transaction(session: Session, kick):
    """Begin for writing, commit at the end, undo on any exception; then kick what was left to do.

    Rows that the session read before are read anew: somebody may have decided meanwhile. Raises
    Stale where somebody else changed a row in this transaction's time, or has been writing for
    longer than SQLite waits: a long list, say. A kick that fails undoes nothing: what was
    committed stays, and the sweep finds the work.
    """
    session.rollback()
    session.expire_all()
    try:
        session.connection(execution_options={"writing": True})
    except OperationalError as error:
        session.rollback()
        if "locked" in str(error.orig):
            raise Stale("busy") from error
        raise
    try:
        yield session
        session.commit()
    except BaseException as error:
        session.rollback()
        left_by(session)
        if isinstance(error, StaleDataError):
            raise Stale("stale") from error
        raise
    for work, row_id in left_by(session):
        try:
            kick(work, row_id)
        except Exception:
            _log.exception("the kick %s was lost; the sweep gives it again", work)
