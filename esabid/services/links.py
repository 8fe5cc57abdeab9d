"""Personal links: random, stored only as a hash, scoped, expiring, revocable."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.ask import AskState
from esabid.domain.errors import IllegalTransition, InvalidValue
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Account, Institution, LinkPurpose, PersonalLink
from esabid.queries.campaign import the_campaign
from esabid.services.history import record

LIFETIME = {
    LinkPurpose.SET_UP: timedelta(days=2),
    LinkPurpose.PASSWORD: timedelta(days=3),
    LinkPurpose.PARTNER: timedelta(days=90),
    LinkPurpose.LEADERSHIP: timedelta(days=30),
    LinkPurpose.PROGRAM: timedelta(days=365),
}
# Those that show the overview to whom they were given, without an account.
OVERVIEW = (LinkPurpose.LEADERSHIP, LinkPurpose.PROGRAM)


def issue(session: Session, actor: Actor, *, purpose: LinkPurpose,
          institution: Institution | None = None, account: Account | None = None,
          given_to: str = "") -> tuple[PersonalLink, str]:
    """Issue a link and return it with its token, which is shown once and never stored.

    A new link to set an account's password ends the account's earlier ones. Raises InvalidValue
    for a leadership's link or a program's key that is given to nobody, IllegalTransition for an
    institution that is not to be asked: its link asks for a letter, too.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    if institution is not None and institution.ask_state == AskState.NEUTRAL:
        raise IllegalTransition("not_to_be_asked")
    if purpose in OVERVIEW and not given_to:
        raise InvalidValue("missing_given_to", field="given_to")
    if account is not None:
        end_unused(session, actor, purpose=purpose, account=account)
    token = secrets.token_urlsafe(24)
    link = PersonalLink(purpose=purpose, token_hash=_hash(token), institution=institution,
                        account=account, given_to=given_to, issued_at=actor.at,
                        issued_by=actor.name,
                        expires_at=actor.at + LIFETIME[purpose])
    session.add(link)
    session.flush()
    if institution is not None:
        record(session, actor, institution, action="issue_link",
               changes={"link": ("", link.public_id)})
    if account is not None:
        record(session, actor, account, action="issue_link")
    if purpose in OVERVIEW:
        record(session, actor, the_campaign(session),
               action="issue_leadership_link" if purpose == LinkPurpose.LEADERSHIP
               else "issue_program_key",
               changes={"link": ("", link.public_id), "given_to": ("", given_to)})
    return link, token


def find(session: Session, token: str, purpose: LinkPurpose, now) -> PersonalLink | None:
    """The living link behind a token; unknown, expired and revoked ones are all None."""
    link = session.scalar(select(PersonalLink).where(
        PersonalLink.token_hash == _hash(token), PersonalLink.purpose == purpose))
    return link if link is not None and alive(link, now) else None


def alive(link: PersonalLink, now) -> bool:
    """Whether the link is neither expired nor ended."""
    return link.ended_at is None and link.expires_at > now


def end(session: Session, actor: Actor, link: PersonalLink) -> None:
    """Revoke a link, or mark a one-time link as used; one that has ended stays as it is."""
    if link.institution is not None or link.purpose in OVERVIEW:
        permit(actor, Permission.RUN_CAMPAIGN)
    if link.ended_at is not None:
        return
    link.ended_at = actor.at
    if link.purpose in OVERVIEW:
        record(session, actor, the_campaign(session),
               action="revoke_leadership_link" if link.purpose == LinkPurpose.LEADERSHIP
               else "revoke_program_key",
               changes={"link": (link.public_id, ""), "given_to": (link.given_to, "")})
    if link.institution is not None:
        record(session, actor, link.institution, action="revoke_link",
               changes={"link": (link.public_id, "")})
    session.flush()


def end_unused(session: Session, actor: Actor, *, purpose: LinkPurpose,
               account: Account | None = None) -> None:
    """End every living link of a purpose, or an account's, because a new one takes its place."""
    for link in session.scalars(select(PersonalLink).where(
            PersonalLink.purpose == purpose, PersonalLink.account == account,
            PersonalLink.ended_at.is_(None))):
        end(session, actor, link)


def of_institution(session: Session, institution: Institution) -> list[PersonalLink]:
    """The institution's links, newest first."""
    return list(session.scalars(
        select(PersonalLink).where(PersonalLink.institution_id == institution.id)
        .order_by(PersonalLink.id.desc())))


def to_the_overview(session: Session) -> list[PersonalLink]:
    """Every leadership's link and program's key ever issued, newest first."""
    return list(session.scalars(
        select(PersonalLink).where(PersonalLink.purpose.in_(OVERVIEW))
        .order_by(PersonalLink.id.desc())))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
