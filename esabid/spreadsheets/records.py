"""The shapes a list is made of: institutions as rows, and what an import would do to them."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from esabid.domain.ask import AskAction, AskState
from esabid.domain.institution import CityTie, ContactRole, InstitutionDetails, Reach, Sector


@dataclass(frozen=True)
class ContactRecord:
    """A person at an institution as a list carries them."""

    name: str = ""
    role: ContactRole = ContactRole.OTHER
    email: str = ""
    phone: str = ""
    salutation: str = ""


@dataclass(frozen=True)
class InstitutionRecord:
    """One institution as it stands: `id` its public id, `parent` the public id of its parent."""

    id: str
    reference: str
    name_pl: str = ""
    name_en: str = ""
    short_name: str = ""
    parent: str = ""
    city_tie: CityTie = CityTie.NONE
    sector: Sector = Sector.OTHER
    reach: Reach = Reach.KRAKOW
    city: str = ""
    country: str = "PL"
    nip: str = ""
    regon: str = ""
    krs: str = ""
    website: str = ""
    owner: str = ""
    tags: str = ""
    notes: str = ""
    ask: AskState = AskState.PLANNED
    asked_on: date | None = None
    expected_on: date | None = None
    ask_reason: str = ""
    contacts: tuple[ContactRecord, ...] = ()


@dataclass(frozen=True)
class Gone:
    """What an institution was known by that went into another; `survivor` is that one's id."""

    marks: tuple[str, ...]
    names: tuple[str, ...]
    survivor: str


class Action(StrEnum):
    CREATE = "create"
    UPDATE = "update"
    SAME = "same"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True)
class Change:
    """One value of an institution's details that the import would set."""

    field: str
    old: object
    new: object


@dataclass(frozen=True)
class AskStep:
    """One legal step of the ask, with the values services.asks.advance takes."""

    action: AskAction
    asked_on: date | None = None
    expected_on: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class LetterRecord:
    """A letter that is in the office already and whose file is not here yet."""

    received_on: date
    dated_on: date | None = None
    registry_number: str = ""
    case_mark: str = ""
    signatory: str = ""
    office: str = ""


@dataclass(frozen=True)
class Parent:
    """The parent a row names: the public id of one that exists, else the line that makes it."""

    id: str | None = None
    line: int | None = None


# What a person may make of a line besides naming the institution it means (by its id).
NEW, OUT = "new", "out"


@dataclass(frozen=True)
class Decisions:
    """What a person chose against the guesses.

    `columns` maps the place of a column to a field, columns.AS_NOTES or columns.NOWHERE; `lines`
    the number of a line to NEW, OUT or the public id of the institution it means; `unticked` are
    lines that are not to be carried out.
    """

    columns: dict[int, str] = field(default_factory=dict)
    lines: dict[int, str] = field(default_factory=dict)
    unticked: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Heading:
    """One column of a list: its place, heading, field if it is known, and a first value."""

    at: int
    text: str
    field: str | None
    nowhere: bool
    sample: str


@dataclass(frozen=True)
class PlanRow:
    """What the import would do with one line.

    `why` is a code of wording.imports.ROWS and `where` the short value for its sentence: the
    reason of a conflict or refusal, or what of the line would be left out. `id` is the public id
    of the institution that is met; `details` are complete but for the parent. `steps`, `contact`
    and `letter` come on top of `changes`; all are empty where nothing is to be done.
    `alike` are the public ids a person may choose from, `decided` is what a person chose.
    """

    line: int
    action: Action
    name: str
    why: str = ""
    where: str = ""
    id: str | None = None
    details: InstitutionDetails | None = None
    changes: tuple[Change, ...] = ()
    parent: Parent | None = None
    steps: tuple[AskStep, ...] = ()
    contact: ContactRecord | None = None
    letter: LetterRecord | None = None
    alike: tuple[str, ...] = ()
    decided: str = ""

    @property
    def does(self) -> bool:
        """Whether there is anything to carry out."""
        return self.action in (Action.CREATE, Action.UPDATE)


@dataclass(frozen=True)
class Plan:
    """The rows of an import, and the headings nobody knows (their values become notes)."""

    rows: tuple[PlanRow, ...]
    unknown: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()

    def fingerprint(self) -> str:
        """A hash of what the rows would do, to tell whether it is still what somebody saw."""
        return hashlib.sha256(repr(self.rows).encode()).hexdigest()

    def counts(self) -> dict[Action, int]:
        """How many rows each action has, every action named."""
        return {action: sum(row.action == action for row in self.rows) for action in Action}
