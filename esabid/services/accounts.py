"""Accounts: adding one, its password, and who is signing in."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.errors import InvalidValue
from esabid.domain.permissions import ACCOUNT_ROLES, Actor, Permission, Role, permit
from esabid.models import Account
from esabid.services.history import record

SHORTEST_PASSWORD = 12


def add(session: Session, actor: Actor, *, email: str, role: Role, name: str = "") -> Account:
    """Add an account without a password; a one-time link lets its owner set one."""
    permit(actor, Permission.CHANGE_SETTINGS)
    email = email.strip().lower()
    if role not in ACCOUNT_ROLES:
        raise InvalidValue("unknown_role", field="role")
    if by_email(session, email) is not None:
        raise InvalidValue("email_taken", field="email")
    account = Account(email=email, name=name or email.split("@")[0], role=role,
                      session_key=secrets.token_hex(16), created_at=actor.at)
    session.add(account)
    record(session, actor, account, action="add", changes={"email": ("", email)})
    return account


def by_email(session: Session, email: str) -> Account | None:
    """The account with this address, in whatever case it was typed."""
    return session.scalar(select(Account).where(Account.email == email.strip().lower()))


def check_password_length(password: str) -> None:
    """Raise InvalidValue for a password that is too short; no other rule makes it safer (NIST
    SP 800-63B, 5.1.1.2)."""
    if len(password) < SHORTEST_PASSWORD:
        raise InvalidValue("password_short", field="password", least=SHORTEST_PASSWORD)


def set_password(session: Session, actor: Actor, account: Account, *, password_hash: str) -> None:
    """Set the hash made by Passwords.hash; every other session of the account ends."""
    account.password_hash = password_hash
    account.session_key = secrets.token_hex(16)
    record(session, actor, account, action="set_password")


class Passwords:
    """Hashing by Argon2id; slow on purpose, so never inside a writing transaction."""

    def __init__(self, **cost):
        self._hasher = PasswordHasher(**cost)
        # Checked where no account exists, so that both answers take equally long.
        self._nobody = self._hasher.hash(secrets.token_hex(16))

    def hash(self, password: str) -> str:
        """The Argon2id hash of a password; raises InvalidValue for a short one."""
        check_password_length(password)
        return self._hasher.hash(password)

    def matches(self, stored: str | None, password: str) -> bool:
        """Whether the password is the one behind the stored hash, if there is one."""
        try:
            return self._hasher.verify(stored or self._nobody, password) and stored is not None
        except (VerifyMismatchError, InvalidHashError):
            return False
