"""The register of handovers: who received which edition, and when."""

from collections.abc import Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from esabid.domain.profiles import Profile
from esabid.models import Addressee, Compilation, Handover


def newest_first() -> Select:
    """All handovers with their editions, of which the register needs no snapshot; of several on
    one day the highest edition comes first."""
    return (select(Handover).join(Handover.compilation)
            .options(contains_eager(Handover.compilation).defer(Compilation.snapshot))
            .order_by(Handover.handed_on.desc(), Compilation.edition.desc(), Handover.id.desc()))


def register(session: Session, addressee: Addressee | None = None) -> list[Handover]:
    """All handovers, or those to one addressee, newest first; one statement."""
    query = newest_first().options(joinedload(Handover.addressee))
    if addressee is not None:
        query = query.where(Handover.addressee_id == addressee.id)
    return list(session.scalars(query))


def of_compilation(session: Session, row: Compilation) -> list[Handover]:
    """Who received an edition, newest first; one statement."""
    return list(session.scalars(newest_first().where(Handover.compilation_id == row.id)
                                .options(joinedload(Handover.addressee))))


def last_received(session: Session, addressee: Addressee,
                  profiles: Iterable[Profile] = Profile) -> Handover | None:
    """The handover by which somebody received an edition of these profiles last; one statement."""
    return session.scalar(newest_first().where(
        Handover.addressee_id == addressee.id, Compilation.profile.in_(profiles)).limit(1))


def newest_of_each(session: Session,
                   profiles: Iterable[Profile] = Profile) -> dict[int, Handover]:
    """The last handover to everybody who has received an edition of these profiles, by addressee;
    one statement."""
    found: dict[int, Handover] = {}
    for row in session.scalars(newest_first().where(Compilation.profile.in_(profiles))):
        found.setdefault(row.addressee_id, row)
    return found


def by_public_id(session: Session, public_id: str) -> Handover | None:
    """The handover with this id."""
    return session.scalar(select(Handover).where(Handover.public_id == public_id))
