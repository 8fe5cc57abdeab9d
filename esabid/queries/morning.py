"""What the morning asks of a coordinator: promises of the week, asks without an echo, own steps."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import and_, case, exists, or_, select
from sqlalchemy.orm import Session

from esabid.domain.status import Status
from esabid.models import Conversation, Institution
from esabid.queries.institutions import status_column

# Days after which an ask without an answer and without a conversation has no echo.
STALE_AFTER = 14


class Morning(StrEnum):
    """The lists of institutions that wait for somebody's hand."""

    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    STALE = "stale"
    MY_STEPS = "my_steps"


# By which day each list stands in order.
_DAYS = {Morning.OVERDUE: "expected_on", Morning.THIS_WEEK: "expected_on",
         Morning.STALE: "asked_on", Morning.MY_STEPS: "next_step_on"}


@dataclass(frozen=True)
class ToDo:
    """One list: its first rows, and how many there are in all."""

    rows: list[Institution]
    total: int


def behind(session: Session, wanted: Morning, today: date, name: str) -> frozenset[int]:
    """The institutions of one list; `name` is whose morning it is. One statement."""
    return frozenset(session.scalars(
        select(Institution.id).where(_conditions(today, name)[wanted])))


def lists(session: Session, today: date, name: str, most: int) -> dict[Morning, ToDo]:
    """Every list with its first `most` rows, those without a day last; two statements."""
    conditions = _conditions(today, name)
    found = session.execute(
        select(Institution.id, *(Institution.__table__.c[day].label(f"day_{kind}")
                                 for kind, day in _DAYS.items()),
               *(case((condition, True), else_=False).label(kind.value)
                 for kind, condition in conditions.items()))
        .where(or_(*conditions.values())).order_by(Institution.sort_key, Institution.id)).all()
    ids = {kind: [row.id for row in sorted(
        (row for row in found if getattr(row, kind.value)),
        key=lambda row, day=f"day_{kind}": getattr(row, day) or date.max)] for kind in Morning}
    rows = {row.id: row for row in session.scalars(select(Institution).where(
        Institution.id.in_([it for its in ids.values() for it in its[:most]])))}
    return {kind: ToDo([rows[it] for it in its[:most]], len(its)) for kind, its in ids.items()}


def _conditions(today: date, name: str) -> dict:
    """What each list asks of an institution."""
    status, since = status_column(today), today - timedelta(days=STALE_AFTER)
    sunday = today + timedelta(days=6 - today.weekday())
    talked = exists().where(Conversation.institution_id == Institution.id,
                            Conversation.held_on > since)
    return {
        Morning.OVERDUE: status == Status.OVERDUE,
        Morning.THIS_WEEK: and_(Institution.expected_on <= sunday, status == Status.PROMISED),
        # No answer since, not overdue, and nobody has talked to them.
        Morning.STALE: and_(Institution.asked_on <= since, ~talked, status == Status.ASKED),
        # In their name, or in nobody's where they look after the institution.
        Morning.MY_STEPS: and_(Institution.next_step != "", or_(
            Institution.next_step_by == name,
            and_(Institution.next_step_by == "", Institution.owner == name))),
    }
