"""Asks as the forecast needs them: grouped, so that many institutions make few rows."""

from sqlalchemy import and_, case, exists, func, select
from sqlalchemy.orm import Session

from esabid.domain.ask import AskState
from esabid.domain.lead_times import Asked
from esabid.domain.letter import CLOSED, LetterState
from esabid.models import Institution, Letter, LetterSigner


def asked(session: Session) -> list[Asked]:
    """Every ask that was sent, those alike together; one statement."""
    after = Letter.received_on >= Institution.asked_on
    before = and_(Letter.received_on < Institution.asked_on, Letter.state != LetterState.WITHDRAWN)
    each = (
        select(Institution.ask_state, Institution.asked_on, Institution.declined_on,
               func.min(case((after, Letter.received_on))).label("letter_on"),
               func.max(case((before, 1), else_=0)).label("had_letter"))
        .outerjoin(LetterSigner, LetterSigner.institution_id == Institution.id)
        .outerjoin(Letter, Letter.id == LetterSigner.letter_id)
        .where(Institution.asked_on.is_not(None)).group_by(Institution.id).subquery())
    rows = session.execute(select(*each.c, func.count()).group_by(*each.c))
    return [Asked(state, asked_on, declined_on, letter_on, bool(had_letter), number)
            for state, asked_on, declined_on, letter_on, had_letter, number in rows]


def still_to_send(session: Session) -> int:
    """How many asks are planned to institutions without a letter that stands; one statement."""
    stands = exists().where(LetterSigner.institution_id == Institution.id,
                            Letter.id == LetterSigner.letter_id, Letter.state.not_in(CLOSED))
    return session.scalar(select(func.count(Institution.id)).where(
        Institution.ask_state == AskState.PLANNED, ~stands))
