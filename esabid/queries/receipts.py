"""The facts of a receipt: one letter, as far as it concerns one of its institutions."""

from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.bilingual import Bilingual
from esabid.domain.institution import reference
from esabid.domain.letter import Disclosure, LetterState
from esabid.domain.receipt import Receipt, in_public, to_confirm
from esabid.domain.snapshot import CampaignFacts
from esabid.models import Campaign, Institution, Letter
from esabid.queries import letters, progress


def of_institution(session: Session, campaign: Campaign, institution: Institution, *,
                   as_of: date, address: str) -> Receipt | None:
    """The receipt of an institution's letter (domain.receipt.to_confirm), None without one."""
    signed = letters.of_institution(session, institution)
    letter = to_confirm(signed, progress.counted(session).reasons)
    return letter and of_letter(session, campaign, letter, institution, as_of=as_of,
                                address=address)


def of_letter(session: Session, campaign: Campaign, letter: Letter, institution: Institution, *,
              as_of: date, address: str) -> Receipt:
    """The receipt of this letter for one of the institutions that signed it."""
    own = next(it for it in letter.signers if it.institution_id == institution.id)
    silent = letters.objecting(session)
    wishes = {it.institution_id: Disclosure.NO_NAME if it.institution_id in silent
              else it.disclosure for it in letter.signers}
    return Receipt(
        as_of=as_of, demo=campaign.demo,
        campaign=CampaignFacts(campaign.title, campaign.bidder, campaign.addressee, Bilingual(),
                               campaign.contact),
        institution=institution.name, reference=reference(campaign.prefix, institution.number),
        received_on=letter.received_on, channel=letter.channel, state=letter.state,
        reason=progress.counted(session).reasons[letter.id], signature=own.signature,
        disclosure=in_public(wishes[institution.id], wishes.values()),
        office=own.office, dated_on=letter.dated_on,
        registry_number=letter.registry_number, case_mark=letter.case_mark,
        missing=letter.state_reason if letter.state == LetterState.RETURNED else "",
        others=len(letter.signers) - 1, number=letter.dossier_number, address=address)
