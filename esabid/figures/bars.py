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
    """One bar: `length` and the `tick` of its target in percent of the width; no target is 0."""

    kind: object
    value: int
    length: float
    target: int = 0
    tick: float | None = None


def bars(values: dict) -> tuple[Bar, ...]:
    """Bars for `values` (kind -> count), in their order, on one scale that starts at zero."""
    longest = max(values.values(), default=0) or 1
    return tuple(Bar(kind, value, round(100 * value / longest, 2))
                 for kind, value in values.items())


def shares(counts: dict) -> tuple[Bar, ...]:
    """Bars for `counts` (code -> number) above zero, the largest first."""
    return bars({kind: counts[kind] for kind in sorted(counts, key=lambda it: (-counts[it], it))
                 if counts[kind]})


def target_bars(found) -> tuple[Bar, ...]:
    """Bars for `found` (domain.coverage.Against) on one scale that starts at zero.

    The scale ends a little past the longest bar and the highest target, so that every tick can
    be seen and what has passed its target runs on.
    """
    whole = max((max(it.have, it.target) for it in found), default=0) * 1.04 or 1
    return tuple(Bar(it.kind, it.have, round(100 * it.have / whole, 2), it.target,
                     round(100 * it.target / whole, 2) if it.target else None)
                 for it in found)
