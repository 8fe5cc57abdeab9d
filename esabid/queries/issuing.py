"""For whom an edition may be issued, and what it would be compared with for each."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.changes import Changes
from esabid.models import Addressee, Compilation
from esabid.queries.addressees import addressees
from esabid.queries.changes import alike, edition_before, from_each
from esabid.queries.handovers import newest_of_each


@dataclass(frozen=True)
class Way:
    """An addressee, or nobody in particular; the edition before with the day they received it,
    and what changed since. There may be no edition before."""

    addressee: Addressee | None
    older: Compilation | None = None
    received_on: date | None = None
    changes: Changes | None = None


def ways(session: Session, row: Compilation) -> tuple[Way, ...]:
    """Nobody in particular, and each addressee of the dossier's profile, with the edition before
    by the rule of queries.changes.edition_before; at most six statements."""
    last = newest_of_each(session, alike(row.profile))
    newest = edition_before(session, row.profile, None)
    people = [None, *(it for it in addressees(session) if it.profile == row.profile)]
    received = [it and last.get(it.id) for it in people]
    before = [it.compilation if it else newest for it in received]
    # Read with their snapshots in one statement, which handovers come without.
    older = session.scalars(select(Compilation).where(
        Compilation.id.in_({it.id for it in before if it}))).all()
    changes = from_each(session, older, row)
    return tuple(Way(who, one, handover.handed_on if handover else None, one and changes[one.id])
                 for who, handover, one in zip(people, received, before))
