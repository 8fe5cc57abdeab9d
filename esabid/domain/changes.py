"""What changed between two dossiers: letters added, replaced, withdrawn, or no longer counted."""

from dataclasses import dataclass
from datetime import date

from esabid.domain.bilingual import Bilingual
from esabid.domain.letter import LetterState
from esabid.domain.profiles import SHOWS
from esabid.domain.snapshot import LetterEntry, Snapshot


@dataclass(frozen=True)
class Named:
    """A letter by its number, its first signer's name and how many others signed it."""

    number: int
    name: Bilingual = Bilingual()
    others: int = 0


@dataclass(frozen=True)
class Replaced:
    """A letter that stood in the older dossier, and the newer one in its place."""

    before: Named
    now: Named


@dataclass(frozen=True)
class Changes:
    """The difference of two dossiers; `dropped` letters count no more for another reason than
    their withdrawal. `before` and `now` are the verified letters of each.

    `unlisted` letters may count as before: the newer dossier names only whom it may.
    """

    before: int
    now: int
    added: tuple[Named, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    withdrawn: tuple[Named, ...] = ()
    dropped: tuple[Named, ...] = ()
    unlisted: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.replaced or self.withdrawn or self.dropped)


@dataclass(frozen=True)
class Since:
    """The changes since an edition, as the next one prints them."""

    edition: int
    issued_on: date
    changes: Changes


def compare(older: Snapshot, newer: Snapshot) -> Changes:
    """What changed from one dossier to another, each in the order of the numbers.

    Letters gone are named as the older dossier named them, unless the newer one may name only
    whom it lists: an objection made since holds.
    """
    was = {it.id: it for it in older.letters}
    here = {it.id: it for it in newer.letters}
    fate = {it.id: it for it in newer.gone}
    lost = sorted((it for it in older.letters if it.id not in here), key=lambda it: it.number)
    whole = SHOWS[newer.profile].whole
    replaced, withdrawn, dropped, unlisted, taken = [], [], [], 0, set()
    for entry in lost:
        gone, name = fate.get(entry.id), _named(entry, whole)
        if gone is None and not whole:
            unlisted += 1
        elif gone and gone.replaced_by in here and gone.replaced_by not in was:
            taken.add(gone.replaced_by)
            replaced.append(Replaced(name, _named(here[gone.replaced_by])))
        elif gone and gone.state == LetterState.WITHDRAWN:
            withdrawn.append(name)
        else:
            dropped.append(name)
    added = sorted((_named(it) for it in newer.letters if it.id not in was | dict.fromkeys(taken)),
                   key=lambda it: it.number)
    return Changes(older.numbers.verified, newer.numbers.verified, tuple(added), tuple(replaced),
                   tuple(withdrawn), tuple(dropped), unlisted)


def _named(entry: LetterEntry, told: bool = True) -> Named:
    if not told or not entry.signers:
        return Named(entry.number)
    return Named(entry.number, entry.signers[0].name, len(entry.signers) - 1)
