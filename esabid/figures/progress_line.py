"""The progress line: letters by date received, with the goal and the milestones."""

from dataclasses import dataclass
from datetime import date, timedelta

from esabid.figures.scale import Linear, month_starts, nice_step


@dataclass(frozen=True)
class Tick:
    """A mark on an axis: `at` in drawing units, `value` a number or a day for its label."""

    at: float
    value: float | date


@dataclass(frozen=True)
class ProgressLine:
    """Geometry with the origin at the top left, y growing downwards, in drawing units."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    points: tuple[tuple[float, float], ...]
    steps: tuple[tuple[float, float], ...]
    y_ticks: tuple[Tick, ...]
    x_ticks: tuple[Tick, ...]
    goal: Tick
    milestones: tuple[Tick, ...]
    now: tuple[float, float]
    crossed: tuple[float, float] | None
    total: int


def progress_line(curve, *, goal: int, milestones=(), as_of: date, width=620, height=300,
                  margin=(16, 16, 28, 36)) -> ProgressLine:
    """Lay out the running count.

    `curve` is domain.progress.curve's (day, letters so far); `margin` is top, right, bottom, left.
    The top of the scale is past the goal and past the count, whichever is higher. Milestones are
    drawn once the goal is reached: those passed and the next. `crossed` is where that was.
    """
    top, right, bottom, left = margin
    total = curve[-1][1] if curve else 0
    marks = ()
    if total >= goal:
        ahead = sorted(m for m in milestones if m > total)
        marks = (*(m for m in milestones if m <= total), *ahead[:1])
    peak = max(goal, total, *marks, 1) * 1.08
    first = min(curve[0][0], as_of) - timedelta(days=7) if curve else as_of - timedelta(days=30)
    x = Linear(first.toordinal(), max(as_of, curve[-1][0] if curve else as_of).toordinal(),
               left, width - right)
    y = Linear(0, peak, height - bottom, top)
    points = tuple((x(day.toordinal()), y(so_far)) for day, so_far in curve)
    here = (x(as_of.toordinal()), y(total))
    crossed = next(((x(d.toordinal()), y(goal)) for d, n in curve if n >= goal), None)
    step = nice_step(peak)
    return ProgressLine(
        width, height, left, width - right, top, height - bottom, points,
        _steps((x(first.toordinal()), y(0)), points, here),
        tuple(Tick(y(v), v) for v in range(0, int(peak) + 1, step)),
        tuple(Tick(x(d.toordinal()), d) for d in month_starts(first, as_of)),
        Tick(y(goal), goal), tuple(Tick(y(m), m) for m in marks), here, crossed, total)


def _steps(start, points, end) -> tuple[tuple[float, float], ...]:
    """The staircase through `points`: a count holds until the next letter comes."""
    path = [start]
    for x, y in points:
        path += [(x, path[-1][1]), (x, y)]
    return (*path, (end[0], path[-1][1]))
