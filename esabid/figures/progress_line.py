"""The progress line: letters by date received, the goal, milestones, actions and forecast."""

from dataclasses import dataclass
from datetime import date, timedelta

from esabid.figures.fan import Fan, fan_of
from esabid.figures.marks import Mark, merged
from esabid.figures.scale import Linear, month_starts, nice_step

# Actions have their numbers in a row of their own between the axis and the names of the months.
ACTIONS_ROW = 20
_MARKS_APART = 52


@dataclass(frozen=True)
class Tick:
    """A mark on an axis: `at` in drawing units, `value` a number or a day for its label."""

    at: float
    value: float | date


@dataclass(frozen=True)
class ProgressLine:
    """Geometry with the origin at the top left, y growing downwards, in drawing units.

    `today` is where the as-of day lies if the axis runs on past it, for a forecast or a planned
    action; `fan` is None without a forecast.
    """

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
    actions: tuple[Mark, ...] = ()
    today: float | None = None
    fan: Fan | None = None


def progress_line(curve, *, goal: int, milestones=(), as_of: date, actions=(), fan=(), width=620,
                  height=300, margin=(16, 16, 28, 36)) -> ProgressLine:
    """Lay out the running count.

    `curve` is domain.progress.curve's (day, letters so far), `actions` days, `fan` a forecast's
    FanPoints; `margin` is top, right, bottom, left. The top of the scale is past the goal, the
    count and the forecast, whichever is highest. Milestones are drawn once the goal is reached:
    those passed, the next, and those within the forecast. `crossed` is where the goal was reached.
    """
    top, right, bottom, left = margin
    bottom += ACTIONS_ROW if actions else 0
    total = curve[-1][1] if curve else 0
    highest = max((total, *(point.high for point in fan)))
    marks = _reached(goal, milestones, total, highest)
    peak = max(goal, highest, *marks, 1) * 1.08
    first, last = _span(curve, as_of, actions, fan)
    x = Linear(first.toordinal(), last.toordinal(), left, width - right)
    y = Linear(0, peak, height - bottom, top)
    points = tuple((x(day.toordinal()), y(so_far)) for day, so_far in curve)
    here = (x(as_of.toordinal()), y(total))
    crossed = next(((x(d.toordinal()), y(goal)) for d, n in curve if n >= goal), None)
    # A campaign of a few days has no month to name: its own day stands on the axis.
    months = month_starts(first, last) or (as_of,)
    return ProgressLine(
        width, height, left, width - right, top, height - bottom, points,
        _steps((x(first.toordinal()), y(0)), points, here),
        tuple(Tick(y(v), v) for v in range(0, int(peak) + 1, nice_step(peak))),
        tuple(Tick(x(d.toordinal()), d) for d in months),
        Tick(y(goal), goal), tuple(Tick(y(m), m) for m in marks), here, crossed, total,
        merged((x(day.toordinal()) for day in sorted(actions)), _MARKS_APART),
        here[0] if last > as_of else None, fan_of(fan, x, y))


def _reached(goal, milestones, total, highest) -> tuple[int, ...]:
    """The milestones to draw; none before the goal is reached."""
    if total < goal:
        return ()
    following = min((m for m in milestones if m > total), default=0)
    return tuple(sorted(m for m in milestones if m <= max(highest, following)))


def _span(curve, as_of, actions, fan) -> tuple[date, date]:
    """The first and last day of the axis: it begins a week before the first letter."""
    days = [as_of, *actions, *(point.day for point in fan), *(day for day, _ in curve[-1:])]
    begins = (min(curve[0][0], as_of) - timedelta(days=7) if curve
              else as_of - timedelta(days=30))
    return min(begins, *actions) if actions else begins, max(days)


def _steps(start, points, end) -> tuple[tuple[float, float], ...]:
    """The staircase through `points`: a count holds until the next letter comes."""
    path = [start]
    for x, y in points:
        path += [(x, path[-1][1]), (x, y)]
    return (*path, (end[0], path[-1][1]))
