"""An edition of the office that somebody received, and its letters lost, for tests of pages."""

import factories
from sqlalchemy import select

from esabid.domain.addressee import AddresseeDetails
from esabid.domain.handover import HandoverDetails
from esabid.domain.letter import Channel, LetterAction
from esabid.domain.profiles import Profile
from esabid.extensions import tools, writing
from esabid.models import Addressee, Campaign, Compilation, Letter
from esabid.services import addressees, compilations, handovers, letters


def handed_over(actor) -> dict[str, str]:
    """Make, issue and hand over the edition, which the overview does not show; return the public
    ids of edition, addressee and handover. Its files are made between the transactions."""
    today = tools().today()
    with writing() as session:
        row = compilations.compile_dossier(
            session, actor, session.get(Campaign, 1), profile=Profile.INTERNAL, short=True,
            today=today, languages=("pl",))
    with writing() as session:
        addressee = addressees.add(session, actor, details=AddresseeDetails(
            Profile.INTERNAL, "pl", "Rada Próbna", "Test Council", "Szanowni Państwo,"))
        row = compilations.issue(session, actor, session.get(Compilation, row.id), today=today,
                                 addressee=addressee)
    with writing() as session:
        row, addressee = session.get(Compilation, row.id), session.get(Addressee, addressee.id)
        handover = handovers.hand_over(
            session, actor, row, today=today, addressee=addressee,
            details=HandoverDetails("pl", today, Channel.BY_HAND))
        return {"edition": row.public_id, "addressee": addressee.public_id,
                "handover": handover.public_id}


def withdraw(world, part: str) -> None:
    """Withdraw one of the world's letters today."""
    with world.app.app_context(), writing() as session:
        letters.advance(
            session, factories.actor(), session.scalar(select(Letter).where(
                Letter.public_id == world.ids[part])), action=LetterAction.WITHDRAW,
            reason="Zmiana władz", withdrawn_on=tools().today(), today=tools().today())
