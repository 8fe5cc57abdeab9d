"""The shapes a list is made of: institutions as rows, and what an import would do to them."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class PlanRow:
    """What the import would do with one line.

    `why` is a code of wording.imports.ROWS and `where` the short value for its sentence: the
    reason of a conflict or refusal, or what of the line would be left out. `id` is the public id
    of the institution that is met; `details` are complete but for the parent. `steps`, `contact`
    and `letter` come on top of `changes`; all are empty where nothing is to be done.
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


@dataclass(frozen=True)
class Plan:
    """The rows of an import, and the headings nobody knows (their values become notes)."""

    rows: tuple[PlanRow, ...]
    unknown: tuple[str, ...] = ()

    def counts(self) -> dict[Action, int]:
        """How many rows each action has, every action named."""
        return {action: sum(row.action == action for row in self.rows) for action in Action}
