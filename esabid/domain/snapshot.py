"""The snapshot: frozen facts of everything one dossier prints, in both languages, for one day.

It carries no personal data: index and title strips print offices, never the names of people.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date

from esabid.domain.bilingual import Bilingual
from esabid.domain.caution import Weakness
from esabid.domain.chapters import (ActionEntry, AgreementEntry, ArgumentEntry,
                                    ContributionsEntry, ProjectEntry)
from esabid.domain.forecast import Forecast
from esabid.domain.frozen import from_plain, to_json
from esabid.domain.funnel import Stage
from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import LetterKind, LetterState, SignatureKind
from esabid.domain.profiles import SHOWS, LetterOrder, Part, Profile


@dataclass(frozen=True)
class CampaignFacts:
    """Texts of the cover and summary."""

    title: Bilingual
    bidder: Bilingual
    addressee: Bilingual
    foreword: Bilingual
    contact: str = ""


@dataclass(frozen=True)
class Numbers:
    """The numbers of domain.progress as the dossier prints them."""

    goal: int
    milestones: tuple[int, ...]
    verified: int
    received: int
    institutions: int
    parents: int
    city_run: int
    percent: int
    crossed_on: date | None
    by_sector: dict[Sector, int]
    by_reach: dict[Reach, int]
    curve: tuple[tuple[date, int], ...]


@dataclass(frozen=True)
class Signer:
    """One institution behind a letter; `office` is the signatory's office, never the person.

    `signature` is SCAN for every scan where the weaknesses of letters stay inside.
    """

    id: str
    name: Bilingual
    sector: Sector
    reach: Reach
    city: str
    office: Bilingual
    signature: SignatureKind


@dataclass(frozen=True)
class LetterEntry:
    """One letter: `prepared` is the SHA-256 of its prepared copy, `pages` the sizes in points.

    A letter this profile may name but not show has no `prepared` and no `pages`. `signed` is how
    many institutions signed it, those that may not be named among them; 0 stands for `signers`.
    """

    id: str
    number: int
    kind: LetterKind
    dated_on: date | None
    received_on: date
    signers: tuple[Signer, ...]
    prepared: str | None = None
    pages: tuple[tuple[float, float], ...] = ()
    abstract: Bilingual = Bilingual()
    signed: int = 0

    @property
    def others(self) -> int:
        """How many institutions signed it beside the first that is named."""
        return (self.signed or len(self.signers)) - 1


@dataclass(frozen=True)
class Gone:
    """A letter that stood in an edition and counts no more: how it stands, and the id of the
    letter that counts in its place."""

    id: str
    number: int
    state: LetterState
    replaced_by: str | None = None


@dataclass(frozen=True)
class SignedOriginal:
    """A signed file of letter `number`, attached untouched under `name`."""

    number: int
    sha256: str
    name: str


@dataclass(frozen=True)
class Wanted:
    """Institutions there are, and how many are wanted; no target is 0."""

    have: int
    target: int


@dataclass(frozen=True)
class Argued:
    """An argument, and how many counted letters make it by their signers' sector."""

    name: Bilingual
    letters: dict[Sector, int]


@dataclass(frozen=True)
class Internal:
    """What stays inside: `weak` says of letters by their numbers why caution sets them apart."""

    cautious: int
    weak: dict[int, tuple[Weakness, ...]]
    forecast: Forecast
    sectors: dict[Sector, Wanted]
    reach: dict[Reach, Wanted]
    asks: dict[Stage, int]
    arguments: tuple[Argued, ...]


@dataclass(frozen=True)
class Snapshot:
    """Everything one dossier prints; `unnamed` counts institutions that asked not to be named.

    Fields with a default may be missing in a stored snapshot: it was frozen before there were any.
    """

    profile: Profile
    short: bool
    demo: bool
    as_of: date
    campaign: CampaignFacts
    numbers: Numbers
    letters: tuple[LetterEntry, ...]
    unnamed: int = 0
    actions: tuple[ActionEntry, ...] = ()
    internal: Internal | None = None
    format: int = 3
    order: LetterOrder = LetterOrder.NUMBER
    left_out: tuple[Part, ...] = ()
    arguments: tuple[ArgumentEntry, ...] = ()
    contributions: ContributionsEntry = ContributionsEntry()
    agreements: tuple[AgreementEntry, ...] = ()
    projects: tuple[ProjectEntry, ...] = ()
    gone: tuple[Gone, ...] = ()
    originals: tuple[SignedOriginal, ...] = ()

    def __post_init__(self):
        """What stays inside cannot be put into another profile's dossier."""
        shows = SHOWS[self.profile]
        if self.internal is not None and not shows.inside:
            raise ValueError(f"internal numbers in the {self.profile} dossier")
        if self.originals and not shows.originals:
            raise ValueError(f"signed originals in the {self.profile} dossier")

    def has(self, part: Part) -> bool:
        """Whether the part was chosen; one without content leaves no trace all the same."""
        return part not in self.left_out

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, no spaces, ISO dates."""
        return to_json(self)

    def content_hash(self) -> str:
        """SHA-256 of the canonical JSON: equal content gives an equal hash."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def without_letters(self) -> "Snapshot":
        """The short version: every letter listed, none shown."""
        return replace(self, short=True, originals=(), letters=tuple(
            replace(entry, prepared=None, pages=()) for entry in self.letters))


def snapshot_from(text: str) -> Snapshot:
    """Rebuild a snapshot from its JSON."""
    return from_plain(Snapshot, json.loads(text))
