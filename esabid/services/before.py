"""What a row of history says there was before, back from JSON to the values of the columns."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Date, Enum, inspect, select
from sqlalchemy.orm import Session

from esabid.domain.errors import Stale
from esabid.models import History
from esabid.models.base import Hundredths, UTCDateTime
from esabid.services.history import plain


def said(done: History) -> dict:
    """Every field of a change with its values [before, after], the personal ones included."""
    return {**done.changes, **(done.personal.changes if done.personal else {})}


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
    unchanged(session, row, done, changed)
    return typed(type(row), {name: pair[0] for name, pair in changed.items()})


def unchanged(session: Session, thing, done: History, changed: dict) -> None:
    """Raise Stale where a field of `thing` is no longer as the deed left it."""
    if any(plain(getattr(thing, name)) != after for name, (_, after) in changed.items()):
        raise since(session, done)


def since(session: Session, done: History) -> Stale:
    """That a deed is not taken back, because somebody has changed the same since."""
    for row in session.scalars(
            select(History).where(History.subject == done.subject, History.id > done.id,
                                  History.subject_id == done.subject_id)
            .order_by(History.id.desc())):
        if said(row).keys() & said(done).keys():
            return Stale("changed_since", who=row.actor)
    return Stale("changed_since_then")


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
