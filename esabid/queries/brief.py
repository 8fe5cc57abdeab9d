"""The facts of the weekly brief, gathered from the readings that pages show."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from esabid.domain.bilingual import Bilingual
from esabid.domain.brief import CALLS, DAYS, NAMED, Brief, Call, InForce, Lacking, Week
from esabid.domain.counting import Count
from esabid.domain.snapshot import CampaignFacts, Numbers, Wanted
from esabid.models import Campaign
from esabid.queries import coverage, editions, gaps, letters, next_asks, standing
from esabid.queries.letters import LetterFilter


def week_before(as_of: date) -> date:
    """The day whose end a brief of `as_of` is compared with."""
    return as_of - timedelta(days=DAYS)


def read(session: Session, campaign: Campaign, as_of: date, ended: datetime) -> Brief:
    """The brief as of a day; `ended` is the instant at which the day a week before was over."""
    now = standing.read(session, campaign, as_of)
    return Brief(
        as_of=as_of, demo=campaign.demo,
        campaign=CampaignFacts(campaign.title, campaign.bidder, campaign.addressee, Bilingual()),
        numbers=Numbers(**{f: getattr(now.progress, f) for f in Numbers.__dataclass_fields__}),
        week=_week(session, week_before(as_of), ended),
        cautious=now.cautious.count, forecast=now.forecast,
        sectors=_wanted(coverage.against_sectors(campaign, now.progress)),
        reach=_wanted(coverage.against_reach(campaign, now.progress)),
        calls=tuple(Call(it.institution.name, it.ask, it.reasons)
                    for it in next_asks.first(session, campaign, now, CALLS)),
        lacking=Lacking(len(gaps.named_in_one_language(session, now.count)),
                        len(gaps.offices_missing(session, now.count)),
                        len(gaps.originals_elsewhere(session, now.count))),
        editions=_in_force(session, now.count))


def _week(session: Session, since: date, ended: datetime) -> Week:
    changed = standing.change_since(session, since, ended)
    newest = letters.listed(session, LetterFilter(ids=changed.added))[0] if changed.added else []
    return Week(since, len(changed.added), len(changed.lost),
                tuple(it.signers[0].institution.name for it in newest[:NAMED] if it.signers))


def _wanted(found) -> dict:
    return {it.kind: Wanted(it.have, it.target) for it in found}


def _in_force(session: Session, count: Count) -> tuple[InForce, ...]:
    """The newest edition of each profile that leaves the building."""
    return tuple(InForce(it.row.profile, it.row.edition, it.row.issued_on, it.row.verified,
                         len(it.added), len(it.lost))
                 for it in editions.ready(session, count) if it.row.edition)
