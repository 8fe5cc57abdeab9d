"""History rows as the timeline shows them: who did what when, and what it changed, in words."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from flask import url_for

from esabid.domain.abstract import Weight
from esabid.domain.ask import AskState
from esabid.domain.checklist import Check
from esabid.domain.contribution import Period, Unit
from esabid.domain.institution import CityTie, ContactRole, Reach, Sector
from esabid.domain.letter import Channel, Disclosure, LetterKind, LetterState, SignatureKind
from esabid.domain.bilingual import Bilingual
from esabid.domain.profiles import LetterOrder, Part, Profile
from esabid.extensions import tools
from esabid.models import Conversation, History, Subject
from esabid.queries.history import Undoing
from esabid.services.before import part_of, said
from esabid.services.undo import undoable
from esabid.web.context import voice
from esabid.wording.history import ACTIONS, FIELDS

_CODES: dict[str, type[StrEnum]] = {
    "ask_state": AskState, "state": LetterState, "sector": Sector, "reach": Reach,
    "city_tie": CityTie, "role": ContactRole, "channel": Channel, "kind": LetterKind,
    "signature": SignatureKind, "disclosure": Disclosure, "unit": Unit, "period": Period,
    "profile": Profile, "sent_by": Channel, "letter_order": LetterOrder}
_LISTS = {"denied": Check, "left_out": Part}
_TARGETS = {"sector_targets": Sector, "reach_targets": Reach}
# Row numbers say nothing, and what was said in a conversation stands with it alone.
_UNSAID = ("institution_id", "position", "signer", "parent_id", "conversation", "contribution",
           "evidence", "said", "partner", "letter_id")
# How the actions begin that bring a thing or take it away.
_ALONE = ("add_", "remove_", "log_")


@dataclass(frozen=True)
class Change:
    """One field's change in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One entry of the timeline; `at` is local.

    `row` is the id of its row of history, if it can be taken back, `way` the address of the page
    that takes it back where that needs one; `talk` is the conversation that
    it shows instead of one.
    """

    at: datetime
    who: str
    what: str
    changes: tuple[Change, ...] = ()
    note: str = ""
    about: "About | None" = None
    row: int | None = None
    way: str = ""
    taken: bool = False
    talk: Conversation | None = None


@dataclass(frozen=True)
class About:
    """What an entry is about, where several things share a timeline."""

    name: Bilingual
    href: str


def timeline(rows: list[History], names: dict | None = None,
             undoing: Undoing | None = None) -> list[Entry]:
    """The rows in the reader's language, newest first as given.

    `names` (queries.history.names) adds what each is about, `undoing` (queries.history.undoing)
    which of them can be taken back and which were.
    """
    seen, entries = set(), []
    for row in rows:
        fields = {(row.subject, row.subject_id, part_of(row), field)
                  for field, (before, after) in said(row).items() if before != after}
        alone = row.action.startswith(_ALONE)
        taken = undoing is not None and row.id in undoing.taken
        # A change that a later one covers could only be refused; things come and go alone.
        free = (undoing is not None and not taken and (alone or not seen & fields)
                and not (row.subject == Subject.INSTITUTION and row.subject_id in undoing.merged))
        if not (alone or taken or row.undoes_id):
            seen |= fields
        entries.append(Entry(
            row.at.astimezone(tools().zone), row.actor, _what(row, undoing), _changes(row),
            row.note, _about(row, names or {}), row.id if free and undoable(row) else None,
            _way(row) if undoing is not None and not taken else "", taken))
    return entries


def talks(rows: list[Conversation]) -> list[Entry]:
    """Conversations as entries: of one written down later the day is known, and not the hour."""
    entries = []
    for row in rows:
        written = row.written_at.astimezone(tools().zone)
        at = written if written.date() == row.held_on else datetime.combine(
            row.held_on, time(23, 59), tools().zone)
        entries.append(Entry(at, row.written_by, voice().label(row.kind), talk=row))
    return entries


def _way(row: History) -> str:
    """The page that takes a deed back after showing what that would do; only a merger has one."""
    merger = row.changes.get("merger")
    return url_for("coordinator.merger", public_id=merger[1]) if merger else ""


def _what(row: History, undoing: Undoing | None) -> str:
    if undoing is not None and (deed := undoing.deeds.get(row.undoes_id)):
        return voice().gettext("Taken back: %(what)s", what=voice().gettext(ACTIONS[deed]))
    return voice().gettext(ACTIONS[row.subject, row.action])


def _about(row: History, names: dict) -> About | None:
    if (found := names.get((row.subject, row.subject_id))) is None:
        return None
    name, public_id = found
    if row.subject == Subject.COMPILATION:
        said_name = voice().label(name)
        return About(Bilingual(said_name, said_name),
                     url_for("coordinator.dossier", public_id=public_id))
    return About(name, url_for(f"coordinator.{row.subject}", public_id=public_id))


def _changes(row: History) -> tuple[Change, ...]:
    found, values = [], said(row)
    # Of a person who came or went the name says enough; what was corrected is said.
    corrected = all(values.get("contact", ("", "")))
    for key, (before, after) in values.items():
        of, _, part = key.partition(".")
        if of == "contact" and part and not corrected:
            continue
        field = part if of == "contact" and part else of
        if field not in _UNSAID and field in FIELDS and not (field == "ask_reason" and row.note):
            found.append(Change(voice().gettext(FIELDS[field]),
                                "" if before == after else _said(field, before),
                                _said(field, after)))
    return tuple(found)


def _said(field: str, value) -> str:
    if value in (None, "", [], {}):
        return ""
    if field in _LISTS:
        return ", ".join(voice().label(_LISTS[field](code)) for code in value)
    if field == "weight":
        return voice().label(Weight(value))
    if field in _CODES:
        return voice().label(_CODES[field](value))
    if isinstance(value, bool):
        return voice().gettext("yes") if value else voice().gettext("no")
    if field.endswith(("_on", "_until")) or field == "deadline":
        return voice().short_date(date.fromisoformat(value))
    if isinstance(value, dict):
        return ", ".join(f"{voice().label(_TARGETS[field](code))}: {number}"
                         for code, number in value.items())
    if field == "amount":
        return voice().number(Decimal(value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
