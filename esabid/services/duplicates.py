"""What a person decides of two institutions that are alike: they are two, or whole and part."""

from dataclasses import replace

from sqlalchemy.orm import Session

from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Institution
from esabid.services.history import record
from esabid.services.institutions import change, details_of
from esabid.services.involved import called


def keep_apart(session: Session, actor: Actor, institution: Institution, *,
               other: Institution) -> None:
    """Note that two that are alike are not the same, so that nobody is asked again.

    History is where it is kept (queries.duplicates.kept_apart).
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    record(session, actor, institution, action="not_same",
           changes={"another": ("", called(other)), "institution_id": ("", other.id)})


def compare_again(session: Session, actor: Actor, institution: Institution, *,
                  other: Institution) -> None:
    """Take back that two are not the same; they are listed again while they are alike."""
    permit(actor, Permission.RUN_CAMPAIGN)
    record(session, actor, institution, action="maybe_same",
           changes={"another": (called(other), ""), "institution_id": (other.id, "")})


def make_part(session: Session, actor: Actor, institution: Institution, *,
              whole: Institution) -> None:
    """Make the institution a part of another one. Raises InvalidValue for a circle."""
    change(session, actor, institution,
           details=replace(details_of(institution), parent_id=whole.id))
