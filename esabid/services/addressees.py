"""Whom dossiers go to: adding, changing, and removing where nothing refers to it."""

from sqlalchemy.orm import Session

from esabid.domain.addressee import AddresseeDetails, check_addressee
from esabid.domain.errors import IllegalTransition
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Addressee
from esabid.models.base import new_public_id
from esabid.queries.addressees import in_use
from esabid.queries.campaign import the_campaign
from esabid.services.history import apply, emptied, fill, fresh, record


def add(session: Session, actor: Actor, *, details: AddresseeDetails,
        public_id: str | None = None) -> Addressee:
    """Write down whom dossiers go to; raises InvalidValue.

    `public_id` is the id that a form gave it beforehand (web.forms.once).
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    check_addressee(details)
    row = Addressee(public_id=public_id or new_public_id())
    changes = fill(row, details)
    session.add(row)
    record(session, actor, the_campaign(session), action="add_addressee", changes=changes)
    return row


def change(session: Session, actor: Actor, row: Addressee, *, details: AddresseeDetails,
           version: int | None = None) -> Addressee:
    """Change an addressee; editions issued for it stay as they are. Raises InvalidValue, Stale."""
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(row, version)
    check_addressee(details)
    if changes := apply(row, details):
        record(session, actor, the_campaign(session), action="change_addressee",
               changes=changes, note=row.name.text("pl"))
    return row


def remove(session: Session, actor: Actor, row: Addressee) -> None:
    """Remove an addressee; history keeps what was said of it.

    Raises IllegalTransition for one that an edition was issued for or handed over to.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    if in_use(session, row):
        raise IllegalTransition("addressee_in_use")
    record(session, actor, the_campaign(session), action="remove_addressee",
           changes=emptied(row, AddresseeDetails))
    session.delete(row)
    session.flush()
