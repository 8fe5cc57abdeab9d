"""What an account or a partner has handed in, and how much."""

from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from esabid.domain.quota import Used
from esabid.models import IncomingFile, IncomingState, Institution, PersonalLink, StoredFile

_UNDECIDED = (IncomingState.WAITING, IncomingState.CHECKED)


def used(session: Session, since: datetime, *, account_id: int | None = None,
         link_id: int | None = None) -> Used:
    """What one of them brought since an instant, and how much of all it brought is undecided.

    Files that came inside an e-mail count as its one file, until somebody has to decide on them.
    """
    counts = (IncomingFile.received_at >= since) & IncomingFile.within_id.is_(None)
    return Used(*session.execute(
        select(func.coalesce(func.sum(case((counts, 1), else_=0)), 0),
               func.coalesce(func.sum(case((counts, StoredFile.size), else_=0)), 0),
               func.coalesce(func.sum(case((IncomingFile.state.in_(_UNDECIDED), 1), else_=0)), 0))
        .join(StoredFile, StoredFile.sha256 == IncomingFile.sha256)
        .where(IncomingFile.account_id == account_id if link_id is None
               else IncomingFile.link_id == link_id)).one())


def handed_in(session: Session, institution: Institution) -> list[IncomingFile]:
    """The files that came by an institution's links and are no letter yet, newest first: those to
    be looked at, and those that could not be taken."""
    return list(session.scalars(
        select(IncomingFile).join(PersonalLink, PersonalLink.id == IncomingFile.link_id)
        .where(PersonalLink.institution_id == institution.id, IncomingFile.letter_id.is_(None),
               IncomingFile.state.in_((*_UNDECIDED, IncomingState.REFUSED)))
        .order_by(IncomingFile.id.desc())))
