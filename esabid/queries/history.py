"""History read back: the timeline of one thing and of the letters that belong to it."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from esabid.models import History, Subject


def timeline(session: Session, *, institution: int | None = None, letters=(),
             most: int = 100) -> list[History]:
    """The newest changes of an institution and of the letters with these ids."""
    about = [(History.subject == Subject.LETTER) & History.subject_id.in_(letters)]
    if institution is not None:
        about.append((History.subject == Subject.INSTITUTION)
                     & (History.subject_id == institution))
    return list(session.scalars(
        select(History).where(or_(*about)).options(joinedload(History.personal))
        .order_by(History.id.desc()).limit(most)))


def newest(session: Session, most: int = 12) -> list[History]:
    """The newest changes of all."""
    return list(session.scalars(select(History).order_by(History.id.desc()).limit(most)))
