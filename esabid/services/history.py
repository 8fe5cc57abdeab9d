"""Writing history: what changed, by whom, when; personal values in their erasable place."""

from dataclasses import asdict, fields
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from esabid.domain.errors import Stale
from esabid.domain.permissions import Actor
from esabid.models import (Account, Campaign, Compilation, History, HistoryPersonal, IncomingFile,
                           Institution, Letter, Subject)

_SUBJECTS = {Campaign: Subject.CAMPAIGN, Institution: Subject.INSTITUTION, Letter: Subject.LETTER,
             Compilation: Subject.COMPILATION, Account: Subject.ACCOUNT, IncomingFile: Subject.FILE}
_PERSONAL = frozenset({"signatory", "contact", "email", "file", "given_to", "said", "partner",
                       "greeting_pl", "greeting_en", "address", "remark"})


def record(session: Session, actor: Actor, row, *, action: str, changes: dict | None = None,
           note: str = "", undoes: History | None = None) -> None:
    """Add one row of history for `row`; `changes` maps a field to (before, after).

    `undoes` is the row of history that the deed took back.
    """
    session.flush()
    kept = {field: [plain(v) for v in pair] for field, pair in (changes or {}).items()}
    personal = {f: pair for f, pair in kept.items() if f.split(".")[0] in _PERSONAL}
    entry = History(
        at=actor.at, actor=actor.name, account_id=actor.account_id, subject=_SUBJECTS[type(row)],
        subject_id=row.id, action=action, note=note,
        undoes_id=undoes and undoes.id,
        changes={field: pair for field, pair in kept.items() if field not in personal})
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


def fill(row, details) -> dict:
    """Set the fields of the dataclass `details` on a new row; return what they say."""
    return {field: ("", value) for field, (_, value) in apply(row, details).items()
            if value not in (None, "")}


def details_of(row, kind):
    """What `row` says in the fields of the dataclass `kind`, to change a part of it."""
    return kind(**{it.name: getattr(row, it.name) for it in fields(kind)})


def emptied(row, kind) -> dict:
    """What `row`, soon erased, says in the fields of the dataclass `kind`, before and after."""
    return {field.name: (value, "") for field in fields(kind)
            if (value := getattr(row, field.name)) not in (None, "")}


def fresh(row, version: int | None) -> None:
    """Raise Stale if `row` was changed since the form with `version` was opened."""
    if version is not None and row.version != version:
        raise Stale("stale")


def plain(value):
    """A value as history keeps it, in JSON."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
