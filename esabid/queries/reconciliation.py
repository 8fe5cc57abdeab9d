"""What lies between two numbers: joint letters, and parts that stand together as one body."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from esabid.domain.counting import Count, Reason
from esabid.models import Institution, LetterSigner


def joint(session: Session, of: Count) -> frozenset[int]:
    """The counted letters that several institutions signed; one statement."""
    signed = session.scalars(select(LetterSigner.letter_id).group_by(LetterSigner.letter_id)
                             .having(func.count() > 1))
    return of.because(Reason.COUNTS).intersection(signed)


def organisations(session: Session, of: Count) -> frozenset[int]:
    """The separate organisations behind the counted letters: parents stand for their parts; one
    statement. There are as many as `of.parents`."""
    parents = dict(session.execute(select(Institution.id, Institution.parent_id).where(
        Institution.parent_id.is_not(None))).all())
    return frozenset(parents.get(it, it) for it in of.institutions)
