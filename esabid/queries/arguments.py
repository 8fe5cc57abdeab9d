"""Arguments in their order, the evidence for each, and what a letter argues."""

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session, joinedload

from esabid.models import Argument, Evidence, Letter, Mention


def arguments(session: Session) -> list[Argument]:
    """All arguments in the order people gave them."""
    return list(session.scalars(select(Argument).order_by(Argument.position)))


def by_public_id(session: Session, public_id: str) -> Argument | None:
    """The argument with this address."""
    return session.scalar(select(Argument).where(Argument.public_id == public_id))


def last_position(session: Session) -> int:
    """The place of the last argument; 0 while there is none."""
    return session.scalar(select(func.max(Argument.position))) or 0


def neighbour(session: Session, argument: Argument, *, up: bool) -> Argument | None:
    """The argument above or below this one."""
    place = Argument.position
    above = select(Argument).where(place < argument.position).order_by(place.desc())
    below = select(Argument).where(place > argument.position).order_by(place)
    return session.scalar((above if up else below).limit(1))


def in_use(session: Session, argument: Argument) -> bool:
    """Whether a letter makes the argument or evidence stands for it."""
    return session.scalar(select(or_(exists().where(Mention.argument_id == argument.id),
                                     exists().where(Evidence.argument_id == argument.id))))


def evidence(session: Session) -> dict[int, list[Evidence]]:
    """All evidence by the id of its argument, the newest source first."""
    found: dict[int, list[Evidence]] = {}
    for row in session.scalars(select(Evidence).order_by(Evidence.dated_on.desc(), Evidence.id)):
        found.setdefault(row.argument_id, []).append(row)
    return found


def evidence_by_public_id(session: Session, public_id: str) -> Evidence | None:
    """The evidence with this address."""
    return session.scalar(select(Evidence).where(Evidence.public_id == public_id))


def mentions_of(session: Session, letter: Letter) -> list[Mention]:
    """What a letter argues, in the order of the arguments."""
    return list(session.scalars(
        select(Mention).join(Argument).where(Mention.letter_id == letter.id)
        .options(joinedload(Mention.argument)).order_by(Argument.position)))


def mention_by_public_id(session: Session, public_id: str) -> Mention | None:
    """The mention with this address."""
    return session.scalar(select(Mention).where(Mention.public_id == public_id))
