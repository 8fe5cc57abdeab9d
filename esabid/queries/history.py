"""History read back: the timeline of one thing and its letters, and the newest changes of all."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from esabid.domain.snapshot import Bilingual
from esabid.models import History, Institution, Letter, LetterSigner, Subject
from esabid.queries.mergers import gone_into


def timeline(session: Session, *, institution: int | None = None, letters=(),
             most: int = 100) -> list[History]:
    """The newest changes of an institution and of the letters with these ids."""
    about = [(History.subject == Subject.LETTER) & History.subject_id.in_(letters)]
    if institution is not None:
        about.append((History.subject == Subject.INSTITUTION)
                     & or_(History.subject_id == institution,
                           History.subject_id.in_(gone_into(institution))))
    return list(session.scalars(
        select(History).where(or_(*about)).options(joinedload(History.personal))
        .order_by(History.id.desc()).limit(most)))


def newest(session: Session, most: int = 8) -> list[History]:
    """The newest changes of institutions and letters."""
    return list(session.scalars(
        select(History).where(History.subject.in_((Subject.INSTITUTION, Subject.LETTER)))
        .options(joinedload(History.personal))
        .order_by(History.at.desc(), History.id.desc()).limit(most)))


def names(session: Session, rows: list[History]) -> dict[tuple[Subject, int], tuple]:
    """What the rows are about: (name, public id) by subject and row; two statements.

    A letter goes by the first institution that signed it, or is missing while none is known.
    """
    ids = {kind: [r.subject_id for r in rows if r.subject == kind] for kind in Subject}
    found = {(Subject.INSTITUTION, it.id): (it.name, it.public_id) for it in session.scalars(
        select(Institution).where(Institution.id.in_(ids[Subject.INSTITUTION])))}
    signed = session.execute(
        select(Letter.id, Letter.public_id, Institution.name_pl, Institution.name_en)
        .join(LetterSigner, LetterSigner.letter_id == Letter.id)
        .join(Institution, Institution.id == LetterSigner.institution_id)
        .where(Letter.id.in_(ids[Subject.LETTER])).order_by(LetterSigner.position.desc()))
    return found | {(Subject.LETTER, row_id): (Bilingual(pl, en), public_id)
                    for row_id, public_id, pl, en in signed}
