"""The counting rule: verified letters count, joint letters once, withdrawn and replaced ones never.

Every number on every page, on the command line and in the PDF comes from `count`.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from esabid.domain.institution import CityTie, Reach, Sector
from esabid.domain.letter import LetterState


class Reason(StrEnum):
    """Why a letter counts or does not."""

    COUNTS = "counts"
    NO_FILE = "no_file"
    NO_INSTITUTION = "no_institution"
    TO_CHECK = "to_check"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    LANGUAGE_VERSION = "language_version"
    FURTHER_LETTER = "further_letter"


# Of letters that came and were not withdrawn or replaced: the pile on the desk.
RECEIVED = tuple(why for why in Reason if why not in (Reason.WITHDRAWN, Reason.REPLACED))
_BY_STATE = {
    LetterState.RETURNED: Reason.RETURNED,
    LetterState.WITHDRAWN: Reason.WITHDRAWN,
    LetterState.REPLACED: Reason.REPLACED,
}


@dataclass(frozen=True)
class InstitutionFacts:
    """What counting needs to know of an institution; `parent_id` is None where it has none."""

    id: int
    sector: Sector
    reach: Reach
    parent_id: int | None = None
    city_tie: CityTie = CityTie.NONE


@dataclass(frozen=True)
class LetterFacts:
    """What counting needs to know of a letter; `version_of` is the letter it translates,
    `replaces` the one it took the place of."""

    id: int
    state: LetterState
    received_on: date
    institutions: tuple[int, ...]
    has_file: bool = True
    version_of: int | None = None
    replaces: int | None = None


@dataclass(frozen=True)
class Count:
    """The numbers, and the rows behind them: `city_run` and `joint` are ids of letters,
    `institutions` and `parents` of institutions, `reasons` speaks of every letter there is."""

    reasons: dict[int, Reason]
    verified: int
    received: int
    institutions: frozenset[int]
    parents: frozenset[int]
    city_run: frozenset[int]
    joint: frozenset[int]
    by_sector: dict[Sector, int]
    by_reach: dict[Reach, int]
    dates: tuple[date, ...]

    def because(self, *wanted: Reason) -> frozenset[int]:
        """The ids of the letters with one of these reasons."""
        return frozenset(row_id for row_id, why in self.reasons.items() if why in wanted)


def _pending(letter: LetterFacts) -> Reason:
    if not letter.institutions:
        return Reason.NO_INSTITUTION
    return Reason.TO_CHECK if letter.has_file else Reason.NO_FILE


def _root(letter: LetterFacts, by_id: dict[int, LetterFacts]) -> int:
    """The letter all began with: a translation of a letter since replaced stays one of its."""
    root = letter.id
    while (earlier := by_id[root].version_of or by_id[root].replaces) in by_id:
        root = earlier
    return root


def reasons(letters) -> dict[int, Reason]:
    """Say of each letter whether it counts, and if not, why."""
    said = {}
    roots, supporters = set(), set()
    by_id = {letter.id: letter for letter in letters}
    for letter in sorted(letters, key=lambda it: (it.received_on, it.id)):
        if letter.state != LetterState.VERIFIED:
            said[letter.id] = _BY_STATE.get(letter.state) or _pending(letter)
            continue
        root = _root(letter, by_id)
        sole = letter.institutions[0] if len(letter.institutions) == 1 else None
        if root in roots:
            said[letter.id] = Reason.LANGUAGE_VERSION
        elif sole is not None and sole in supporters:
            said[letter.id] = Reason.FURTHER_LETTER
        else:
            said[letter.id] = Reason.COUNTS
            supporters.add(sole)
        roots.add(root)
    return said


def pending(letters, counted: int) -> int:
    """By how many the headline of `counted` would rise if every letter that waits for its check or
    its completion, and whose institution is known, were verified.
    """
    waiting = (LetterState.RECEIVED, LetterState.RETURNED)
    then = reasons([replace(it, state=LetterState.VERIFIED)
                    if it.state in waiting and it.institutions else it for it in letters])
    return max(0, sum(why == Reason.COUNTS for why in then.values()) - counted)


def _whole(institution: int, facts: dict[int, InstitutionFacts]) -> int:
    """What an institution is part of, however far up; one without a parent stands for itself."""
    while institution in facts and (parent := facts[institution].parent_id):
        institution = parent
    return institution


def count(letters, institutions) -> Count:
    """Apply the counting rule of product.md to `letters` (LetterFacts) and `institutions`, which
    are those behind letters and all they are part of.

    `received` counts every letter that came and was not withdrawn or replaced, language versions
    and further letters included: it is the pile on the desk. `parents` are the separate
    organisations behind the counted letters: of a department its university, once.
    """
    facts = {i.id: i for i in institutions}
    letters = tuple(letters)
    said = reasons(letters)
    counted = [it for it in letters if said[it.id] == Reason.COUNTS]
    behind = {i for it in counted for i in it.institutions}
    tied = {i for i in behind if facts[i].city_tie != CityTie.NONE}
    return Count(
        reasons=said,
        verified=len(counted),
        received=sum(why in RECEIVED for why in said.values()),
        institutions=frozenset(behind),
        parents=frozenset(_whole(i, facts) for i in behind),
        # Letters signed by city-run or city-owned bodies alone: "the city supports itself".
        city_run=frozenset(it.id for it in counted if tied.issuperset(it.institutions)),
        joint=frozenset(it.id for it in counted if len(it.institutions) > 1),
        by_sector=dict(Counter(facts[i].sector for i in behind)),
        by_reach=dict(Counter(facts[i].reach for i in behind)),
        dates=tuple(sorted(it.received_on for it in counted)),
    )
