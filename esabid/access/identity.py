"""Who is asking: an account, the holder of a link or of a key, or a visitor."""

from dataclasses import dataclass
from datetime import datetime

from flask import g, request, session
from flask_login import current_user, login_user, logout_user

from esabid.domain.permissions import Actor, Permission, Role, may
from esabid.extensions import db, login, tools
from esabid.models import Account, LinkPurpose, PersonalLink
from esabid.services.links import alive, find


@dataclass(frozen=True)
class Identity:
    """The reader of a page; plain values, so that it outlives the session it was read in.

    A guest's `name` is whom the link was given to, `until` the instant at which it ends; a
    partner's is that of the institution, which `link_id` belongs to.
    """

    role: Role
    name: str = ""
    account_id: int | None = None
    session_key: str = ""
    language: str | None = None
    institution_id: int | None = None
    link_id: int | None = None
    until: datetime | None = None

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
        """The identity as the author of what this request does, all of it at one instant."""
        return Actor(self.role, self.name, g.setdefault("acted_at", tools().now()),
                     self.account_id)


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


def _remembered(key: str, purpose: LinkPurpose) -> PersonalLink | None:
    """The link of this purpose that this browser opened last, while it is alive."""
    link = db.session.get(PersonalLink, session.get(key, 0))
    fits = link is not None and link.purpose == purpose and alive(link, tools().now())
    return link if fits else None


def link_holder() -> Identity:
    """The holder of the personal link this browser opened last, while the link is alive."""
    if (link := _remembered("link", LinkPurpose.PARTNER)) is None:
        return Identity(Role.VISITOR)
    name = link.institution.name
    return Identity(Role.PARTNER, name.pl or name.en, institution_id=link.institution_id,
                    link_id=link.id)


def welcome(link: PersonalLink) -> None:
    """Remember leadership's link in this browser; a partner's link there stays what it is."""
    session["guest"] = link.id


def was_guest() -> bool:
    """Whether this browser opened a link for leadership, alive or not."""
    return "guest" in session


def _guest(link: PersonalLink) -> Identity:
    return Identity(Role.GUEST, link.given_to, until=link.expires_at)


def key_holder() -> Identity | None:
    """The holder of the key sent with this request (RFC 6750, 2.1), a visitor where the key is
    unknown or has ended; None where none was sent."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    link = find(db.session, token.strip(), LinkPurpose.PROGRAM, tools().now())
    return _guest(link) if link is not None else Identity(Role.VISITOR)


def identity() -> Identity:
    """The identity behind this request, read once.

    An account comes before a link for leadership, and that before a partner's link.
    """
    if "identity" not in g:
        if current_user.is_authenticated:
            g.identity = current_user._get_current_object()
        elif link := _remembered("guest", LinkPurpose.LEADERSHIP):
            g.identity = _guest(link)
        else:
            g.identity = link_holder()
    return g.identity
