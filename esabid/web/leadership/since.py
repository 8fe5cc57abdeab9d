"""Since when: the day one compares with, read off the address."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from esabid.access.guards import session
from esabid.domain.errors import InvalidValue
from esabid.domain.since import Change
from esabid.extensions import tools
from esabid.queries.standing import change_since
from esabid.web import lists
from esabid.web.context import voice


@dataclass(frozen=True)
class Since:
    """What changed since a day; `error` says why another one than was asked for, which `typed`
    holds, is shown."""

    change: Change
    typed: str
    error: str = ""

    @property
    def day(self) -> date:
        return self.change.since

    @property
    def status(self) -> int:
        return 422 if self.error else 200


def last_wednesday(today: date) -> date:
    """The newest Wednesday before `today`: the week is reported from one to the next."""
    return today - timedelta(days=(today.weekday() - 2) % 7 or 7)


def since() -> Since:
    """What changed since the day `?since=` names, or else since the last Wednesday."""
    today, typed, error = tools().today(), lists.text("since"), ""
    try:
        day = _asked(typed, today)
    except InvalidValue as refusal:
        day, error = last_wednesday(today), voice().error(refusal)
    end = datetime.combine(day + timedelta(days=1), time(0), tools().zone)
    return Since(change_since(session(), day, end), typed or day.isoformat(), error)


def _asked(text: str, today: date) -> date:
    if not text:
        return last_wednesday(today)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise InvalidValue("no_such_day") from error
    if not 2000 <= day.year <= 2100:
        raise InvalidValue("no_such_day")
    if day >= today:
        raise InvalidValue("day_not_past")
    return day
