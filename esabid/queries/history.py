"""History read back: the timeline of one thing and its letters, and the newest changes of all."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, joinedload

from esabid.domain.bilingual import Bilingual
from esabid.models import (Compilation, History, Institution, Letter, LetterSigner, Merger,
                           Subject)
from esabid.queries.mergers import gone_into, mergers_of
from esabid.queries.paging import page_of


def timeline(session: Session, *, institution: int | None = None, letters=(),
             most: int = 100) -> list[History]:
    """The newest changes of an institution and of the letters with these ids."""
    return list(session.scalars(
        select(History).where(_about(institution, letters)).options(joinedload(History.personal))
        .order_by(History.id.desc()).limit(most)))


def _about(institution: int | None, letters):
    about = [(History.subject == Subject.LETTER) & History.subject_id.in_(letters)]
    if institution is not None:
        about.append((History.subject == Subject.INSTITUTION)
                     & or_(History.subject_id == institution,
                           History.subject_id.in_(gone_into(institution))))
    return or_(*about)


def newest(session: Session, most: int = 8) -> list[History]:
    """The newest changes of institutions and letters."""
    return list(session.scalars(
        select(History).where(History.subject.in_((Subject.INSTITUTION, Subject.LETTER)))
        .options(joinedload(History.personal))
        .order_by(History.at.desc(), History.id.desc()).limit(most)))


def names(session: Session, rows: list[History]) -> dict[tuple[Subject, int], tuple]:
    """What the rows are about: (name, public id) by subject and row; at most four statements.

    A letter goes by the first institution that signed it, or is missing while none is known; a
    dossier by its profile. What was merged away goes by its own name and the survivor's id.
    """
    ids = {kind: [r.subject_id for r in rows if r.subject == kind] for kind in Subject}
    found = {(Subject.INSTITUTION, it.id): (it.name, it.public_id) for it in session.scalars(
        select(Institution).where(Institution.id.in_(ids[Subject.INSTITUTION])))}
    if lost := set(ids[Subject.INSTITUTION]) - {row_id for _, row_id in found}:
        found |= {(Subject.INSTITUTION, it.gone_id): (
            Bilingual(it.gone["name_pl"], it.gone["name_en"]), it.survivor.public_id)
            for it in session.scalars(mergers_of(lost))}
    signed = session.execute(
        select(Letter.id, Letter.public_id, Institution.name_pl, Institution.name_en)
        .join(LetterSigner, LetterSigner.letter_id == Letter.id)
        .join(Institution, Institution.id == LetterSigner.institution_id)
        .where(Letter.id.in_(ids[Subject.LETTER])).order_by(LetterSigner.position.desc()))
    made = ids[Subject.COMPILATION] and session.execute(select(
        Compilation.id, Compilation.public_id, Compilation.profile).where(
            Compilation.id.in_(ids[Subject.COMPILATION])))
    return (found | {(Subject.LETTER, row_id): (Bilingual(pl, en), public_id)
                     for row_id, public_id, pl, en in signed}
            | {(Subject.COMPILATION, row_id): (profile, public_id)
               for row_id, public_id, profile in made})


@dataclass(frozen=True)
class Undoing:
    """What was taken back: `deeds` are (subject, action) of the rows that others took back, by
    their id; `taken` are the ids of rows that were taken back; `merged` are the institutions
    that went into others, whose deeds cannot be taken back."""

    deeds: dict[int, tuple[Subject, str]]
    taken: frozenset[int]
    merged: frozenset[int] = frozenset()


def undoing(session: Session, rows: list[History]) -> Undoing:
    """What the rows take back, and which of them were taken back; three statements."""
    ids = [row.id for row in rows]
    deeds = session.execute(select(History.id, History.subject, History.action).where(
        History.id.in_([row.undoes_id for row in rows if row.undoes_id])))
    taken = session.scalars(select(History.undoes_id).where(History.undoes_id.in_(ids)))
    merged = session.scalars(mergers_of(
        row.subject_id for row in rows if row.subject == Subject.INSTITUTION)
        .with_only_columns(Merger.gone_id))
    return Undoing({row_id: (subject, action) for row_id, subject, action in deeds},
                   frozenset(taken), frozenset(merged))


def last(session: Session) -> History | None:
    """The newest row of all: what was done just now, inside a writing transaction."""
    return session.scalar(select(History).order_by(History.id.desc()).limit(1))


def together(session: Session, row: History) -> list[History]:
    """The rows of one deed to several things: the same action of the same person at one instant."""
    return list(session.scalars(select(History).where(
        History.at == row.at, History.actor == row.actor, History.subject == row.subject,
        History.action == row.action).order_by(History.id)))


@dataclass(frozen=True)
class ActivityFilter:
    """What the history of all changes is narrowed to: a person, a kind of thing, one institution
    with its letters (their ids), an action, and instants from (included) until (excluded)."""

    actor: str = ""
    subject: Subject | None = None
    action: str = ""
    institution: int | None = None
    letters: tuple[int, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    page: int = 1


def _narrow(query: Select, wanted: ActivityFilter) -> Select:
    for column, value in ((History.actor, wanted.actor), (History.subject, wanted.subject),
                          (History.action, wanted.action)):
        if value:
            query = query.where(column == value)
    if wanted.institution is not None:
        query = query.where(_about(wanted.institution, wanted.letters))
    if wanted.since:
        query = query.where(History.at >= wanted.since)
    return query.where(History.at < wanted.until) if wanted.until else query


def activity(session: Session, wanted: ActivityFilter) -> tuple[list[History], int]:
    """One page of all changes, newest first, and how many there are; two statements."""
    total = session.scalar(_narrow(select(func.count(History.id)), wanted))
    rows = session.scalars(page_of(
        _narrow(select(History), wanted).options(joinedload(History.personal))
        .order_by(History.id.desc()), wanted.page))
    return list(rows), total


def actors(session: Session) -> list[str]:
    """Everybody who has changed something."""
    return sorted(session.scalars(select(History.actor).distinct()))
