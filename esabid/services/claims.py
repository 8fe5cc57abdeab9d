"""Keeping a sentence that leadership says in public, with the rows it stood on."""

from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.claims import ClaimKind, Refusal, judge
from esabid.domain.errors import InvalidValue, Stale
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Claim
from esabid.queries import claims, progress
from esabid.queries.campaign import the_campaign
from esabid.services.history import record
from esabid.wording import words
from esabid.wording.claims import sentence


def keep(session: Session, actor: Actor, *, kind: ClaimKind, number: int, lang: str, today: date,
         seen: str = "") -> Claim:
    """Put the claim into the register as the data bear it now, and return its row.

    The sentence is written anew from the rows; `seen` is only compared with it: what was copied
    and what is kept are the same words. Kept twice on one day by one person it stays one row.
    Raises InvalidValue where the data do not bear it, Stale where it reads otherwise by now.
    """
    permit(actor, Permission.KEEP_CLAIMS)
    campaign = the_campaign(session)
    count = progress.counted(session)
    borne = judge(kind, number, count, progress.read(session, campaign.aims, today, count))
    if isinstance(borne, Refusal):
        raise InvalidValue("claim_not_borne")
    said = sentence(borne, words(lang), title=campaign.title.text(lang), as_of=today)
    if seen and seen != said:
        raise Stale("claim_changed")
    row = Claim(kind=kind, lang=lang, sentence=said, number=number, as_of=today,
                rows=claims.public_ids(session, borne), made_at=actor.at, made_by=actor.name,
                account_id=actor.account_id)
    if (before := claims.same(session, row)) is not None:
        return before
    session.add(row)
    record(session, actor, campaign, action="keep_claim", changes={"claim": ("", said)})
    return row
