"""What the records behind the counted letters still lack for a dossier in two languages."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from esabid.domain.counting import Count, Reason
from esabid.domain.letter import SignatureKind
from esabid.models import Institution, LetterSigner


def named_in_one_language(session: Session, count: Count) -> frozenset[int]:
    """The institutions behind counted letters that have a Polish or an English name only."""
    return count.institutions & frozenset(session.scalars(select(Institution.id).where(
        or_(Institution.name_pl == "", Institution.name_en == ""))))


def offices_missing(session: Session, count: Count) -> frozenset[int]:
    """The counted letters of which a signatory's office is not known in both languages."""
    return count.because(Reason.COUNTS) & frozenset(session.scalars(
        select(LetterSigner.letter_id).where(
            or_(LetterSigner.office_pl == "", LetterSigner.office_en == ""))))


def originals_elsewhere(session: Session, count: Count) -> frozenset[int]:
    """The counted letters that came as a scan, whose original is not in the office."""
    return count.because(Reason.COUNTS) & frozenset(session.scalars(
        select(LetterSigner.letter_id).where(LetterSigner.signature == SignatureKind.SCAN)))
