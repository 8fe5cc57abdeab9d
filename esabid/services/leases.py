"""Leases on rows that are work: taken in one short transaction, ended in another."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from esabid.queries.work import MOST_ATTEMPTS

# Longer than any child may run; a worker that died is followed by another one after this.
LEASE = timedelta(minutes=6)


def taken(row, now: datetime) -> bool:
    """Whether somebody works on the row at this moment."""
    return row.claimed_until is not None and row.claimed_until >= now


def given_up(row, now: datetime) -> bool:
    """Whether the row failed so often that it waits for a person."""
    return row.attempts >= MOST_ATTEMPTS and not taken(row, now)


def claim(session: Session, row, now: datetime) -> datetime | None:
    """Take the row for a while; None if somebody has it or it failed too often.

    The lease's end is its name, too: whoever comes back late finds another one (`holds`).
    """
    if taken(row, now) or row.attempts >= MOST_ATTEMPTS:
        return None
    row.claimed_until = now + LEASE
    row.attempts += 1
    row.progress = 0
    session.flush()
    return row.claimed_until


def holds(row, lease: datetime) -> bool:
    """Whether the row is still ours: neither taken by another nor taken from us meanwhile."""
    return row.claimed_until == lease


def renew(row) -> None:
    """Give a row new attempts, as if it had never been tried."""
    row.attempts, row.progress, row.last_error, row.claimed_until = 0, 0, "", None


def release(row, lease: datetime, error: str = "") -> bool:
    """Give the row back, done or with the error that stopped it; False where it is not ours."""
    if not holds(row, lease):
        return False
    row.claimed_until = None
    row.last_error = error
    return True


def give_back(row, lease: datetime, error: str) -> None:
    """Give the row back untried, because of something it cannot help; the sweep takes it again."""
    if release(row, lease, error):
        row.attempts -= 1
