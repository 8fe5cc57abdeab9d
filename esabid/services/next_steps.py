"""The next step about an institution: agreed on, changed, done."""

from sqlalchemy.orm import Session

from esabid.domain.conversation import NextStep, checked_step
from esabid.domain.errors import IllegalTransition, Stale
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Institution
from esabid.services.history import apply, fresh, record


def plan(session: Session, actor: Actor, institution: Institution, *, step: NextStep,
         version: int | None = None) -> Institution:
    """Set what is to be done next; raises InvalidValue for a day or a name without a step, Stale.

    An empty step takes the one there was off the list.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(institution, version)
    if changes := apply(institution, checked_step(step)):
        record(session, actor, institution, action="plan_step", changes=changes)
    return institution


def finish(session: Session, actor: Actor, institution: Institution, *,
           step: str | None = None) -> Institution:
    """The step is done; raises IllegalTransition where there is none any more, Stale where it is
    not `step`, the one that was seen."""
    permit(actor, Permission.RUN_CAMPAIGN)
    if not institution.next_step:
        raise IllegalTransition("no_next_step")
    if step is not None and institution.next_step != step:
        raise Stale("other_step_by_now")
    changes = apply(institution, NextStep(""))
    record(session, actor, institution, action="finish_step", changes=changes)
    return institution
