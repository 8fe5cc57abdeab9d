"""Setting the campaign up, and changing its settings."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.campaign import DEFAULT_GOAL, DEFAULT_MILESTONES
from esabid.domain.coverage import Targets, checked_targets
from esabid.domain.errors import IllegalTransition
from esabid.domain.institution import Reach, Sector
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Campaign
from esabid.queries.campaign import the_campaign
from esabid.services import arguments
from esabid.services.history import apply, fresh, record


@dataclass(frozen=True)
class CampaignDetails:
    """The campaign's settings; `milestones` are counts past the goal.

    A letter names bid and addressee by any of `bid_words` and `addressee_words`; where there are
    none, by the names of the campaign.
    """

    title_pl: str
    bidder_pl: str
    title_en: str = ""
    bidder_en: str = ""
    addressee_pl: str = ""
    addressee_en: str = ""
    foreword_pl: str = ""
    foreword_en: str = ""
    contact: str = ""
    prefix: str = "KRK"
    goal: int = DEFAULT_GOAL
    milestones: list[int] = field(default_factory=lambda: list(DEFAULT_MILESTONES))
    deadline: date | None = None
    decides_on: date | None = None
    bid_words: list[str] = field(default_factory=list)
    addressee_words: list[str] = field(default_factory=list)
    language: str = "pl"


def found(session: Session, actor: Actor, *, details: CampaignDetails,
          demo: bool = False) -> Campaign:
    """Set the campaign up with the usual arguments; a demo stays a demo and never becomes a real
    campaign."""
    permit(actor, Permission.CHANGE_SETTINGS)
    if the_campaign(session) is not None:
        raise IllegalTransition("already_set_up")
    campaign = Campaign(id=1, demo=demo)
    apply(campaign, details)
    session.add(campaign)
    record(session, actor, campaign, action="found")
    arguments.seed(session, actor)
    return campaign


def change(session: Session, actor: Actor, campaign: Campaign, *, details: CampaignDetails,
           version: int | None = None) -> Campaign:
    """Change the settings; every number shown from then on follows them."""
    permit(actor, Permission.CHANGE_SETTINGS)
    fresh(campaign, version)
    if changes := apply(campaign, details):
        record(session, actor, campaign, action="change", changes=changes)
    return campaign


def set_targets(session: Session, actor: Actor, campaign: Campaign, *, sectors: dict[Sector, int],
                reaches: dict[Reach, int], version: int | None = None) -> Campaign:
    """Set how many institutions are wanted of each sector and reach; none and zero are no target.

    Raises InvalidValue for a number below zero, Stale.
    """
    permit(actor, Permission.CHANGE_SETTINGS)
    fresh(campaign, version)
    if changes := apply(campaign, Targets(checked_targets(sectors), checked_targets(reaches))):
        record(session, actor, campaign, action="set_targets", changes=changes)
    return campaign
