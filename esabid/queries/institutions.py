"""Institutions: rows of the list with their status, counts for its chips, and look-ups."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, exists, func, or_, select
from sqlalchemy.orm import Session

from esabid.domain.institution import Sector
from esabid.domain.polish import sort_key
from esabid.domain.status import BY_ASK, BY_LETTER, CAN_BE_OVERDUE, Status
from esabid.domain.tags import tags_in
from esabid.models import Institution, Letter, LetterSigner
from esabid.queries.institution_filter import InstitutionFilter, SortBy, narrow, ordered
from esabid.queries.mergers import survivors_of
from esabid.queries.paging import page_of


def status_column(today: date):
    """The CASE that derives an institution's status by the table of domain.status."""
    signed = LetterSigner.institution_id == Institution.id

    def has(state):
        return exists().where(signed, LetterSigner.letter_id == Letter.id, Letter.state == state)

    overdue = Institution.ask_state.in_(CAN_BE_OVERDUE) & (Institution.expected_on < today)
    by_ask = case(
        (overdue, Status.OVERDUE.value),
        *((Institution.ask_state == state, shown.value) for state, shown in BY_ASK.items()))
    # Most have no letter at all; they are asked once and not for every state.
    return case((~exists().where(signed), by_ask),
                *((has(state), shown.value) for state, shown in BY_LETTER), else_=by_ask)


@dataclass(frozen=True)
class Listed:
    """One row of the list."""

    institution: Institution
    status: Status


def by_status(session: Session, wanted: InstitutionFilter, today: date) -> dict[Status, int]:
    """How many there are in each status.

    The counts obey every filter but the status itself, so that the chips add up.
    """
    shown = status_column(today)
    found = dict(session.execute(
        narrow(select(shown, func.count()), wanted, today).group_by(shown)).all())
    return {status: found.get(status, 0) for status in Status}


def listed(session: Session, wanted: InstitutionFilter,
           today: date) -> tuple[list[Listed], dict[Status, int]]:
    """One page in the wanted order, and how many there are by status; two statements, three in
    the order of owners."""
    counts = by_status(session, wanted, today)
    return _rows(session, wanted, today, lambda ids: page_of(ids, wanted.page)), counts


def matching(session: Session, wanted: InstitutionFilter, today: date,
             most: int) -> list[Listed]:
    """The first `most` of all that match, in the wanted order, whatever the page."""
    return _rows(session, wanted, today, lambda ids: ids.limit(most))


def _rows(session: Session, wanted: InstitutionFilter, today: date, cut) -> list[Listed]:
    shown = status_column(today)
    order = ordered(wanted, shown, owners(session) if wanted.sort == SortBy.OWNER else [])
    ids = narrow(select(Institution.id), wanted, today)
    if wanted.status:
        ids = ids.where(shown == wanted.status)
    # Cut out first, so that the status of those not shown need not be derived.
    rows = session.execute(
        select(Institution, shown)
        .where(Institution.id.in_(select(cut(ids.order_by(*order)).subquery().c.id)))
        .order_by(*order))
    return [Listed(row, Status(status)) for row, status in rows]


def of_public_ids(session: Session, public_ids) -> list[Institution]:
    """The institutions with these addresses in Polish order; what is none of ours is left out."""
    return list(session.scalars(select(Institution).where(Institution.public_id.in_(public_ids))
                                .order_by(Institution.sort_key, Institution.id)))


def owners(session: Session) -> list[str]:
    """Everybody who looks after an institution, in Polish order."""
    return sorted(session.scalars(select(Institution.owner).where(Institution.owner != "")
                                  .distinct()), key=sort_key)


def tags(session: Session) -> list[str]:
    """Every tag in use, in Polish order."""
    lines = session.scalars(select(Institution.tags).where(Institution.tags != "").distinct())
    return sorted({tag for line in lines for tag in tags_in(line)}, key=sort_key)


def status_of(session: Session, institution: Institution, today: date) -> Status:
    """The status of one institution."""
    return Status(session.scalar(
        select(status_column(today)).where(Institution.id == institution.id)))


def by_public_id(session: Session, public_id: str) -> Institution | None:
    """The institution with this address, or that whose it became by a merger."""
    return session.scalar(select(Institution).where(or_(
        Institution.public_id == public_id,
        Institution.id.in_(survivors_of(public_id=public_id)))))


def by_number(session: Session, number: int) -> Institution | None:
    """The institution with this number, the middle of its reference, or that whose it became."""
    return session.scalar(select(Institution).where(or_(
        Institution.number == number, Institution.id.in_(survivors_of(number=number)))))


def everyone(session: Session) -> list[Institution]:
    """All institutions in Polish order."""
    return list(session.scalars(select(Institution).order_by(Institution.sort_key)))


def choices(session: Session) -> list[tuple[int, str, str]]:
    """(id, Polish name, English name) of all institutions in Polish order."""
    return list(session.execute(select(
        Institution.id, Institution.name_pl, Institution.name_en).order_by(Institution.sort_key)))


def schools(session: Session, also: int | None = None) -> list[tuple[int, str, str]]:
    """`choices` of secondary schools alone; `also` keeps one that is filed elsewhere by now."""
    return list(session.execute(
        select(Institution.id, Institution.name_pl, Institution.name_en)
        .where((Institution.sector == Sector.SECONDARY_SCHOOL) | (Institution.id == also))
        .order_by(Institution.sort_key)))
