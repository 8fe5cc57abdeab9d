"""The register of handovers: who received which edition, and when."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from esabid.domain.profiles import Profile
from esabid.models import Addressee, Compilation, Handover


def last_received(session: Session, addressee: Addressee,
                  profiles: Iterable[Profile] = Profile) -> Handover | None:
    """The handover by which somebody received an edition of these profiles last; of several on
    one day that of the highest edition. One statement."""
    return session.scalar(
        select(Handover).join(Handover.compilation)
        .where(Handover.addressee_id == addressee.id, Compilation.profile.in_(profiles))
        .options(contains_eager(Handover.compilation))
        .order_by(Handover.handed_on.desc(), Compilation.edition.desc(), Handover.id.desc())
        .limit(1))
