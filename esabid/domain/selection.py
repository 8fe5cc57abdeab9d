"""What a dossier shows: the counted letters in their lasting order, as far as the profile may."""

from dataclasses import dataclass, replace
from datetime import date

from esabid.domain.bilingual import Bilingual
from esabid.domain.institution import Sector
from esabid.domain.letter import SCANS, Disclosure, LetterKind, SignatureKind, may_show_letter
from esabid.domain.polish import sort_key
from esabid.domain.profiles import SHOWS, LetterOrder, Profile
from esabid.domain.snapshot import LetterEntry, Signer

_SECTORS = tuple(Sector)


@dataclass(frozen=True)
class Supporter:
    """A signer and how far it may be shown."""

    signer: Signer
    disclosure: Disclosure


@dataclass(frozen=True)
class CountedLetter:
    """A letter that counts, with everything a dossier could print of it."""

    id: str
    number: int | None
    kind: LetterKind
    dated_on: date | None
    received_on: date
    supporters: tuple[Supporter, ...]
    prepared: str
    pages: tuple[tuple[float, float], ...]
    # The order in which letters were written down, for those that came on one day.
    recorded: int = 0
    abstract: Bilingual = Bilingual()
    weight: int = 0


def numbered(letters) -> tuple[tuple[int, CountedLetter], ...]:
    """Give every letter its number: the one it bears since an edition, or the next free one.

    New letters are numbered by the day they came; numbers never change and are never used again,
    which the caller ensures by keeping them with letters that no longer count.
    """
    taken = max((it.number or 0 for it in letters), default=0)
    new = sorted((it for it in letters if it.number is None),
                 key=lambda it: (it.received_on, it.recorded))
    given = {it.id: taken + place for place, it in enumerate(new, start=1)}
    return tuple(sorted(((it.number or given[it.id], it) for it in letters),
                        key=lambda pair: pair[0]))


def select(letters, profile: Profile, floor: int = 0) -> tuple[tuple[LetterEntry, ...], int]:
    """The entries of a dossier, and how many institutions it leaves unnamed.

    `floor` is the highest number ever given. A letter addressed to the bid goes to its addressees
    whole; the public profile names whom it may name, which is nobody who objects on any of its
    letters, and shows a letter only where every signer explicitly allows it. Of a scan only the
    inside learns whether the office has its original: that is a weakness.
    """
    entries = []
    silent = {s.signer.id for letter in letters for s in letter.supporters
              if not SHOWS[profile].whole and s.disclosure == Disclosure.NO_NAME}
    for number, letter in lasting(letters, floor):
        shown = tuple(s for s in letter.supporters if s.signer.id not in silent)
        entry = LetterEntry(letter.id, number, letter.kind, letter.dated_on, letter.received_on,
                            tuple(_told(s.signer, profile) for s in shown), letter.prepared,
                            letter.pages, letter.abstract, len(letter.supporters))
        open_to_all = (shown == letter.supporters
                       and may_show_letter([s.disclosure for s in shown]))
        if not (SHOWS[profile].whole or open_to_all):
            entry = replace(entry, prepared=None, pages=(), abstract=Bilingual())
        if entry.signers:
            entries.append(entry)
    return tuple(entries), len(silent)


def _told(signer: Signer, profile: Profile) -> Signer:
    if SHOWS[profile].inside or signer.signature not in SCANS:
        return signer
    return replace(signer, signature=SignatureKind.SCAN)


def lasting(letters, floor: int) -> tuple[tuple[int, CountedLetter], ...]:
    """As `numbered`, new letters above `floor`: the highest number ever given, to those gone since
    included."""
    pairs = numbered(letters)
    lift = max(0, floor - max((it.number or 0 for _, it in pairs), default=0))
    return tuple((number if it.number else number + lift, it) for number, it in pairs)


def in_order(entries, order: LetterOrder, lang: str, weights: dict[str, int] | None = None):
    """The entries as they are printed in a language; `weights` maps the ids of letters to theirs.

    Without `weights` entries ordered by weight stay as they stand: the snapshot was built so.
    """
    def name(entry):
        return sort_key(entry.signers[0].name.text(lang))

    keys = {
        LetterOrder.NUMBER: lambda it: it.number,
        LetterOrder.DATE: lambda it: (it.received_on, it.number),
        LetterOrder.NAME: lambda it: (name(it), it.number),
        LetterOrder.SECTOR: lambda it: (_SECTORS.index(it.signers[0].sector), name(it), it.number),
        LetterOrder.WEIGHT: lambda it: (-weights[it.id], it.number),
    }
    if order == LetterOrder.WEIGHT and weights is None:
        return tuple(entries)
    return tuple(sorted(entries, key=keys[order]))
