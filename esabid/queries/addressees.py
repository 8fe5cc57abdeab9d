"""Whom dossiers go to, and what each of them received last."""

from dataclasses import dataclass

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from esabid.domain.polish import sort_key
from esabid.models import Addressee, Compilation, Handover
from esabid.queries.handovers import newest_of_each


@dataclass(frozen=True)
class Known:
    """An addressee with the handover by which an edition reached it last, if any did."""

    row: Addressee
    last: Handover | None


def addressees(session: Session) -> list[Addressee]:
    """All addressees in Polish order; one statement."""
    return sorted(session.scalars(select(Addressee)),
                  key=lambda row: (sort_key(row.name.text("pl")), row.id))


def known(session: Session) -> list[Known]:
    """All addressees in Polish order, each with what it received last; two statements."""
    last = newest_of_each(session)
    return [Known(row, last.get(row.id)) for row in addressees(session)]


def in_use(session: Session, row: Addressee) -> bool:
    """Whether an edition was issued for it or handed over to it."""
    return session.scalar(select(or_(
        exists().where(Handover.addressee_id == row.id),
        exists().where(Compilation.addressee_id == row.id))))


def by_public_id(session: Session, public_id: str) -> Addressee | None:
    """The addressee with this address."""
    return session.scalar(select(Addressee).where(Addressee.public_id == public_id))
