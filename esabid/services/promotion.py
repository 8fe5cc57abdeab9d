"""Promotion actions of the campaign and school projects of its youth strand."""

from sqlalchemy.orm import Session

from esabid.domain.permissions import Actor, Permission, permit
from esabid.domain.promotion import ActionDetails, ProjectDetails, check_action, check_project
from esabid.models import Institution, PromotionAction, SchoolProject
from esabid.models.base import new_public_id
from esabid.queries.campaign import the_campaign
from esabid.services.history import apply, emptied, fill, fresh, record
from esabid.services.involved import called, involve, let_go


def add_action(session: Session, actor: Actor, *, details: ActionDetails,
               institutions: tuple[Institution, ...] = (),
               public_id: str | None = None) -> PromotionAction:
    """Add an action with the institutions involved; one in the future is planned.

    `public_id` is the id that a form gave it beforehand (web.forms.once).
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    check_action(details)
    row = PromotionAction(public_id=public_id or new_public_id())
    changes = fill(row, details) | involve(row, "institutions", institutions)
    session.add(row)
    record(session, actor, the_campaign(session), action="add_promotion_action", changes=changes)
    return row


def change_action(session: Session, actor: Actor, row: PromotionAction, *,
                  details: ActionDetails, institutions: tuple[Institution, ...] = (),
                  version: int | None = None) -> PromotionAction:
    """Change an action and who was involved. Raises Stale."""
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(row, version)
    check_action(details)
    if changes := apply(row, details) | involve(row, "institutions", institutions):
        record(session, actor, the_campaign(session), action="change_promotion_action",
               changes=changes, note=called(row))
    return row


def remove_action(session: Session, actor: Actor, row: PromotionAction) -> None:
    """Remove an action; history keeps what it said."""
    permit(actor, Permission.RUN_CAMPAIGN)
    record(session, actor, the_campaign(session), action="remove_promotion_action",
           changes=emptied(row, ActionDetails) | let_go(row, "institutions"))
    session.delete(row)
    session.flush()


def add_project(session: Session, actor: Actor, *, details: ProjectDetails,
                public_id: str | None = None) -> SchoolProject:
    """Add a school's project: title, field and school, never a pupil.

    `public_id` is the id that a form gave it beforehand (web.forms.once).
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    check_project(details)
    row = SchoolProject(public_id=public_id or new_public_id())
    changes = fill(row, details)
    session.add(row)
    record(session, actor, the_campaign(session), action="add_school_project", changes=changes)
    return row


def change_project(session: Session, actor: Actor, row: SchoolProject, *,
                   details: ProjectDetails, version: int | None = None) -> SchoolProject:
    """Change what is written down of a project. Raises Stale."""
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(row, version)
    check_project(details)
    if changes := apply(row, details):
        record(session, actor, the_campaign(session), action="change_school_project",
               changes=changes, note=called(row))
    return row


def remove_project(session: Session, actor: Actor, row: SchoolProject) -> None:
    """Remove a project; history keeps what it said."""
    permit(actor, Permission.RUN_CAMPAIGN)
    record(session, actor, the_campaign(session), action="remove_school_project",
           changes=emptied(row, ProjectDetails))
    session.delete(row)
    session.flush()
