"""Setting the campaign up, and changing its settings."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.campaign import DEFAULT_GOAL, DEFAULT_MILESTONES
from esabid.domain.errors import IllegalTransition
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Campaign
from esabid.queries.campaign import the_campaign
from esabid.services.history import apply, fresh, record


@dataclass(frozen=True)
class CampaignDetails:
    """The campaign's settings; `milestones` are counts past the goal."""

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
    language: str = "pl"


def found(session: Session, actor: Actor, *, details: CampaignDetails,
          demo: bool = False) -> Campaign:
    """Set the campaign up; a demo stays a demo and never becomes a real campaign."""
    permit(actor, Permission.CHANGE_SETTINGS)
    if the_campaign(session) is not None:
        raise IllegalTransition("already_set_up")
    campaign = Campaign(id=1, demo=demo)
    apply(campaign, details)
    session.add(campaign)
    record(session, actor, campaign, action="found")
    return campaign


def change(session: Session, actor: Actor, campaign: Campaign, *, details: CampaignDetails,
           version: int | None = None) -> Campaign:
    """Change the settings; every number shown from then on follows them."""
    permit(actor, Permission.CHANGE_SETTINGS)
    fresh(campaign, version)
    if changes := apply(campaign, details):
        record(session, actor, campaign, action="change", changes=changes)
    return campaign
