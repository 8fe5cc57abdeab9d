"""What the morning asks of a coordinator: promises of the week, asks without an echo, own steps."""

from datetime import date, timedelta

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session

from esabid.domain.status import Status
from esabid.models import Conversation, Institution
from esabid.queries.institutions import status_column

# Days after which an ask without an answer and without a conversation has no echo.
STALE_AFTER = 14


def promised_this_week(session: Session, today: date) -> frozenset[int]:
    """Promised letters that are expected from today to Sunday."""
    sunday = today + timedelta(days=6 - today.weekday())
    return _ids(session, status_column(today) == Status.PROMISED,
                Institution.expected_on <= sunday)


def stale(session: Session, today: date) -> frozenset[int]:
    """Asked 14 days ago or earlier: no answer since, not overdue, and nobody has talked to them."""
    since = today - timedelta(days=STALE_AFTER)
    talked = exists().where(Conversation.institution_id == Institution.id,
                            Conversation.held_on > since)
    return _ids(session, Institution.asked_on <= since, ~talked,
                status_column(today) == Status.ASKED)


def steps_of(session: Session, name: str) -> frozenset[int]:
    """Institutions whose next step is this person's: in their name, or in nobody's where they
    look after the institution."""
    return _ids(session, Institution.next_step != "", or_(
        Institution.next_step_by == name,
        and_(Institution.next_step_by == "", Institution.owner == name)))


def first(session: Session, ids: frozenset[int], day, most: int) -> list[Institution]:
    """The first of the institutions by the column `day`, those without one last."""
    return list(session.scalars(
        select(Institution).where(Institution.id.in_(ids))
        .order_by(day.is_(None), day, Institution.sort_key, Institution.id).limit(most)))


def _ids(session: Session, *conditions) -> frozenset[int]:
    return frozenset(session.scalars(select(Institution.id).where(*conditions)))
