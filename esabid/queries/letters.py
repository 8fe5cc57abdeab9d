"""Letters: facts for counting, rows for the list, and what intake knows of their files."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Select, exists, func, or_, select, tuple_
from sqlalchemy.orm import Session, selectinload

from esabid.domain.caution import CautionFacts, SignatureFacts
from esabid.domain.counting import LetterFacts
from esabid.domain.letter import CLOSED, Disclosure, FileRole, LetterState
from esabid.domain.polish import search_key
from esabid.models import (IncomingFile, IncomingState, Institution, Letter, LetterFile,
                           LetterSigner, Preparation)
from esabid.queries.paging import page_of


def facts(session: Session) -> list[LetterFacts]:
    """Every letter as the counting rule needs it; two statements, however many letters."""
    signers = {}
    for letter_id, institution_id in session.execute(
            select(LetterSigner.letter_id, LetterSigner.institution_id)
            .order_by(LetterSigner.position)):
        signers[letter_id] = signers.get(letter_id, ()) + (institution_id,)
    has_file = exists().where(LetterFile.letter_id == Letter.id,
                              LetterFile.role == FileRole.ORIGINAL)
    rows = session.execute(select(Letter.id, Letter.state, Letter.received_on, has_file,
                                  Letter.version_of_id, Letter.replaces_id))
    return [LetterFacts(row_id, state, received, signers.get(row_id, ()), bool(file), first, older)
            for row_id, state, received, file, first, older in rows]


def doubts(session: Session, wanted: frozenset[int]) -> list[CautionFacts]:
    """What caution needs to know of the verified letters with these ids; one statement."""
    until, signed = {}, {}
    # Many letters are signed alike; each way of signing is made once.
    signature = cache(SignatureFacts)
    for row_id, valid_until, *way in session.execute(
            select(Letter.id, Letter.valid_until, LetterSigner.signature,
                   LetterSigner.mandate_doubtful, LetterSigner.signature_broken)
            .join(LetterSigner, LetterSigner.letter_id == Letter.id)
            .where(Letter.state == LetterState.VERIFIED)):
        until[row_id] = valid_until
        signed[row_id] = signed.get(row_id, ()) + (signature(*way),)
    return [CautionFacts(row_id, until[row_id], signed[row_id]) for row_id in signed
            if row_id in wanted]


def by_public_id(session: Session, public_id: str) -> Letter | None:
    """The letter with this address."""
    return session.scalar(select(Letter).where(Letter.public_id == public_id))


def preparation_of(session: Session, sha256: str) -> Preparation | None:
    """The newest preparation of an original."""
    return session.scalar(select(Preparation).where(Preparation.original_sha256 == sha256)
                          .order_by(Preparation.id.desc()).limit(1))


def versions_of(session: Session, letter: Letter) -> list[Letter]:
    """The language versions of a letter that are neither withdrawn nor replaced."""
    return list(session.scalars(select(Letter).where(
        Letter.version_of_id == letter.id,
        Letter.state.not_in(CLOSED))))


def objecting(session: Session) -> set[int]:
    """The institutions that asked, on whichever letter that still stands, not to be named."""
    return set(session.scalars(select(LetterSigner.institution_id).join(Letter).where(
        LetterSigner.disclosure == Disclosure.NO_NAME, Letter.state.not_in(CLOSED))))


def letter_with_file(session: Session, sha256: str) -> Letter | None:
    """The letter whose original is exactly these bytes, or where they wait to become it.

    A withdrawn letter does not hold its file: one withdrawn by mistake is recorded once more.
    """
    original = exists().where(LetterFile.letter_id == Letter.id, LetterFile.sha256 == sha256,
                              LetterFile.role == FileRole.ORIGINAL)
    waits = exists().where(IncomingFile.letter_id == Letter.id, IncomingFile.sha256 == sha256,
                           IncomingFile.state == IncomingState.WAITING)
    return session.scalar(
        select(Letter).where(or_(original, waits), Letter.state != LetterState.WITHDRAWN)
        .order_by(Letter.id).limit(1))


def next_of(session: Session, ids: frozenset[int], after: Letter | None) -> Letter | None:
    """The first of these letters in the order they came, or the first that came after one."""
    place = tuple_(Letter.received_on, Letter.id)
    query = select(Letter).where(Letter.id.in_(ids)).order_by(Letter.received_on, Letter.id)
    if after is not None:
        query = query.where(place > (after.received_on, after.id))
    return session.scalar(query.limit(1))


@dataclass(frozen=True)
class LetterFilter:
    """What the list of letters is narrowed to; `ids` are the rows behind a number."""

    search: str = ""
    state: LetterState | None = None
    ids: frozenset[int] | None = None
    page: int = 1


def _narrow(query: Select, wanted: LetterFilter) -> Select:
    if wanted.state:
        query = query.where(Letter.state == wanted.state)
    if wanted.ids is not None:
        query = query.where(Letter.id.in_(wanted.ids))
    for word in search_key(wanted.search).split():
        named = exists().where(
            LetterSigner.letter_id == Letter.id, LetterSigner.institution_id == Institution.id,
            Institution.search_key.contains(word, autoescape=True))
        query = query.where(or_(named, func.lower(Letter.registry_number).contains(word)))
    return query


def listed(session: Session, wanted: LetterFilter) -> tuple[list[Letter], int]:
    """One page of letters, newest first, and how many there are in all; five statements."""
    total = session.scalar(_narrow(select(func.count(Letter.id)), wanted))
    rows = session.scalars(page_of(
        _narrow(select(Letter), wanted)
        .options(selectinload(Letter.signers).joinedload(LetterSigner.institution),
                 selectinload(Letter.files), selectinload(Letter.incoming))
        .order_by(Letter.received_on.desc(), Letter.id.desc()), wanted.page))
    return list(rows), total


def of_institution(session: Session, institution: Institution) -> list[Letter]:
    """The letters an institution signed, newest first."""
    return list(session.scalars(
        select(Letter).join(LetterSigner).where(LetterSigner.institution_id == institution.id)
        .options(selectinload(Letter.signers).joinedload(LetterSigner.institution),
                 selectinload(Letter.files), selectinload(Letter.incoming))
        .order_by(Letter.received_on.desc(), Letter.id.desc())))


def by_state(session: Session) -> dict[LetterState, int]:
    """How many letters are in each state."""
    found = dict(session.execute(select(Letter.state, func.count()).group_by(Letter.state)).all())
    return {state: found.get(state, 0) for state in LetterState}
