"""What changed from one stored dossier to another, and which one a new edition is compared with."""

import json
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.changes import Changes, compare
from esabid.domain.profiles import SHOWS, Profile
from esabid.domain.snapshot import snapshot_from
from esabid.models import Addressee, Compilation
from esabid.queries.gone import fates
from esabid.queries.handovers import last_received


def between(session: Session, older: Compilation, newer: Compilation) -> Changes:
    """The changes from one dossier to another; at most two statements."""
    return from_each(session, [older], newer)[older.id]


def from_each(session: Session, older: Iterable[Compilation],
              newer: Compilation) -> dict[int, Changes]:
    """The changes from each of some dossiers to another, by their rows; at most two statements.

    Letters of which the newer one froze no fate, as working versions do of letters that never
    stood in an edition, are told as they stand today.
    """
    was = {row.id: snapshot_from(row.snapshot) for row in older}
    now = snapshot_from(newer.snapshot)
    known = {it.id for it in (*now.letters, *now.gone)}
    lost = {it.id: it.number for one in was.values() for it in one.letters if it.id not in known}
    if lost:
        here = frozenset(it.id for it in now.letters)
        now = replace(now, gone=(*now.gone, *fates(session, lost, here)))
    return {row_id: compare(one, now) for row_id, one in was.items()}


def addresses(row: Compilation) -> dict[int, str]:
    """The ids of a dossier's letters by number; another one may have numbered them otherwise."""
    return {it["number"]: it["id"] for it in json.loads(row.snapshot)["letters"]}


def alike(profile: Profile) -> list[Profile]:
    """The profiles that show the same letters."""
    return [it for it in Profile if SHOWS[it].whole == SHOWS[profile].whole]


def edition_before(session: Session, profile: Profile,
                   addressee: Addressee | None) -> Compilation | None:
    """What a new edition of a profile is compared with: the edition its addressee received last
    of any profile that shows the same letters, else the profile's newest one."""
    if addressee and (handover := last_received(session, addressee, alike(profile))):
        return handover.compilation
    return session.scalar(
        select(Compilation).where(Compilation.profile == profile, Compilation.edition.is_not(None))
        .order_by(Compilation.edition.desc()).limit(1))
