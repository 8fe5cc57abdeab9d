"""History rows as the timeline shows them: who did what when, and what it changed, in words."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from esabid.domain.ask import AskState
from esabid.domain.institution import CityTie, Reach, Sector
from esabid.domain.letter import Channel, Disclosure, LetterKind, LetterState, SignatureKind
from esabid.extensions import tools
from esabid.models import History
from esabid.web.context import voice
from esabid.wording.history import ACTIONS, FIELDS

_CODES: dict[str, type[StrEnum]] = {
    "ask_state": AskState, "state": LetterState, "sector": Sector, "reach": Reach,
    "city_tie": CityTie, "channel": Channel, "kind": LetterKind, "signature": SignatureKind,
    "disclosure": Disclosure}
_UNSAID = ("institution_id", "position", "signer", "parent_id")


@dataclass(frozen=True)
class Change:
    """One field's change in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One entry of the timeline; `at` is local."""

    at: datetime
    who: str
    what: str
    changes: tuple[Change, ...]
    note: str


def timeline(rows: list[History]) -> list[Entry]:
    """The rows in the reader's language, newest first as given."""
    return [Entry(row.at.astimezone(tools().zone), row.actor,
                  voice().gettext(ACTIONS.get((row.subject, row.action), row.action)),
                  _changes(row), row.note) for row in rows]


def _changes(row: History) -> tuple[Change, ...]:
    values = {**row.changes, **(row.personal.changes if row.personal else {})}
    found = []
    for key, (before, after) in values.items():
        field = key.split(".")[0]
        if field not in _UNSAID and field in FIELDS and not (field == "ask_reason" and row.note):
            found.append(Change(voice().gettext(FIELDS[field]), _said(field, before),
                                _said(field, after)))
    return tuple(found)


def _said(field: str, value) -> str:
    if value in (None, "", []):
        return ""
    if field in _CODES:
        return voice().label(_CODES[field](value))
    if field.endswith("_on") or field == "deadline":
        return voice().short_date(date.fromisoformat(value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
