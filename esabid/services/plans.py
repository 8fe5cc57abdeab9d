"""Choosing what the dossiers of a profile hold, and in which order."""

from dataclasses import asdict

from sqlalchemy.orm import Session

from esabid.domain.permissions import Actor, Permission, permit
from esabid.domain.plan import PlanDetails, checked_plan
from esabid.domain.profiles import Profile
from esabid.models import Campaign, DossierPlan
from esabid.queries.dossier import plan
from esabid.services.history import apply, fresh, record


def choose(session: Session, actor: Actor, campaign: Campaign, profile: Profile, *,
           details: PlanDetails, version: int | None = None) -> DossierPlan:
    """Keep the choice for every dossier of a profile made from now on.

    Editions and working versions that are there stay as they are. Raises InvalidValue as
    domain.plan.checked_plan does, and Stale.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    details = checked_plan(details, profile)
    row = plan(session, profile)
    if row is None:
        row = DossierPlan(profile=profile, **asdict(PlanDetails()))
        session.add(row)
        session.flush()
    else:
        fresh(row, version)
    if changes := apply(row, details):
        record(session, actor, campaign, action="plan_dossier",
               changes={"profile": (profile, profile)} | changes)
    return row
