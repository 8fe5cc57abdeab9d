"""Lists handed in, newest first, and what carrying one out did here."""

from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from esabid.models import History, Institution, SpreadsheetImport, Subject
from esabid.queries.paging import page_of


@dataclass(frozen=True)
class Done:
    """An institution that a list made or changed."""

    institution: Institution
    added: bool


def by_public_id(session: Session, public_id: str) -> SpreadsheetImport | None:
    """The list handed in with this address."""
    return session.scalar(select(SpreadsheetImport)
                          .where(SpreadsheetImport.public_id == public_id))


def handed_in(session: Session, page: int) -> tuple[list[SpreadsheetImport], int]:
    """One page of the lists handed in, newest first, and how many there are."""
    return list(session.scalars(page_of(
        select(SpreadsheetImport).order_by(SpreadsheetImport.id.desc()), page))), session.scalar(
            select(func.count()).select_from(SpreadsheetImport))


def done(session: Session, row: SpreadsheetImport, page: int) -> tuple[list[Done], int]:
    """One page of the institutions that a list made or changed, and how many there are.

    History says so: whatever one deed writes bears one instant. Institutions that went into
    another since are left out.
    """
    added = func.max(case((History.action == "add", 1), else_=0))
    touched = (
        select(History.subject_id.label("id"), added.label("added"),
               func.min(History.id).label("at"))
        .where(History.subject == Subject.INSTITUTION, History.at == row.applied_at,
               History.actor == row.applied_by)
        .group_by(History.subject_id).subquery())
    found = select(Institution, touched.c.added).join(touched, touched.c.id == Institution.id)
    rows = session.execute(page_of(found.order_by(touched.c.at), page))
    return [Done(institution, bool(new)) for institution, new in rows], session.scalar(
        select(func.count()).select_from(found.subquery()))
