"""What a dossier would hold: its parts with what is in them, and about how many pages."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from esabid.domain.profiles import Choice, Part
from esabid.domain.snapshot import Snapshot


class Held(StrEnum):
    """What is counted in a part."""

    LETTERS = "letters"
    PAGES = "pages"
    INSTITUTIONS = "institutions"
    ARGUMENTS = "arguments"
    QUOTES = "quotes"
    FACTS = "facts"
    OFFERS = "offers"
    AGREEMENTS = "agreements"
    ACTIONS = "actions"
    PROJECTS = "projects"


@dataclass(frozen=True)
class Line:
    """One part and what it holds, nothing of none."""

    part: Part
    holds: tuple[tuple[Held, int], ...] = ()


# These parts print something whatever is there; changes are known once an edition is issued.
_WHATEVER = (Part.SUMMARY, Part.NUMBERS, Part.INTERNAL, Part.CHANGES, Part.METHOD)
# How many entries of a part fill a page, as they do on an ordinary day.
_A_PAGE = {Held.INSTITUTIONS: 12, Held.ARGUMENTS: 6, Held.QUOTES: 14, Held.FACTS: 8,
           Held.OFFERS: 14, Held.AGREEMENTS: 12, Held.ACTIONS: 14, Held.PROJECTS: 14}


def outline(snapshot: Snapshot) -> tuple[Line, ...]:
    """The parts a dossier of this snapshot has, in their order; those without content are out."""
    choice = Choice(snapshot.order, snapshot.left_out)
    lines = (Line(part, tuple((held, number) for held, number in _held(snapshot, part) if number))
             for part in choice.parts(snapshot.profile, snapshot.short))
    return tuple(it for it in lines if it.holds or it.part in _WHATEVER)


def _held(snapshot: Snapshot, part: Part) -> tuple[tuple[Held, int], ...]:
    if part == Part.ARGUMENTS:
        made = [it for it in snapshot.arguments if it.letters]
        return ((Held.ARGUMENTS, len(made)),
                (Held.QUOTES, sum(bool(q.quote) for it in made for q in it.quoted)))
    return {
        Part.EVIDENCE: ((Held.FACTS, sum(len(it.facts) for it in snapshot.arguments)),),
        Part.CONTRIBUTIONS: ((Held.OFFERS, len(snapshot.contributions.offers)
                              + snapshot.contributions.untold),),
        Part.ENGAGEMENT: ((Held.AGREEMENTS, len(snapshot.agreements)),
                          (Held.ACTIONS, len(snapshot.actions)),
                          (Held.PROJECTS, len(snapshot.projects))),
        Part.INDEX: ((Held.INSTITUTIONS, len({
            s.id for it in snapshot.letters for s in it.signers})),),
        Part.LETTERS: ((Held.LETTERS, sum(bool(it.pages) for it in snapshot.letters)),
                       (Held.PAGES, sum(len(it.pages) for it in snapshot.letters))),
    }.get(part, ())


def pages_of_letters(lines: tuple[Line, ...]) -> int:
    """How many pages the letters take: exactly as many as they have."""
    return sum(number for line in lines for held, number in line.holds if held == Held.PAGES)


def about_pages(lines: tuple[Line, ...]) -> int:
    """About how many pages the dossier has besides the letters, cover and contents included.

    Letters begin on a right-hand page, behind one of their own.
    """
    filled = (sum(number / _A_PAGE.get(held, 1) for held, number in line.holds)
              for line in lines if line.part not in (Part.LETTERS, Part.CHANGES))
    before = 2 * (1 + any(it.part == Part.LETTERS for it in lines))
    return before + sum(max(1, ceil(it)) for it in filled)
