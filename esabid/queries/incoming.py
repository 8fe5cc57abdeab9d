"""Files that wait at the desk for somebody to say whose they are."""

from datetime import datetime

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session, joinedload

from esabid.models import IncomingFile, IncomingState
from esabid.queries.paging import page_of
from esabid.queries.work import MOST_ATTEMPTS

# What a person still has something to do or to read about.
OPEN = (IncomingState.WAITING, IncomingState.CHECKED, IncomingState.REFUSED)
# Newest first; files out of one e-mail or container together, in its order.
_TOGETHER = (func.coalesce(IncomingFile.within_id, IncomingFile.id).desc(), IncomingFile.id)


def _at_the_desk() -> Select:
    return select(IncomingFile).where(IncomingFile.letter_id.is_(None))


def open_files(session: Session, page: int = 1) -> tuple[list[IncomingFile], int]:
    """One page of the files that nobody has dealt with, newest first, and how many there are.

    The e-mail or container each came out of is there, too, and its files stand together; two
    statements.
    """
    query = _at_the_desk().where(IncomingFile.state.in_(OPEN))
    rows = session.scalars(page_of(query.options(joinedload(IncomingFile.within))
                                   .order_by(*_TOGETHER), page))
    return list(rows), session.scalar(select(func.count()).select_from(query.subquery()))


def to_decide(session: Session) -> list[str]:
    """The addresses of all checked files that wait for a person, in the order of the list."""
    return list(session.scalars(_at_the_desk().with_only_columns(IncomingFile.public_id).where(
        IncomingFile.state == IncomingState.CHECKED).order_by(*_TOGETHER)))


def of_public_ids(session: Session, public_ids) -> list[IncomingFile]:
    """The files of the desk with these addresses, in the order of the list; one statement."""
    return list(session.scalars(_at_the_desk().where(IncomingFile.public_id.in_(public_ids))
                                .options(joinedload(IncomingFile.within)).order_by(*_TOGETHER)))


def open_inside(session: Session, containers) -> list[IncomingFile]:
    """The open files that came out of these e-mails or containers, in the order of the list."""
    return list(session.scalars(_at_the_desk().where(
        IncomingFile.within_id.in_([it.id for it in containers]), IncomingFile.state.in_(OPEN))
        .options(joinedload(IncomingFile.within)).order_by(*_TOGETHER)))


def first_waiting(session: Session, now: datetime) -> IncomingFile | None:
    """The oldest file of the desk that is still being checked or will be."""
    return session.scalar(_at_the_desk().where(_will_be_checked(now))
                          .order_by(IncomingFile.id).limit(1))


def checked_since(session: Session, file: IncomingFile, now: datetime) -> tuple[int, int]:
    """How many files came with or after `file`, and of how many the check is done."""
    done, total = session.execute(select(
        func.coalesce(func.sum(case((_will_be_checked(now), 0), else_=1)), 0), func.count())
        .where(IncomingFile.id >= file.id, IncomingFile.letter_id.is_(None)
               | (IncomingFile.state == IncomingState.LETTER))).one()
    return done, total


def set_aside(session: Session, page: int = 1) -> tuple[list[IncomingFile], int]:
    """One page of the files that were said to be no letter, newest first, and their number."""
    query = _at_the_desk().where(IncomingFile.state == IncomingState.DISMISSED)
    rows = session.scalars(page_of(query.options(joinedload(IncomingFile.within))
                                   .order_by(IncomingFile.id.desc()), page))
    return list(rows), session.scalar(select(func.count()).select_from(query.subquery()))


def _will_be_checked(now: datetime):
    """Whether a file is being checked, or its check has not failed too often."""
    return (IncomingFile.state == IncomingState.WAITING) & (
        (IncomingFile.attempts < MOST_ATTEMPTS) | (IncomingFile.claimed_until >= now))


def counts(session: Session) -> dict[IncomingState, int]:
    """How many files of the desk are in each state; one statement."""
    found = dict(session.execute(
        select(IncomingFile.state, func.count()).where(IncomingFile.letter_id.is_(None))
        .group_by(IncomingFile.state)).all())
    return {state: found.get(state, 0) for state in IncomingState}


def for_a_person(session: Session) -> int:
    """How many files of the desk wait for a person; one statement."""
    return session.scalar(select(func.count()).where(
        IncomingFile.letter_id.is_(None),
        IncomingFile.state.in_((IncomingState.CHECKED, IncomingState.REFUSED))))


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


def brought_by(session: Session, outermost: IncomingFile) -> int:
    """How many files came out of an e-mail or container, and out of those within it."""
    inside = select(IncomingFile.id).where(IncomingFile.within_id == outermost.id).cte(
        "inside", recursive=True)
    inside = inside.union_all(select(IncomingFile.id).where(IncomingFile.within_id == inside.c.id))
    return session.scalar(select(func.count()).select_from(inside))
