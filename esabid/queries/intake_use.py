"""How much an account or a partner's link has handed in."""

from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from esabid.domain.quota import Used
from esabid.models import IncomingFile, IncomingState, StoredFile

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
