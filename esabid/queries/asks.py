"""Asks as the forecast needs them, grouped into few rows; and who is behind its numbers."""

from datetime import date

from sqlalchemy import Select, and_, case, exists, func, select
from sqlalchemy.orm import Session

from esabid.domain.ask import AskState
from esabid.domain.lead_times import Asked, End, spell
from esabid.domain.letter import CLOSED, LetterState
from esabid.models import Institution, Letter, LetterSigner


def asked(session: Session) -> list[Asked]:
    """Every ask that was sent, those alike together; one statement."""
    each = _each().subquery()
    alike = [it for it in each.c if it.name != "id"]
    rows = session.execute(select(*alike, func.count()).group_by(*alike))
    return [_asked(row) for row in rows]


def behind(session: Session, as_of: date) -> dict[End, frozenset[int]]:
    """The institutions behind the spells of `asked`, by how their asks ended; one statement."""
    found = {end: set() for end in End}
    for row_id, *row in session.execute(_each()):
        if one := spell(_asked((*row, 1)), as_of):
            found[one.end].add(row_id)
    return {end: frozenset(ids) for end, ids in found.items()}


def _each() -> Select:
    """Every institution that was asked, with the first letter since and whether one came before."""
    after = Letter.received_on >= Institution.asked_on
    before = and_(Letter.received_on < Institution.asked_on, Letter.state != LetterState.WITHDRAWN)
    return (
        select(Institution.id, Institution.ask_state, Institution.asked_on, Institution.declined_on,
               func.min(case((after, Letter.received_on))).label("letter_on"),
               func.max(case((before, 1), else_=0)).label("had_letter"))
        .outerjoin(LetterSigner, LetterSigner.institution_id == Institution.id)
        .outerjoin(Letter, Letter.id == LetterSigner.letter_id)
        .where(Institution.asked_on.is_not(None)).group_by(Institution.id))


def _asked(row) -> Asked:
    state, asked_on, declined_on, letter_on, had_letter, number = row
    return Asked(state, asked_on, declined_on, letter_on, bool(had_letter), number)


def still_to_send(session: Session) -> int:
    """How many asks are planned to institutions without a letter that stands; one statement."""
    return session.scalar(select(func.count()).select_from(_to_send().subquery()))


def to_send(session: Session) -> frozenset[int]:
    """The institutions of `still_to_send`; one statement."""
    return frozenset(session.scalars(_to_send()))


def _to_send() -> Select:
    stands = exists().where(LetterSigner.institution_id == Institution.id,
                            Letter.id == LetterSigner.letter_id, Letter.state.not_in(CLOSED))
    return select(Institution.id).where(Institution.ask_state == AskState.PLANNED, ~stands)
