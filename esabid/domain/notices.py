"""Who must be told: letters that stood in editions people received, and stand no more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from esabid.domain.changes import Named
from esabid.domain.letter import LetterState


@dataclass(frozen=True)
class Handed:
    """An edition that an addressee received, by their rows.

    `letters` are those that stood in it, by id; `printed` the numbers that it said itself count
    no more; `told` when the addressee was told of a letter, by its id.
    """

    id: int
    addressee: int
    edition: int
    handed_on: date
    letters: Mapping[str, Named]
    printed: frozenset[int] = frozenset()
    told: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Fate:
    """A letter that stands no more: how it stands, since which day, when that was written down,
    and the id of the letter that stands in its place."""

    state: LetterState
    on: date
    recorded_on: date
    replaced_by: str | None = None


@dataclass(frozen=True)
class Notice:
    """Something an addressee has to know: a letter as it stood in the edition of `handover`, and
    what became of it; `told_on` if they were told, `known_by` the later edition that says so."""

    handover: int
    letter: str
    named: Named
    fate: Fate
    told_on: date | None = None
    known_by: int | None = None

    @property
    def due(self) -> bool:
        """Whether somebody still has to tell them."""
        return self.told_on is None and self.known_by is None


def notices(handed: Iterable[Handed], fates: Mapping[str, Fate]) -> list[Notice]:
    """What each addressee has to know, one notice a letter, by the number of the letter.

    It hangs on the newest edition they have with the letter in it: nobody is told twice. They
    know already where an edition that they received later lists the letter among what changed,
    or holds the letter in its place. Telling them before the deed was written down was about
    something else.
    """
    theirs: dict[int, list[Handed]] = {}
    for it in sorted(handed, key=lambda it: (it.handed_on, it.edition, it.id)):
        theirs.setdefault(it.addressee, []).append(it)
    found = [notice for editions in theirs.values() for letter, fate in fates.items()
             if (notice := _notice(editions, letter, fate))]
    return sorted(found, key=lambda it: (it.handover, it.named.number))


def _notice(editions: list[Handed], letter: str, fate: Fate) -> Notice | None:
    """What one addressee, who received these editions in this order, has to know of a letter."""
    places = [place for place, it in enumerate(editions) if letter in it.letters]
    if not places:
        return None
    last = editions[places[-1]]
    named = last.letters[letter]
    told = [day for it in editions if (day := it.told.get(letter)) and day >= fate.recorded_on]
    later = (it.edition for it in editions[places[-1] + 1:]
             if named.number in it.printed or fate.replaced_by in it.letters)
    return Notice(last.id, letter, named, fate, max(told, default=None), next(later, None))
