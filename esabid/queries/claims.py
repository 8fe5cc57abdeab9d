"""The register of claims: what was said in public, and the rows each sentence stood on."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from esabid.domain.claims import Claim as Borne
from esabid.models import Claim, Institution, Letter, Merger
from esabid.queries.paging import page_of


@dataclass(frozen=True)
class Rows:
    """The rows a kept claim stood on, by their row numbers today."""

    letters: frozenset[int]
    institutions: frozenset[int]


def register(session: Session, page: int) -> tuple[list[Claim], int]:
    """One page of the sentences kept, newest first, and how many there are; two statements."""
    total = session.scalar(select(func.count(Claim.id)))
    return list(session.scalars(page_of(select(Claim).order_by(Claim.id.desc()), page))), total


def by_public_id(session: Session, public_id: str) -> Claim | None:
    """The claim with this address."""
    return session.scalar(select(Claim).where(Claim.public_id == public_id))


def same(session: Session, claim: Claim) -> Claim | None:
    """The row kept before that says the same, of the same rows, by the same person."""
    rows = session.scalars(select(Claim).where(
        Claim.sentence == claim.sentence, Claim.as_of == claim.as_of,
        Claim.account_id == claim.account_id, Claim.made_by == claim.made_by))
    return next((row for row in rows if row.rows == claim.rows), None)


def public_ids(session: Session, borne: Borne) -> list[str]:
    """The addresses of the rows behind a claim, letters first; two statements."""
    return [*session.scalars(select(Letter.public_id).where(
                Letter.id.in_(borne.letters)).order_by(Letter.id)),
            *session.scalars(select(Institution.public_id).where(
                Institution.id.in_(borne.institutions)).order_by(Institution.id))]


def rows_of(session: Session, claim: Claim) -> Rows:
    """The rows a kept claim stood on; two statements."""
    gone = select(Merger.survivor_id).where(Merger.gone_public_id.in_(claim.rows),
                                            Merger.undone_at.is_(None))
    return Rows(
        frozenset(session.scalars(select(Letter.id).where(Letter.public_id.in_(claim.rows)))),
        frozenset(session.scalars(select(Institution.id).where(or_(
            Institution.public_id.in_(claim.rows), Institution.id.in_(gone))))))
