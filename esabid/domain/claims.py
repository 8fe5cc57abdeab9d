"""Claims: what may be said in public of the count, and why another wording may not."""

from dataclasses import dataclass
from enum import StrEnum

from esabid.domain.counting import RECEIVED, Count, Reason
from esabid.domain.progress import Progress


class ClaimKind(StrEnum):
    """A form of words; `number` is the figure it says."""

    LETTERS = "letters"
    LETTERS_OVER = "letters_over"
    LETTERS_AND_INSTITUTIONS = "letters_and_institutions"
    INSTITUTIONS = "institutions"
    INSTITUTIONS_OVER = "institutions_over"
    ORGANISATIONS = "organisations"
    INDEPENDENT_LETTERS = "independent_letters"
    GOAL_REACHED = "goal_reached"
    GOAL_EXCEEDED = "goal_exceeded"
    RECEIVED = "received"


class Refused(StrEnum):
    """Why the data do not bear a wording."""

    NOTHING_YET = "nothing_yet"
    MORE_THAN_THERE_ARE = "more_than_there_are"
    FEWER_THAN_THERE_ARE = "fewer_than_there_are"
    NOT_OVER = "not_over"
    NOT_THE_GOAL = "not_the_goal"
    GOAL_NOT_REACHED = "goal_not_reached"
    GOAL_NOT_EXCEEDED = "goal_not_exceeded"
    CITY_AMONG_THEM = "city_among_them"
    NOT_ALL_VERIFIED = "not_all_verified"
    PARTS_OF_ONE = "parts_of_one"


_OVER = (ClaimKind.LETTERS_OVER, ClaimKind.INSTITUTIONS_OVER)
_GOALS = (ClaimKind.GOAL_REACHED, ClaimKind.GOAL_EXCEEDED)


@dataclass(frozen=True)
class Claim:
    """A wording the data bear: its figures, and the ids of the rows it stands on.

    `second` is the other figure of a wording that says two: the institutions beside the letters,
    the letters beside the goal, the verified ones beside those received.
    """

    kind: ClaimKind
    number: int
    second: int | None = None
    letters: frozenset[int] = frozenset()
    institutions: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Refusal:
    """A wording the data do not bear; `number` is the figure asked for, `have` what there is."""

    kind: ClaimKind
    why: Refused
    number: int
    have: int


def judge(kind: ClaimKind, number: int, count: Count, progress: Progress) -> Claim | Refusal:
    """Say whether the data bear `kind` with `number` (one or more), and if not, why.

    Of the goal's two wordings `number` is the goal. "Over" is strict: fifty is not over fifty.
    An exact figure that is lower than what there is, is refused, too: it would be out of date.
    """
    have = figure(kind, count)
    if (why := _against(kind, number, have, count, progress)) is None:
        return _claim(kind, number, count)
    return Refusal(kind, why, number, progress.goal if why == Refused.NOT_THE_GOAL else have)


def offered(count: Count, progress: Progress) -> tuple[Claim, ...]:
    """What may be said today, each kind with its strongest figure."""
    found = (judge(kind, number, count, progress) for kind, number in _strongest(count, progress))
    return tuple(it for it in found if isinstance(it, Claim))


def refused(count: Count, progress: Progress) -> tuple[Refusal, ...]:
    """What people would like to say and the data do not bear, each kind with its next figure."""
    found = (judge(kind, number, count, progress) for kind, number in _tempting(count, progress))
    return tuple(it for it in found if isinstance(it, Refusal))


def instead(refusal: Refusal, count: Count, progress: Progress) -> Claim | None:
    """What may be said in place of a refused wording; None where nothing may."""
    may = {it.kind: it for it in offered(count, progress)}
    nearest = {
        Refused.NOT_ALL_VERIFIED: (ClaimKind.RECEIVED,),
        Refused.NOT_THE_GOAL: _GOALS,
    }.get(refusal.why, (refusal.kind,))
    return next((may[kind] for kind in (*nearest, ClaimKind.LETTERS, ClaimKind.RECEIVED)
                 if kind in may), None)


def figure(kind: ClaimKind, count: Count) -> int:
    """How many there are of what `kind` counts; of the goal's wordings, verified letters."""
    if kind in (ClaimKind.INSTITUTIONS, ClaimKind.INSTITUTIONS_OVER):
        return len(count.institutions)
    return {
        ClaimKind.ORGANISATIONS: len(count.parents),
        ClaimKind.INDEPENDENT_LETTERS: count.verified - len(count.city_run),
        ClaimKind.RECEIVED: count.received,
    }.get(kind, count.verified)


def _against(kind, number, have, count, progress) -> Refused | None:
    """Why `kind` may not be said with `number`; None where it may."""
    if have == 0:
        why = _too_many(kind, number, count)
        return Refused.NOTHING_YET if why == Refused.MORE_THAN_THERE_ARE else why
    if kind in _GOALS:
        return _against_goal(kind, number, have, progress.goal)
    if kind in _OVER:
        return None if have > number else Refused.NOT_OVER
    if number < have:
        return Refused.FEWER_THAN_THERE_ARE
    return None if number == have else _too_many(kind, number, count)


def _against_goal(kind, number, have, goal) -> Refused | None:
    if number != goal:
        return Refused.NOT_THE_GOAL
    if kind == ClaimKind.GOAL_REACHED:
        return None if have >= goal else Refused.GOAL_NOT_REACHED
    return None if have > goal else Refused.GOAL_NOT_EXCEEDED


def _too_many(kind, number, count) -> Refused:
    """Why there are fewer than `number`, by what would have to be added to make it up."""
    if kind == ClaimKind.ORGANISATIONS and number <= len(count.institutions):
        return Refused.PARTS_OF_ONE
    if kind == ClaimKind.INDEPENDENT_LETTERS and number <= count.verified:
        return Refused.CITY_AMONG_THEM
    if kind == ClaimKind.LETTERS and number <= count.received:
        return Refused.NOT_ALL_VERIFIED
    return Refused.MORE_THAN_THERE_ARE


def _claim(kind, number, count) -> Claim:
    """The claim with its second figure and its rows."""
    counted = count.because(Reason.COUNTS)
    if kind == ClaimKind.ORGANISATIONS:
        return Claim(kind, number, institutions=count.parents)
    if kind in (ClaimKind.INSTITUTIONS, ClaimKind.INSTITUTIONS_OVER):
        return Claim(kind, number, institutions=count.institutions)
    if kind == ClaimKind.LETTERS_AND_INSTITUTIONS:
        return Claim(kind, number, len(count.institutions), counted, count.institutions)
    if kind == ClaimKind.INDEPENDENT_LETTERS:
        return Claim(kind, number, letters=counted - count.city_run)
    if kind == ClaimKind.RECEIVED:
        return Claim(kind, number, count.verified, count.because(*RECEIVED))
    return Claim(kind, number, count.verified if kind in _GOALS else None, counted)


def _strongest(count, progress) -> list[tuple[ClaimKind, int]]:
    """The highest figure of each kind the data can bear, where it has one."""
    past = progress.verified > progress.goal
    highest = {kind: figure(kind, count) for kind in ClaimKind} | {
        ClaimKind.LETTERS_OVER: _round_under(count.verified, _marks(progress)),
        ClaimKind.INSTITUTIONS_OVER: _round_under(len(count.institutions)),
        # Past the goal the stronger of the two stands for both.
        ClaimKind.GOAL_REACHED: 0 if past else progress.goal,
        ClaimKind.GOAL_EXCEEDED: progress.goal,
    }
    return [(kind, number) for kind, number in highest.items() if number]


def _tempting(count, progress) -> list[tuple[ClaimKind, int]]:
    """The figure of each kind that somebody would say next, or by mistake."""
    wished = {kind: figure(kind, count) for kind in ClaimKind} | {
        ClaimKind.LETTERS: count.received,
        ClaimKind.LETTERS_OVER: _round_from(count.verified, _marks(progress)),
        ClaimKind.INSTITUTIONS_OVER: _round_from(len(count.institutions)),
        ClaimKind.ORGANISATIONS: len(count.institutions),
        ClaimKind.INDEPENDENT_LETTERS: count.verified,
        ClaimKind.GOAL_REACHED: progress.goal,
        ClaimKind.GOAL_EXCEEDED: progress.goal,
    }
    return [(kind, max(1, number)) for kind, number in wished.items()]


def _marks(progress) -> tuple[int, ...]:
    return progress.goal, *progress.milestones


def _round_under(have: int, marks=()) -> int:
    """The largest round figure under `have`: a mark or a ten; zero where there is none."""
    return max((it for it in (*marks, max(0, have - 1) // 10 * 10) if it < have), default=0)


def _round_from(have: int, marks=()) -> int:
    """The smallest round figure that `have` is not over: a mark or a ten."""
    return min(it for it in (*marks, max(1, -(-have // 10)) * 10) if it >= have)
