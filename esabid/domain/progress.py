"""How far the campaign is: the numbers leadership reads, from the count, the goal and the day."""

from dataclasses import dataclass
from datetime import date

from esabid.domain.ask import AskState
from esabid.domain.counting import Count
from esabid.domain.institution import Reach, Sector


@dataclass(frozen=True)
class Goal:
    """What the campaign aims at: milestones are counts past the goal, deadline may be none."""

    letters: int
    milestones: tuple[int, ...] = ()
    deadline: date | None = None


@dataclass(frozen=True)
class Progress:
    """One reading of the campaign as of a day; nothing in it is ever clamped at the goal."""

    as_of: date
    goal: int
    milestones: tuple[int, ...]
    deadline: date | None
    verified: int
    received: int
    institutions: int
    parents: int
    city_run: int
    percent: int
    crossed_on: date | None
    next_milestone: int | None
    by_sector: dict[Sector, int]
    by_reach: dict[Reach, int]
    asks: dict[AskState, int]
    curve: tuple[tuple[date, int], ...]

    @property
    def missing(self) -> int:
        """Letters still missing to the goal, zero once it is reached."""
        return max(0, self.goal - self.verified)


def curve(dates) -> tuple[tuple[date, int], ...]:
    """The running count by date received: one (day, letters so far) for each day with letters."""
    points = {}
    for so_far, day in enumerate(sorted(dates), start=1):
        points[day] = so_far
    return tuple(points.items())


def progress(count: Count, goal: Goal, asks: dict[AskState, int], as_of: date) -> Progress:
    """Read the campaign's numbers off its `count`.

    `crossed_on` is the date on which the goal-th counted letter was received; it disappears when
    the count falls back under the goal. `percent` is rounded down, so that 100 means reached.
    """
    crossed = count.dates[goal.letters - 1] if count.verified >= goal.letters else None
    marks = (goal.letters, *goal.milestones)
    return Progress(
        as_of=as_of,
        goal=goal.letters,
        milestones=goal.milestones,
        deadline=goal.deadline,
        verified=count.verified,
        received=count.received,
        institutions=len(count.institutions),
        parents=len(count.parents),
        city_run=len(count.city_run),
        percent=count.verified * 100 // goal.letters,
        crossed_on=crossed,
        next_milestone=min((m for m in marks if m > count.verified), default=None),
        by_sector={s: count.by_sector.get(s, 0) for s in Sector},
        by_reach={r: count.by_reach.get(r, 0) for r in Reach},
        asks={s: asks.get(s, 0) for s in AskState},
        curve=curve(count.dates),
    )
