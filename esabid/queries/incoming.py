"""Files that wait at the desk for somebody to say whose they are."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from esabid.models import IncomingFile, IncomingState
from esabid.queries.paging import page_of

# What a person still has something to do or to read about.
OPEN = (IncomingState.WAITING, IncomingState.CHECKED, IncomingState.REFUSED)


def _at_the_desk() -> Select:
    return select(IncomingFile).where(IncomingFile.letter_id.is_(None))


def open_files(session: Session, page: int = 1) -> tuple[list[IncomingFile], int]:
    """One page of the files that nobody has dealt with, oldest first, and how many there are.

    The e-mail or container each came out of is there, too; two statements.
    """
    query = _at_the_desk().where(IncomingFile.state.in_(OPEN))
    rows = session.scalars(page_of(query.options(joinedload(IncomingFile.within))
                                   .order_by(IncomingFile.id), page))
    return list(rows), session.scalar(select(func.count()).select_from(query.subquery()))


def set_aside(session: Session, page: int = 1) -> tuple[list[IncomingFile], int]:
    """One page of the files that were said to be no letter, newest first, and their number."""
    query = _at_the_desk().where(IncomingFile.state == IncomingState.DISMISSED)
    rows = session.scalars(page_of(query.options(joinedload(IncomingFile.within))
                                   .order_by(IncomingFile.id.desc()), page))
    return list(rows), session.scalar(select(func.count()).select_from(query.subquery()))


def counts(session: Session) -> dict[IncomingState, int]:
    """How many files of the desk are in each state; one statement."""
    found = dict(session.execute(
        select(IncomingFile.state, func.count()).where(IncomingFile.letter_id.is_(None))
        .group_by(IncomingFile.state)).all())
    return {state: found.get(state, 0) for state in IncomingState}


def by_public_id(session: Session, public_id: str) -> IncomingFile | None:
    """The file with this address."""
    return session.scalar(select(IncomingFile).where(IncomingFile.public_id == public_id))


def open_with(session: Session, sha256: str) -> IncomingFile | None:
    """The file with exactly these bytes that waits at the desk, for its check or for a person."""
    return session.scalar(_at_the_desk().where(
        IncomingFile.sha256 == sha256,
        IncomingFile.state.in_((IncomingState.WAITING, IncomingState.CHECKED))).limit(1))


def containers_of(session: Session, file: IncomingFile) -> list[IncomingFile]:
    """The checked signature files at the desk that sign exactly these bytes."""
    return list(session.scalars(_at_the_desk().where(
        IncomingFile.signed_sha256 == file.sha256, IncomingFile.state == IncomingState.CHECKED)
        .order_by(IncomingFile.id)))
