"""Letters that stood in an edition and count no more, and the signed files of those that count."""

from pathlib import PurePath

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.letter import FileRole, LetterState
from esabid.domain.snapshot import Gone, SignedOriginal
from esabid.models import Letter, LetterFile, Preparation

_LETTERS = select(Letter.id, Letter.public_id, Letter.dossier_number, Letter.state)
# Endings of signature files as people know them; any other is left out of the name.
_ENDINGS = frozenset({".p7s", ".p7m", ".sig", ".xades", ".xml", ".asice", ".asics", ".sce"})


def gone(session: Session, counts: frozenset[int]) -> tuple[Gone, ...]:
    """The letters that bear a number and count no more, by number; two statements."""
    rows = session.execute(
        _LETTERS.where(Letter.dossier_number.is_not(None), Letter.id.not_in(counts))
        .order_by(Letter.dossier_number)).all()
    return tuple(Gone(row.public_id, row.dossier_number, row.state, newer) for row, newer in
                 zip(rows, successors(session, rows, lambda it: it.id in counts)))


def fates(session: Session, lost: dict[str, int], here: frozenset[str]) -> tuple[Gone, ...]:
    """How letters stand today that are `lost` (ids, and the numbers they bore) from a dossier
    with the letters `here`, by number; those still verified are left out. Two statements."""
    rows = sorted(session.execute(_LETTERS.where(
        Letter.public_id.in_(lost), Letter.state != LetterState.VERIFIED)),
        key=lambda row: lost[row.public_id])
    return tuple(Gone(row.public_id, lost[row.public_id], row.state, newer) for row, newer in
                 zip(rows, successors(session, rows, lambda it: it.public_id in here)))


def successors(session: Session, rows, counts) -> list[str | None]:
    """Of each row the id of the letter in its line of replacements that `counts`: a function of
    a row with id, public_id and state. One statement."""
    newer = {row.replaces_id: row for row in session.execute(
        select(Letter.id, Letter.public_id, Letter.state, Letter.replaces_id)
        .where(Letter.replaces_id.is_not(None)))} if rows else {}

    def successor(row_id: int) -> str | None:
        while row := newer.get(row_id):
            if counts(row):
                return row.public_id
            row_id = row.id
        return None

    return [successor(row.id) for row in rows]


def signed_originals(session: Session, numbers: dict[int, int]) -> tuple[SignedOriginal, ...]:
    """The files with an electronic signature of the letters by row; `numbers` are theirs."""
    signed = select(Preparation.original_sha256).where(Preparation.signatures != [])
    rows = session.scalars(
        select(LetterFile).where(
            LetterFile.letter_id.in_(numbers),
            (LetterFile.role == FileRole.SIGNATURE) | (
                (LetterFile.role == FileRole.ORIGINAL) & LetterFile.sha256.in_(signed)))
        .order_by(LetterFile.id))
    found: dict[int, list[SignedOriginal]] = {}
    for row in rows:
        number = numbers[row.letter_id]
        of_letter = found.setdefault(number, [])
        name = f"letter-{number}.pdf"
        if row.role == FileRole.SIGNATURE:
            place = 1 + sum(it.name != name for it in of_letter)
            name = f"letter-{number}-signature-{place}{_ending(row.name)}"
        of_letter.append(SignedOriginal(number, row.sha256, name))
    return tuple(it for number in sorted(found) for it in found[number])


def _ending(name: str) -> str:
    ending = PurePath(name).suffix.lower()
    return ending if ending in _ENDINGS else ""
