"""Who is asking: an account, the holder of a personal link, or a visitor."""

from dataclasses import dataclass

from flask import g, session
from flask_login import current_user, login_user, logout_user

from esabid.domain.permissions import Actor, Permission, Role, may
from esabid.extensions import db, login, tools
from esabid.models import Account, PersonalLink
from esabid.services.links import alive


@dataclass(frozen=True)
class Identity:
    """The reader of a page; plain values, so that it outlives the session it was read in."""

    role: Role
    name: str = ""
    account_id: int | None = None
    session_key: str = ""
    language: str | None = None
    institution_id: int | None = None

    is_authenticated = is_active = True
    is_anonymous = False

    @property
    def signed_in(self) -> bool:
        return self.account_id is not None

    def get_id(self) -> str:
        return f"{self.account_id}.{self.session_key}"

    def may(self, permission: str) -> bool:
        """Whether the identity holds the permission of this name."""
        return may(self.role, Permission(permission))

    def actor(self) -> Actor:
        """The identity as the author of a deed done now."""
        return Actor(self.role, self.name, tools().now(), self.account_id)


def of_account(account: Account) -> Identity:
    """The identity of an account."""
    return Identity(account.role, account.name, account.id, account.session_key, account.language)


def enter(account: Account) -> None:
    """Sign the account in under a new session, keeping only the choice of language."""
    lang = session.get("lang")
    session.clear()
    if lang:
        session["lang"] = lang
    session.permanent = True
    login_user(of_account(account))


def leave() -> None:
    """Sign out and forget everything this browser was told."""
    logout_user()
    session.clear()


@login.user_loader
def _load(identifier: str) -> Identity | None:
    row_id, _, key = identifier.partition(".")
    account = db.session.get(Account, int(row_id))
    return of_account(account) if account and account.session_key == key else None


def link_holder() -> Identity:
    """The holder of the personal link this browser opened last, while the link is alive."""
    link = db.session.get(PersonalLink, session.get("link", 0))
    if link is None or not alive(link, tools().now()):
        return Identity(Role.VISITOR)
    return Identity(Role.PARTNER, institution_id=link.institution_id)


def identity() -> Identity:
    """The identity behind this request, read once; an account comes before a personal link."""
    if "identity" not in g:
        if current_user.is_authenticated:
            g.identity = current_user._get_current_object()
        else:
            g.identity = link_holder()
    return g.identity
