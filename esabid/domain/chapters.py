"""What the dossier's chapters print beside the letters: arguments, contributions, engagement."""

from dataclasses import dataclass
from datetime import date

from esabid.domain.bilingual import Bilingual
from esabid.domain.contribution import Period, Unit


@dataclass(frozen=True)
class Quoted:
    """Letter `number` makes an argument: its words as they stand, and its own page (from 1)."""

    number: int
    quote: str = ""
    page: int | None = None


@dataclass(frozen=True)
class Fact:
    """Evidence: a fact with its source and day."""

    text: Bilingual
    source: str
    url: str
    dated_on: date


@dataclass(frozen=True)
class ArgumentEntry:
    """An argument, the letters that make it in the order of their numbers, and its evidence.

    `letters` counts all that make it; `quoted` are those that may be told.
    """

    name: Bilingual
    letters: int
    quoted: tuple[Quoted, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Offer:
    """A contribution: who offers what; `amount` a plain decimal ("2500.5") or none; the `number`
    of the letter it stands in, where it stands in one."""

    institution: Bilingual
    name: Bilingual
    unit: Unit
    period: Period
    amount: str | None = None
    quote: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Total:
    """The sum of amounts of one unit and period, and of how many offers."""

    unit: Unit
    period: Period
    amount: str
    offers: int


@dataclass(frozen=True)
class ContributionsEntry:
    """All that is offered: sums over every offer, and the offers that may be told."""

    totals: tuple[Total, ...] = ()
    offers: tuple[Offer, ...] = ()
    untold: int = 0


@dataclass(frozen=True)
class AgreementEntry:
    """A signed paper and its partners; `unnamed` counts those that may not be told."""

    name: Bilingual
    signed_on: date
    partners: tuple[Bilingual, ...] = ()
    unnamed: int = 0


@dataclass(frozen=True)
class ActionEntry:
    """A promotion action that has happened; `reached` people, where somebody counted."""

    day: date
    name: Bilingual
    place: str = ""
    reached: int | None = None
    institutions: tuple[Bilingual, ...] = ()


@dataclass(frozen=True)
class ProjectEntry:
    """A school project; a school that may not be told is left empty."""

    name: Bilingual
    field: Bilingual
    school: Bilingual = Bilingual()
    shown_on: date | None = None
