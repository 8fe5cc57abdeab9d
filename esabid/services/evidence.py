"""Evidence: facts the campaign leans on, each with its source, day and argument."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.argument import EvidenceDetails, check_evidence
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Argument, Evidence
from esabid.models.base import new_public_id
from esabid.queries.campaign import the_campaign
from esabid.services.history import apply, emptied, fill, fresh, record


def add(session: Session, actor: Actor, *, details: EvidenceDetails, today: date,
        public_id: str | None = None) -> Evidence:
    """Add a fact; raises InvalidValue without words or source, or from the future.

    `public_id` is the id that a form gave it beforehand (web.forms.once).
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    check_evidence(details, today)
    campaign = the_campaign(session)
    evidence = Evidence(public_id=public_id or new_public_id())
    changes = by_name(session, fill(evidence, details))
    session.add(evidence)
    record(session, actor, campaign, action="add_evidence", changes=changes)
    return evidence


def change(session: Session, actor: Actor, evidence: Evidence, *, details: EvidenceDetails,
           today: date, version: int | None = None) -> Evidence:
    """Correct a fact; raises InvalidValue as adding one does, Stale."""
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(evidence, version)
    campaign = the_campaign(session)
    if changes := revise(session, evidence, details, today):
        record(session, actor, campaign, action="change_evidence", changes=changes)
    return evidence


def revise(session: Session, evidence: Evidence, details: EvidenceDetails, today: date) -> dict:
    """Make the fact say `details`; return what changed and of which, for history to keep.

    Raises InvalidValue as `add` does.
    """
    check_evidence(details, today)
    changes = by_name(session, apply(evidence, details))
    return changes and {"evidence": (evidence.public_id,) * 2} | changes


def remove(session: Session, actor: Actor, evidence: Evidence) -> None:
    """Remove a fact; history keeps all it said."""
    permit(actor, Permission.RUN_CAMPAIGN)
    campaign = the_campaign(session)
    changes = by_name(session, emptied(evidence, EvidenceDetails))
    session.delete(evidence)
    record(session, actor, campaign, action="remove_evidence", changes=changes)


def argument_named(session: Session, name: str) -> Argument | None:
    """The argument that history calls so."""
    return next((row for row in session.scalars(select(Argument).order_by(Argument.position))
                 if row.name.text("pl") == name), None)


def by_name(session: Session, changes: dict) -> dict:
    """The changes with the argument by its name, which a row number would not tell anybody."""
    ids = changes.pop("argument_id", None)
    return changes | ({"argument": tuple(
        it and session.get(Argument, it).name.text("pl") for it in ids)} if ids else {})
