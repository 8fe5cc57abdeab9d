"""For whom an edition may be issued, and what it would be compared with for each."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.changes import Changes
from esabid.models import Addressee, Compilation
from esabid.queries.addressees import addressees
from esabid.queries.changes import between, edition_before
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
    """Nobody in particular, and each addressee of the dossier's profile; the edition before takes
    up to two statements for each, and is read once."""
    last, known, found = newest_of_each(session), {}, []
    for addressee in (None, *(it for it in addressees(session) if it.profile == row.profile)):
        older = edition_before(session, row.profile, addressee)
        if older and older.id not in known:
            known[older.id] = between(session, older, row)
        handover = last.get(addressee.id) if addressee else None
        received = handover and older and handover.compilation_id == older.id
        found.append(Way(addressee, older, handover.handed_on if received else None,
                         known[older.id] if older else None))
    return tuple(found)
