"""Bars: the progress bar that runs on past its goal, and horizontal bars of one scale."""

from dataclasses import dataclass


@dataclass(frozen=True)
class GoalBar:
    """A bar in percent of its width: `filled`, and the tick of the `goal`; neither is clamped."""

    filled: float
    goal: float


def goal_bar(value: int, goal: int) -> GoalBar:
    """Lay out a bar that leaves a fifth of its width past the goal, or past the value if higher."""
    whole = max(goal * 1.2, value * 1.05, 1)
    return GoalBar(round(100 * value / whole, 2), round(100 * goal / whole, 2))


@dataclass(frozen=True)
class Bar:
    """One bar: `length` in percent of the longest."""

    kind: object
    value: int
    length: float


def bars(values: dict) -> tuple[Bar, ...]:
    """Bars for `values` (kind -> count), in their order, on one scale that starts at zero."""
    longest = max(values.values(), default=0) or 1
    return tuple(Bar(kind, value, round(100 * value / longest, 2))
                 for kind, value in values.items())
