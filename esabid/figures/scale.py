"""Scales: from numbers and days to lengths."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Linear:
    """Maps `low`..`high` onto `start`..`end`; nothing is clamped."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.start + share * (self.end - self.start), 2)


def nice_step(top: float, parts: int = 6) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 ... that cuts 0..top into at most `parts` parts."""
    step, factors = 1, (2, 2.5, 2)
    turn = 0
    while top / step > parts:
        step = int(step * factors[turn % 3])
        turn += 1
    return step


def month_starts(first: date, last: date) -> tuple[date, ...]:
    """The first days of the months that begin after `first` and not after `last`."""
    found, year, month = [], first.year, first.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        if (day := date(year, month, 1)) > last:
            return tuple(found)
        found.append(day)
