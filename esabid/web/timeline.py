"""History rows as the timeline shows them: who did what when, and what it changed, in words."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from flask import url_for

from esabid.domain.ask import AskState
from esabid.domain.contribution import Period, Unit
from esabid.domain.institution import CityTie, Reach, Sector
from esabid.domain.letter import Channel, Disclosure, LetterKind, LetterState, SignatureKind
from esabid.domain.snapshot import Bilingual
from esabid.extensions import tools
from esabid.models import History
from esabid.web.context import voice
from esabid.wording.history import ACTIONS, FIELDS

_CODES: dict[str, type[StrEnum]] = {
    "ask_state": AskState, "state": LetterState, "sector": Sector, "reach": Reach,
    "city_tie": CityTie, "channel": Channel, "kind": LetterKind, "signature": SignatureKind,
    "disclosure": Disclosure, "unit": Unit, "period": Period}
_TARGETS = {"sector_targets": Sector, "reach_targets": Reach}
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
    about: "About | None" = None


@dataclass(frozen=True)
class About:
    """What an entry is about, where several things share a timeline."""

    name: Bilingual
    href: str


def timeline(rows: list[History], names: dict | None = None) -> list[Entry]:
    """The rows in the reader's language, newest first as given.

    `names` (queries.history.names) adds what each is about.
    """
    return [Entry(row.at.astimezone(tools().zone), row.actor,
                  voice().gettext(ACTIONS[row.subject, row.action]),
                  _changes(row), row.note, _about(row, names or {})) for row in rows]


def _about(row: History, names: dict) -> About | None:
    if (found := names.get((row.subject, row.subject_id))) is None:
        return None
    name, public_id = found
    return About(name, url_for(f"coordinator.{row.subject}", public_id=public_id))


def _changes(row: History) -> tuple[Change, ...]:
    values = {**row.changes, **(row.personal.changes if row.personal else {})}
    found = []
    for key, (before, after) in values.items():
        field = key.split(".")[0]
        # A contact's role, address and telephone are kept, but its name says enough.
        if key.startswith("contact."):
            continue
        if field not in _UNSAID and field in FIELDS and not (field == "ask_reason" and row.note):
            found.append(Change(voice().gettext(FIELDS[field]), _said(field, before),
                                _said(field, after)))
    return tuple(found)


def _said(field: str, value) -> str:
    if value in (None, "", [], {}):
        return ""
    if field in _CODES:
        return voice().label(_CODES[field](value))
    if isinstance(value, bool):
        return voice().gettext("yes") if value else voice().gettext("no")
    if field.endswith("_on") or field in ("deadline", "valid_until"):
        return voice().short_date(date.fromisoformat(value))
    if isinstance(value, dict):
        return ", ".join(f"{voice().label(_TARGETS[field](code))}: {number}"
                         for code, number in value.items())
    if field == "amount":
        return voice().number(Decimal(value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
