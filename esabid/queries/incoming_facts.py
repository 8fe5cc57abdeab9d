"""What is known about files at the desk, to show them: copies, institutions and letters meant."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, selectinload

from esabid.domain.suggestion import Suggestion
from esabid.models import IncomingFile, Institution, Letter, LetterSigner, Preparation


@dataclass(frozen=True)
class IncomingFacts:
    """Preparations by the SHA-256 of their original, institutions and letters by row number."""

    preparations: dict[str, Preparation]
    institutions: dict[int, Institution]
    letters: dict[int, Letter]


def facts(session: Session, files: list[IncomingFile],
          suggestions: list[Suggestion]) -> IncomingFacts:
    """What the files' suggestions speak of; at most five statements, however many files."""
    prepared = session.scalars(
        select(Preparation).where(Preparation.original_sha256.in_({it.sha256 for it in files}))
        .options(defer(Preparation.text), defer(Preparation.sketch)).order_by(Preparation.id))
    # The newest preparation of an original comes last and stays.
    preparations = {it.original_sha256: it for it in prepared}
    ids = {it.institution_id for one in suggestions for it in one.institutions}
    institutions = session.scalars(select(Institution).where(Institution.id.in_(ids))) \
        if ids else ()
    alike = {it.letter_id for one in suggestions for it in one.alike}
    return IncomingFacts(preparations, {it.id: it for it in institutions},
                         {it.id: it for it in _letters(session, Letter.id.in_(alike))}
                         if alike else {})


def letters_near(session: Session, institution_ids, letter_ids,
                 within: IncomingFile | None = None) -> list[Letter]:
    """The letters that a file may replace, translate or belong to, newest first: those that the
    institutions signed, those named by their row number, and those that came `within` the same
    e-mail."""
    signed = select(LetterSigner.letter_id).where(
        LetterSigner.institution_id.in_(institution_ids))
    # Files of no e-mail did not come together.
    together = select(IncomingFile.letter_id).where(
        IncomingFile.within_id == (within.id if within else 0),
        IncomingFile.letter_id.is_not(None))
    return _letters(session, Letter.id.in_(letter_ids) | Letter.id.in_(signed)
                    | Letter.id.in_(together))


def _letters(session: Session, wanted) -> list[Letter]:
    return list(session.scalars(
        select(Letter).where(wanted)
        .options(selectinload(Letter.signers).joinedload(LetterSigner.institution))
        .order_by(Letter.received_on.desc(), Letter.id.desc())))
