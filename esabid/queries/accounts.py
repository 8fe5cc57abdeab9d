"""Accounts as the settings page lists them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.permissions import Role
from esabid.models import Account


def accounts(session: Session) -> list[Account]:
    """All accounts by name."""
    return list(session.scalars(select(Account).order_by(Account.name)))


def first_with_role(session: Session, role: Role) -> Account | None:
    """The oldest account of a role."""
    return session.scalar(select(Account).where(Account.role == role).order_by(Account.id).limit(1))
