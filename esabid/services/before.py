"""What a row of history says there was before, back from JSON to the values of the columns."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Date, Enum, inspect, select
from sqlalchemy.orm import Session

from esabid.domain.errors import Stale
from esabid.models import History
from esabid.models.base import Hundredths, UTCDateTime


def said(done: History) -> dict:
    """Every field of a change with its values [before, after], the personal ones included."""
    return {**done.changes, **(done.personal.changes if done.personal else {})}


# What of several things of its subject a deed was about.
_PARTS = ("contribution", "evidence", "conversation", "contact.id", "profile")


def part_of(done: History):
    """Which of several things of its subject a deed corrected: the id of an offer, of a fact, of a
    person; None where it was the subject itself, or history does not say."""
    changed = said(done)
    return next((changed[name][1] for name in _PARTS if name in changed), None)


def taken_away(done: History, side: int) -> dict:
    """What was said of a thing added (`side` 1) or removed (0), as history keeps it."""
    return {field: pair[side] for field, pair in said(done).items()}


def typed(model, values: dict) -> dict:
    """Values of columns of `model`, as history keeps them, as the columns hold them."""
    kinds = inspect(model).columns
    return {name: _typed(kinds[name], value) for name, value in values.items()}


def before(session: Session, row, done: History, fields=None) -> dict:
    """The values of a row's columns before the deed; `fields` are those it changed, else all.

    Raises Stale where one of them is no longer as the deed left it.
    """
    changed = said(done) if fields is None else fields
    unchanged(session, type(row), row, done, changed)
    return typed(type(row), {name: pair[0] for name, pair in changed.items()})


def unchanged(session: Session, model, thing, done: History, changed: dict) -> None:
    """Raise Stale where a field of `thing` is no longer as the deed left it; `model` says how its
    columns hold values."""
    # History says "5" or "5.00" of an amount, which are one.
    left = typed(model, {name: after for name, (_, after) in changed.items()})
    if any(getattr(thing, name) != value for name, value in left.items()):
        raise since(session, done)


def since(session: Session, done: History) -> Stale:
    """That a deed is not taken back, because somebody has changed the same since."""
    for row in session.scalars(
            select(History).where(History.subject == done.subject, History.id > done.id,
                                  History.subject_id == done.subject_id)
            .order_by(History.id.desc())):
        if _same_thing(row, done) and said(row).keys() & said(done).keys():
            return Stale("changed_since", who=row.actor)
    return Stale("changed_since_then")


def _same_thing(row: History, done: History) -> bool:
    """Whether two deeds were about one offer, fact or person, as far as history tells."""
    parts = part_of(row), part_of(done)
    kinds = [it.action.partition("_")[2] for it in (row, done)]
    return parts[0] == parts[1] or None in parts and kinds[0] == kinds[1]


def _typed(column, value):
    if value is None or value == "" and column.nullable:
        return None
    kind = column.type
    if isinstance(kind, UTCDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, Hundredths):
        return Decimal(value)
    return kind.enum_class(value) if isinstance(kind, Enum) else value
