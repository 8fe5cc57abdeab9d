"""The ask funnel's facts: every institution's ask, and who stands behind which letter."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.counting import Count
from esabid.domain.funnel import AskedFacts, Stage, funnel
from esabid.models import Institution, LetterSigner


def read(session: Session, count: Count) -> dict[Stage, frozenset[int]]:
    """The institutions at each stage of the ask; two statements beside those of `count`."""
    asks = [AskedFacts(*row) for row in session.execute(select(
        Institution.id, Institution.ask_state, Institution.asked_on.is_not(None)))]
    signed = session.execute(select(LetterSigner.letter_id, LetterSigner.institution_id))
    return funnel(asks, signed, count)
