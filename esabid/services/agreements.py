"""Agreements, such as a letter of intent, with their partners."""

from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.permissions import Actor, Permission, permit
from esabid.domain.promotion import AgreementDetails, check_agreement
from esabid.models import Agreement, Institution
from esabid.models.base import new_public_id
from esabid.queries.campaign import the_campaign
from esabid.services.history import apply, emptied, fill, fresh, record
from esabid.services.involved import called, involve, let_go


def add(session: Session, actor: Actor, *, details: AgreementDetails, today: date,
        partners: tuple[Institution, ...] = (), public_id: str | None = None) -> Agreement:
    """Write down a signed agreement with its partners.

    `public_id` is the id that a form gave it beforehand (web.forms.once).
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    check_agreement(details, today)
    row = Agreement(public_id=public_id or new_public_id())
    changes = fill(row, details) | involve(row, "partners", partners)
    session.add(row)
    record(session, actor, the_campaign(session), action="add_agreement", changes=changes)
    return row


def change(session: Session, actor: Actor, row: Agreement, *, details: AgreementDetails,
           today: date, partners: tuple[Institution, ...] = (),
           version: int | None = None) -> Agreement:
    """Change an agreement and its list of partners. Raises Stale."""
    permit(actor, Permission.RUN_CAMPAIGN)
    fresh(row, version)
    check_agreement(details, today)
    if changes := apply(row, details) | involve(row, "partners", partners):
        record(session, actor, the_campaign(session), action="change_agreement",
               changes=changes, note=called(row))
    return row


def remove(session: Session, actor: Actor, row: Agreement) -> None:
    """Remove an agreement; history keeps what it said and who its partners were."""
    permit(actor, Permission.RUN_CAMPAIGN)
    record(session, actor, the_campaign(session), action="remove_agreement",
           changes=emptied(row, AgreementDetails) | let_go(row, "partners"))
    session.delete(row)
    session.flush()
