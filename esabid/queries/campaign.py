"""The campaign's one row, and whether anybody can sign in yet."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from esabid.models import Account, Campaign


def the_campaign(session: Session) -> Campaign | None:
    """The campaign, or None before it is set up."""
    return session.get(Campaign, 1)


def has_accounts(session: Session) -> bool:
    """Whether any account exists."""
    return session.scalar(select(exists().where(Account.id.is_not(None))))
