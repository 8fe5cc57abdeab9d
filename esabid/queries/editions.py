"""The dossiers to hand over: the newest of each profile, and what has changed since its issue."""

import json
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from esabid.domain.counting import Count, Reason
from esabid.domain.profiles import Profile
from esabid.models import Compilation, CompilationFile, Letter


@dataclass(frozen=True)
class Ready:
    """A dossier whose files are made; of an edition also the letters that count since and that
    counted then and do not now, by id. A working version has none of either."""

    row: Compilation
    added: frozenset[int] = frozenset()
    lost: frozenset[int] = frozenset()


def ready(session: Session, count: Count, profiles=(Profile.MINISTRY, Profile.ESA)) -> list[Ready]:
    """The newest whole edition of each profile, or its newest working version until there is one,
    in the order of `profiles`; three statements."""
    newest = (
        select(func.max(Compilation.id))
        .where(Compilation.profile.in_(profiles), Compilation.short.is_(False),
               Compilation.files.any(), ~Compilation.files.any(CompilationFile.sha256.is_(None)))
        .group_by(Compilation.profile, Compilation.edition.is_not(None)))
    rows = list(session.scalars(
        select(Compilation).where(Compilation.id.in_(newest))
        .options(selectinload(Compilation.files)).order_by(Compilation.edition.is_(None))))
    chosen = (next((row for row in rows if row.profile == it), None) for it in profiles)
    counts, printed = count.because(Reason.COUNTS), _printed(session)
    return [_compared(row, counts, printed) for row in chosen if row]


def edition(session: Session, count: Count, public_id: str) -> Ready | None:
    """The edition at this address, compared with the letters that count; two statements."""
    row = session.scalar(select(Compilation).where(
        Compilation.public_id == public_id, Compilation.edition.is_not(None)))
    return row and _compared(row, count.because(Reason.COUNTS), _printed(session))


def _printed(session: Session) -> dict[str, int]:
    """Addresses and ids of the letters that bear a number: all that ever stood in an edition."""
    return dict(session.execute(select(Letter.public_id, Letter.id).where(
        Letter.dossier_number.is_not(None))).all())


def _compared(row: Compilation, counts: frozenset[int], printed: dict[str, int]) -> Ready:
    if row.edition is None:
        return Ready(row)
    inside = {printed[entry["id"]] for entry in json.loads(row.snapshot)["letters"]
              if entry["id"] in printed}
    return Ready(row, counts - inside, frozenset(inside - counts))
