"""Slowing down the guessing of passwords: counts of tries, kept in the database."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from esabid.domain.errors import TooMany
from esabid.models import Throttle

WINDOW = timedelta(minutes=15)
MOST = 10


def hit(session: Session, key: str, now: datetime) -> None:
    """Count one try under `key` in the present window."""
    row = session.get(Throttle, key)
    if row is None:
        session.add(Throttle(key=key, since=now, count=1))
    elif row.since + WINDOW < now:
        row.since, row.count = now, 1
    else:
        row.count += 1
    session.flush()


def refuse_if_many(session: Session, key: str, now: datetime) -> None:
    """Raise TooMany where the present window has seen too many tries under `key`."""
    row = session.get(Throttle, key)
    if row is not None and row.count >= MOST and row.since + WINDOW >= now:
        raise TooMany("too_many_tries", minutes=int(WINDOW.total_seconds() // 60))
