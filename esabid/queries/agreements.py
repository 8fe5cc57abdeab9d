"""Agreements with their partners, and which of them have given a letter, too."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from esabid.domain.counting import Count
from esabid.domain.letter import CLOSED
from esabid.domain.promotion import PartnerLetter
from esabid.models import Agreement, Institution, Letter, LetterSigner, agreement_partner


@dataclass(frozen=True)
class Partner:
    """One partner of an agreement, and what is here of its letter."""

    institution: Institution
    letter: PartnerLetter


@dataclass(frozen=True)
class Signed:
    """An agreement and its partners in Polish order."""

    agreement: Agreement
    partners: tuple[Partner, ...]

    @property
    def given(self) -> int:
        """How many partners stand behind a letter that counts."""
        return sum(it.letter == PartnerLetter.COUNTS for it in self.partners)


def agreements(session: Session, count: Count) -> list[Signed]:
    """All agreements, newest first; three statements beside those of `count`."""
    rows = session.scalars(
        select(Agreement).options(selectinload(Agreement.partners))
        .order_by(Agreement.signed_on.desc(), Agreement.id.desc())).all()
    here = set(session.scalars(
        select(LetterSigner.institution_id).join(Letter).where(
            Letter.state.not_in(CLOSED),
            LetterSigner.institution_id.in_(select(agreement_partner.c.institution_id)))))

    def partner(row: Institution) -> Partner:
        if row.id in count.institutions:
            return Partner(row, PartnerLetter.COUNTS)
        return Partner(row, PartnerLetter.RECEIVED if row.id in here else PartnerLetter.NONE)

    return [Signed(row, tuple(map(partner, row.partners))) for row in rows]


def by_public_id(session: Session, public_id: str) -> Agreement | None:
    """The agreement with this address."""
    return session.scalar(select(Agreement).where(Agreement.public_id == public_id))
