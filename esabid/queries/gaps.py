"""What the records behind the counted letters still lack for a dossier in two languages."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from esabid.domain.counting import Count, Reason
from esabid.domain.letter import SignatureKind
from esabid.models import Institution, Letter, LetterSigner


def named_in_one_language(session: Session, count: Count) -> frozenset[int]:
    """The institutions behind counted letters that have a Polish or an English name only."""
    return count.institutions & frozenset(session.scalars(select(Institution.id).where(
        or_(Institution.name_pl == "", Institution.name_en == ""))))


def offices_missing(session: Session, count: Count) -> frozenset[int]:
    """The counted letters of which a signatory's office is missing in at least one language."""
    return count.because(Reason.COUNTS) & frozenset(session.scalars(
        select(LetterSigner.letter_id).where(
            or_(LetterSigner.office_pl == "", LetterSigner.office_en == ""))))


def originals_elsewhere(session: Session, count: Count) -> frozenset[int]:
    """The counted letters that came as a scan, whose original is not in the office."""
    return count.because(Reason.COUNTS) & frozenset(session.scalars(
        select(LetterSigner.letter_id).where(LetterSigner.signature == SignatureKind.SCAN)))


@dataclass(frozen=True)
class Abstracts:
    """The counted letters without an abstract by the City, and those with one in Polish or in
    English only."""

    missing: frozenset[int] = frozenset()
    polish: frozenset[int] = frozenset()
    english: frozenset[int] = frozenset()


def abstracts(session: Session, count: Count) -> Abstracts:
    """Which counted letters lack an abstract in one language or in both; one statement."""
    counts, found = count.because(Reason.COUNTS), {}
    for row_id, pl, en in session.execute(
            select(Letter.id, Letter.abstract_pl != "", Letter.abstract_en != "")
            .where(or_(Letter.abstract_pl == "", Letter.abstract_en == ""))):
        found.setdefault((pl, en), set()).add(row_id)
    return Abstracts(*(counts & found.get(there, set()) for there in (
        (False, False), (True, False), (False, True))))
