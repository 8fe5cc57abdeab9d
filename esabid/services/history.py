"""Writing history: what changed, by whom, when; personal values in their erasable place."""

from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy.orm import Session

from esabid.domain.errors import Stale
from esabid.domain.permissions import Actor
from esabid.models import (Account, Campaign, Compilation, History, HistoryPersonal, Institution,
                           Letter, Subject)

_SUBJECTS = {Campaign: Subject.CAMPAIGN, Institution: Subject.INSTITUTION, Letter: Subject.LETTER,
             Compilation: Subject.COMPILATION, Account: Subject.ACCOUNT}
_PERSONAL = frozenset({"signatory", "contact", "email", "file", "given_to"})


def record(session: Session, actor: Actor, row, *, action: str, changes: dict | None = None,
           note: str = "") -> None:
    """Add one row of history for `row`; `changes` maps a field to (before, after)."""
    session.flush()
    plain = {field: [_plain(v) for v in pair] for field, pair in (changes or {}).items()}
    personal = {f: pair for f, pair in plain.items() if f.split(".")[0] in _PERSONAL}
    entry = History(
        at=actor.at, actor=actor.name, account_id=actor.account_id, subject=_SUBJECTS[type(row)],
        subject_id=row.id, action=action, note=note,
        changes={field: pair for field, pair in plain.items() if field not in personal})
    if personal:
        entry.personal = HistoryPersonal(changes=personal)
    session.add(entry)
    session.flush()


def apply(row, details) -> dict:
    """Set the fields of the dataclass `details` on `row`; return what changed, before and after."""
    changes = {}
    for field, value in asdict(details).items():
        before = getattr(row, field)
        if before != value:
            changes[field] = (before, value)
            setattr(row, field, value)
    return changes


def fresh(row, version: int | None) -> None:
    """Raise Stale if `row` was changed since the form with `version` was opened."""
    if version is not None and row.version != version:
        raise Stale("stale")


def _plain(value):
    return value.isoformat() if isinstance(value, (date, datetime)) else value
