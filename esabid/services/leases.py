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


def claim(session: Session, row, now: datetime) -> bool:
    """Take the row for a while; False if somebody has it or it failed too often."""
    if taken(row, now) or row.attempts >= MOST_ATTEMPTS:
        return False
    row.claimed_until = now + LEASE
    row.attempts += 1
    row.progress = 0
    session.flush()
    return True


def renew(row) -> None:
    """Give a row new attempts, as if it had never been tried."""
    row.attempts, row.progress, row.last_error, row.claimed_until = 0, 0, "", None


def release(row, error: str = "") -> None:
    """Give the row back, done or with the error that stopped it."""
    row.claimed_until = None
    row.last_error = error


def give_back(row, error: str) -> None:
    """Give the row back untried, because of something it cannot help; the sweep takes it again."""
    row.attempts -= 1
    release(row, error)
