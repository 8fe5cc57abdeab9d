"""The campaign's numbers, from a handful of statements over the rows, however many there are."""

from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from esabid.domain.counting import Count, InstitutionFacts, count
from esabid.domain.progress import Goal, Progress, progress
from esabid.models import Institution, LetterSigner
from esabid.queries import letters


def signers(session: Session) -> list[InstitutionFacts]:
    """Every institution behind a letter, and every one with parts, as the counting rule needs
    them; one statement."""
    part = aliased(Institution)
    rows = session.execute(select(
        Institution.id, Institution.sector, Institution.reach, Institution.parent_id,
        Institution.city_tie).where(or_(
            Institution.id.in_(select(LetterSigner.institution_id)),
            Institution.id.in_(select(part.parent_id).where(part.parent_id.is_not(None))))))
    return [InstitutionFacts(*row) for row in rows]


def counted(session: Session) -> Count:
    """The counting rule applied to the rows as they are; three statements."""
    return count(letters.facts(session), signers(session))


def read(session: Session, goal: Goal, as_of: date, of: Count | None = None) -> Progress:
    """The numbers every page, command and dossier shows; four statements."""
    asks = dict(session.execute(
        select(Institution.ask_state, func.count()).group_by(Institution.ask_state)).all())
    return progress(of or counted(session), goal, asks, as_of)


def named_supporters(session: Session, of: Count) -> tuple[list[Institution], int]:
    """The institutions behind the counted letters that may be named in public, in Polish order,
    and how many asked not to be.

    An institution is named unless it objects on any letter that still stands.
    """
    silent = letters.objecting(session)
    rows = session.scalars(select(Institution).where(
        Institution.id.in_(of.institutions - silent)).order_by(Institution.sort_key))
    return list(rows), len(of.institutions & silent)
