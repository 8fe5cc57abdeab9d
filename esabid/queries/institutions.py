"""Institutions: rows of the list with their status, counts for its chips, and look-ups."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, case, exists, func, select
from sqlalchemy.orm import Session

from esabid.domain.institution import Reach, Sector, references_in
from esabid.domain.polish import search_key
from esabid.domain.status import BY_ASK, BY_LETTER, CAN_BE_OVERDUE, Status
from esabid.models import Institution, Letter, LetterSigner
from esabid.queries.paging import page_of


def status_column(today: date):
    """The CASE that derives an institution's status by the table of domain.status."""
    def has(state):
        return exists().where(LetterSigner.institution_id == Institution.id,
                              LetterSigner.letter_id == Letter.id, Letter.state == state)

    overdue = Institution.ask_state.in_(CAN_BE_OVERDUE) & (Institution.expected_on < today)
    return case(
        *((has(state), shown.value) for state, shown in BY_LETTER),
        (overdue, Status.OVERDUE.value),
        *((Institution.ask_state == state, shown.value) for state, shown in BY_ASK.items()),
    )


@dataclass(frozen=True)
class InstitutionFilter:
    """What the list is narrowed to; `ids` are the rows behind a number."""

    search: str = ""
    status: Status | None = None
    sector: Sector | None = None
    reach: Reach | None = None
    ids: frozenset[int] | None = None
    page: int = 1


@dataclass(frozen=True)
class Listed:
    """One row of the list."""

    institution: Institution
    status: Status


def _narrow(query: Select, wanted: InstitutionFilter) -> Select:
    if found := references_in(wanted.search):
        return query.where(Institution.number == found[0][1])
    for word in search_key(wanted.search).split():
        query = query.where(Institution.search_key.contains(word, autoescape=True))
    if wanted.sector:
        query = query.where(Institution.sector == wanted.sector)
    if wanted.reach:
        query = query.where(Institution.reach == wanted.reach)
    if wanted.ids is not None:
        query = query.where(Institution.id.in_(wanted.ids))
    return query


def by_status(session: Session, wanted: InstitutionFilter, today: date) -> dict[Status, int]:
    """How many there are in each status.

    The counts obey every filter but the status itself, so that the chips add up.
    """
    shown = status_column(today)
    found = dict(session.execute(
        _narrow(select(shown, func.count()), wanted).group_by(shown)).all())
    return {status: found.get(status, 0) for status in Status}


def listed(session: Session, wanted: InstitutionFilter,
           today: date) -> tuple[list[Listed], dict[Status, int]]:
    """One page in Polish order, and how many there are by status; two statements."""
    counts, shown = by_status(session, wanted, today), status_column(today)
    query = _narrow(select(Institution, shown), wanted)
    if wanted.status:
        query = query.where(shown == wanted.status)
    rows = session.execute(
        page_of(query.order_by(Institution.sort_key, Institution.id), wanted.page))
    return [Listed(row, Status(status)) for row, status in rows], counts


def status_of(session: Session, institution: Institution, today: date) -> Status:
    """The status of one institution."""
    return Status(session.scalar(
        select(status_column(today)).where(Institution.id == institution.id)))


def with_status(session: Session, status: Status, today: date, most: int = 8) -> list[Institution]:
    """The first institutions in a status, those expected longest ago first."""
    return list(session.scalars(
        select(Institution).where(status_column(today) == status)
        .order_by(Institution.expected_on, Institution.sort_key).limit(most)))


def by_public_id(session: Session, public_id: str) -> Institution | None:
    """The institution with this address."""
    return session.scalar(select(Institution).where(Institution.public_id == public_id))


def by_number(session: Session, number: int) -> Institution | None:
    """The institution with this number, the middle of its reference."""
    return session.scalar(select(Institution).where(Institution.number == number))


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
