"""What changed between two dossiers: letters added, replaced, withdrawn, or no longer counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from esabid.domain.bilingual import Bilingual
from esabid.domain.letter import LetterState
from esabid.domain.profiles import SHOWS
from esabid.domain.snapshot import Gone, LetterEntry, Snapshot


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


@dataclass(frozen=True)
class Difference:
    """The letters, by id, by which two sets of them differ; `replaced` are pairs of the older
    and the newer one, `unknown` those gone of which nothing is known."""

    added: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    withdrawn: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def differ(was: Iterable[str], here: Iterable[str], gone: Iterable[Gone]) -> Difference:
    """Put every letter that is in one of two sets only where it belongs, in the order given.

    A letter replaced by one that was there before is dropped: nothing new stands in its place.
    """
    before, now, fates = dict.fromkeys(was), dict.fromkeys(here), {it.id: it for it in gone}
    found: dict[str, list] = {"replaced": [], "withdrawn": [], "dropped": [], "unknown": []}
    for it in (it for it in before if it not in now):
        fate = fates.get(it)
        if fate is None:
            found["unknown"].append(it)
        elif fate.replaced_by in now and fate.replaced_by not in before:
            found["replaced"].append((it, fate.replaced_by))
        else:
            withdrawn = fate.state == LetterState.WITHDRAWN
            found["withdrawn" if withdrawn else "dropped"].append(it)
    instead = {newer for _, newer in found["replaced"]}
    return Difference(tuple(it for it in now if it not in before and it not in instead),
                      **{kind: tuple(ids) for kind, ids in found.items()})


def compare(older: Snapshot, newer: Snapshot) -> Changes:
    """What changed from one dossier to another, each in the order of the numbers.

    Letters gone are named as the older dossier named them, unless the newer one may name only
    whom it lists: an objection made since holds.
    """
    was, here = _by_number(older), _by_number(newer)
    whole = SHOWS[newer.profile].whole
    found = differ(was, here, newer.gone)
    dropped = (*found.dropped, *(found.unknown if whole else ()))
    return Changes(
        older.numbers.verified, newer.numbers.verified,
        tuple(_named(here[it]) for it in found.added),
        tuple(Replaced(_named(was[old], whole), _named(here[new])) for old, new in found.replaced),
        tuple(_named(was[it], whole) for it in found.withdrawn),
        tuple(_named(it, whole) for key, it in was.items() if key in dropped),
        0 if whole else len(found.unknown))


def _by_number(snapshot: Snapshot) -> dict[str, LetterEntry]:
    return {it.id: it for it in sorted(snapshot.letters, key=lambda it: it.number)}


def _named(entry: LetterEntry, told: bool = True) -> Named:
    return Named(entry.number, entry.signers[0].name, entry.others) if told else Named(entry.number)
