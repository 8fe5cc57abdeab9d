"""The dossiers to hand over: the newest of each profile, and what has changed since its issue."""

import json
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from esabid.domain.changes import Difference, differ
from esabid.domain.counting import Count, Reason
from esabid.domain.profiles import Profile
from esabid.domain.snapshot import Gone
from esabid.models import Compilation, CompilationFile, Letter
from esabid.queries.gone import gone


@dataclass(frozen=True)
class Ready:
    """A dossier whose files are made; of an edition also what has changed since, by the rule of
    the editions themselves (domain.changes), and the same letters by row: those that count now
    and did not then, and those that did and do not. A working version has none of these."""

    row: Compilation
    changes: Difference = field(default_factory=Difference)
    added: frozenset[int] = frozenset()
    lost: frozenset[int] = frozenset()


def ready(session: Session, count: Count, profiles=(Profile.MINISTRY, Profile.ESA)) -> list[Ready]:
    """The newest whole edition of each profile, or its newest working version until there is one,
    in the order of `profiles`; at most five statements."""
    newest = (
        select(func.max(Compilation.id))
        .where(Compilation.profile.in_(profiles), Compilation.short.is_(False),
               Compilation.files.any(), ~Compilation.files.any(CompilationFile.sha256.is_(None)))
        .group_by(Compilation.profile, Compilation.edition.is_not(None)))
    rows = list(session.scalars(
        select(Compilation).where(Compilation.id.in_(newest))
        .options(selectinload(Compilation.files)).order_by(Compilation.edition.is_(None))))
    chosen = (next((row for row in rows if row.profile == it), None) for it in profiles)
    now = _Now.read(session, count)
    return [now.compared(row) for row in chosen if row]


def edition(session: Session, count: Count, public_id: str) -> Ready | None:
    """The edition at this address, compared with the letters that count; at most four
    statements."""
    row = session.scalar(select(Compilation).where(
        Compilation.public_id == public_id, Compilation.edition.is_not(None)))
    return row and _Now.read(session, count).compared(row)


@dataclass(frozen=True)
class _Now:
    """What editions are compared with: the ids of all letters by their addresses, which of them
    count, and the fate of those that bear a number and do not."""

    rows: dict[str, int]
    counts: frozenset[int]
    gone: tuple[Gone, ...]

    @classmethod
    def read(cls, session: Session, count: Count) -> "_Now":
        counts = count.because(Reason.COUNTS)
        rows = session.execute(select(Letter.public_id, Letter.id).order_by(Letter.id)).all()
        return cls(dict(map(tuple, rows)), counts, gone(session, counts))

    def compared(self, row: Compilation) -> Ready:
        if row.edition is None:
            return Ready(row)
        was = [entry["id"] for entry in json.loads(row.snapshot)["letters"]]
        here = [it for it, row_id in self.rows.items() if row_id in self.counts]
        found = differ(was, here, self.gone)
        return Ready(row, found, frozenset(self.rows[it] for it in set(here).difference(was)),
                     frozenset(self.rows[it] for it in set(was).difference(here)))
