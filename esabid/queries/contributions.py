"""The ledger of contributions: rows, which of them are totalled, and the totals by unit."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from esabid.domain.contribution import Period, Unit, totals
from esabid.domain.counting import Count, Reason
from esabid.domain.institution import Sector
from esabid.domain.polish import search_key
from esabid.models import Contribution, Institution, Letter
from esabid.queries.paging import slice_of


@dataclass(frozen=True)
class ContributionFilter:
    """What the ledger is narrowed to; `totalled` leaves only the rows behind a total."""

    search: str = ""
    sector: Sector | None = None
    unit: Unit | None = None
    period: Period | None = None
    totalled: bool = False
    page: int = 1


@dataclass(frozen=True)
class Ledger:
    """One page of the ledger; `untotalled` are ids of all rows whose letter does not count."""

    rows: list[Contribution]
    total: int
    totals: dict[tuple[Unit, Period], Decimal]
    untotalled: frozenset[int]


def _narrow(query: Select, wanted: ContributionFilter) -> Select:
    for word in search_key(wanted.search).split():
        query = query.where(Institution.search_key.contains(word, autoescape=True))
    for column, value in ((Institution.sector, wanted.sector), (Contribution.unit, wanted.unit),
                          (Contribution.period, wanted.period)):
        if value:
            query = query.where(column == value)
    return query


def ledger(session: Session, count: Count, wanted: ContributionFilter) -> Ledger:
    """The ledger in Polish order of institutions, its totals; two statements.

    An offer made in a letter is totalled only while that letter counts.
    """
    counted = count.because(Reason.COUNTS)
    found = session.execute(_narrow(
        select(Contribution.id, Contribution.unit, Contribution.period, Contribution.amount,
               Contribution.letter_id).join(Institution), wanted)
        .order_by(Institution.sort_key, Contribution.id)).all()
    out = frozenset(it.id for it in found if it.letter_id and it.letter_id not in counted)
    in_total = [it for it in found if it.id not in out and it.amount is not None]
    shown = in_total if wanted.totalled else found
    return Ledger(_loaded(session, [it.id for it in shown[slice_of(wanted.page)]]), len(shown),
                  totals((it.unit, it.period, it.amount) for it in in_total), out)


def _loaded(session: Session, ids: list[int]) -> list[Contribution]:
    rows = {row.id: row for row in session.scalars(
        select(Contribution).where(Contribution.id.in_(ids))
        .options(joinedload(Contribution.institution), joinedload(Contribution.letter)))}
    return [rows[it] for it in ids]


def of_institution(session: Session, institution: Institution) -> list[Contribution]:
    """What an institution offers, oldest first."""
    return list(session.scalars(
        select(Contribution).where(Contribution.institution_id == institution.id)
        .options(joinedload(Contribution.letter)).order_by(Contribution.id)))


def of_letter(session: Session, letter: Letter) -> list[Contribution]:
    """What is offered in a letter, oldest first."""
    return list(session.scalars(
        select(Contribution).where(Contribution.letter_id == letter.id)
        .options(joinedload(Contribution.institution)).order_by(Contribution.id)))


def by_public_id(session: Session, public_id: str) -> Contribution | None:
    """The contribution with this address."""
    return session.scalar(select(Contribution).where(Contribution.public_id == public_id))
