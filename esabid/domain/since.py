"""What changed since a day: the count as it stood then, from the history of states."""

from dataclasses import dataclass, replace
from datetime import date

from esabid.domain.counting import LetterFacts, Reason, reasons
from esabid.domain.letter import LetterState


@dataclass(frozen=True)
class Change:
    """Letters that count now and did not by the end of `since`, and the other way round."""

    since: date
    added: frozenset[int]
    lost: frozenset[int]

    @property
    def difference(self) -> int:
        """By how many letters the headline differs."""
        return len(self.added) - len(self.lost)


def as_it_was(letters, recorded_later: set[int],
              earlier: dict[int, LetterState]) -> list[LetterFacts]:
    """The letters as they stood at an earlier moment.

    `recorded_later` are ids of letters written down after it, `earlier` the states that letters
    had then and have left since. A letter verified then had its file then; whose it is, is taken
    as it is known now.
    """
    return [replace(it, state=earlier.get(it.id, it.state)) for it in letters
            if it.id not in recorded_later]


def change(letters, then, since: date) -> Change:
    """Compare the counted ones of `letters` with those of `then` (both LetterFacts)."""
    now, before = (frozenset(row for row, why in reasons(facts).items() if why == Reason.COUNTS)
                   for facts in (letters, then))
    return Change(since, now - before, before - now)
