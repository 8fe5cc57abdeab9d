"""The snapshot: frozen facts of everything one dossier prints, in both languages, for one day.

It carries no personal data: index and title strips print offices, never the names of people.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import get_args, get_origin, get_type_hints

from esabid.domain.caution import Weakness
from esabid.domain.forecast import Forecast
from esabid.domain.funnel import Stage
from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import LetterKind, SignatureKind


class Profile(StrEnum):
    INTERNAL = "internal"
    MINISTRY = "ministry"
    ESA = "esa"
    PUBLIC = "public"


@dataclass(frozen=True)
class Bilingual:
    """A text of the campaign in both languages; either may be empty."""

    pl: str = ""
    en: str = ""

    def text(self, lang: str) -> str:
        """The text in `lang`, or the other language's where it is missing."""
        return self.pl or self.en if lang == "pl" else self.en or self.pl

    def lang(self, lang: str) -> str:
        """The language `text(lang)` is really in."""
        return lang if getattr(self, lang) else ("en" if lang == "pl" else "pl")


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
    """One institution behind a letter; `office` is the signatory's office, never the person."""

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

    A letter this profile may name but not show has no `prepared` and no `pages`.
    """

    id: str
    number: int
    kind: LetterKind
    dated_on: date | None
    received_on: date
    signers: tuple[Signer, ...]
    prepared: str | None = None
    pages: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class ActionEntry:
    """A promotion action that has happened."""

    day: date
    name: Bilingual


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
    format: int = 2

    def __post_init__(self):
        """What stays inside cannot be put into another profile's dossier."""
        if self.internal is not None and self.profile != Profile.INTERNAL:
            raise ValueError(f"internal numbers in the {self.profile} dossier")

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, no spaces, ISO dates."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"), ensure_ascii=False,
                          default=_plain)

    def content_hash(self) -> str:
        """SHA-256 of the canonical JSON: equal content gives an equal hash."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def without_letters(self) -> "Snapshot":
        """The short version: every letter listed, none shown."""
        return replace(self, short=True, letters=tuple(
            replace(entry, prepared=None, pages=()) for entry in self.letters))


def _plain(value):
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def snapshot_from(text: str) -> Snapshot:
    """Rebuild a snapshot from its JSON."""
    return _build(Snapshot, json.loads(text))


def _build(kind, value):
    """Rebuild `value` (plain JSON) as the annotated `kind`."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{f.name: _build(hints[f.name], value[f.name]) for f in fields(kind)
                       if f.name in value})
    origin, args = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return None if value is None else _build(args[0], value)
    if origin is tuple:
        kinds = args[:1] * len(value) if args[-1] is Ellipsis else args
        return tuple(_build(k, v) for k, v in zip(kinds, value, strict=True))
    if origin is dict:
        return {_build(args[0], k): _build(args[1], v) for k, v in value.items()}
    if kind is date:
        return date.fromisoformat(value)
    return kind(value)
