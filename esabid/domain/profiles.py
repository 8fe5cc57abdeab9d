"""Whom a dossier is for, and what each of them may see: all of it in one table."""

from dataclasses import dataclass
from enum import StrEnum


class Profile(StrEnum):
    INTERNAL = "internal"
    MINISTRY = "ministry"
    ESA = "esa"
    PUBLIC = "public"


class Part(StrEnum):
    """The parts of a dossier behind its cover and contents, in the order they are printed."""

    SUMMARY = "summary"
    NUMBERS = "numbers"
    INTERNAL = "internal"
    ARGUMENTS = "arguments"
    EVIDENCE = "evidence"
    CONTRIBUTIONS = "contributions"
    ENGAGEMENT = "engagement"
    INDEX = "index"
    LETTERS = "letters"
    CHANGES = "changes"
    METHOD = "method"


# A dossier without its count, its rule and its index would not be one.
ALWAYS = frozenset({Part.SUMMARY, Part.INDEX, Part.METHOD})


class LetterOrder(StrEnum):
    """In which order the letters follow; their numbers stay what they are."""

    NUMBER = "number"
    DATE = "date"
    SECTOR = "sector"
    NAME = "name"
    WEIGHT = "weight"


@dataclass(frozen=True)
class Shows:
    """What a profile shows.

    `lang` is the language its reader reads, None for both. `whole`: letters, quotes and
    contributions go to it in full, as to the addressees a letter was written to; otherwise each
    only as far as its institutions allow. `inside`: the cautious count, the forecast, gaps and
    refusals. `originals`: signed files travel along, which may hold a signer's PESEL.
    """

    lang: str | None
    whole: bool
    inside: bool = False
    originals: bool = False

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts it may have, in their order."""
        return tuple(part for part in Part if self.inside or part != Part.INTERNAL)


SHOWS = {
    Profile.INTERNAL: Shows(None, whole=True, inside=True, originals=True),
    Profile.MINISTRY: Shows("pl", whole=True),
    Profile.ESA: Shows("en", whole=True),
    Profile.PUBLIC: Shows(None, whole=False),
}


@dataclass(frozen=True)
class Choice:
    """What was chosen for a dossier: the order of its letters, and the parts left out."""

    order: LetterOrder = LetterOrder.NUMBER
    left_out: tuple[Part, ...] = ()

    def parts(self, profile: Profile, short: bool) -> tuple[Part, ...]:
        """The parts such a dossier has where there is something to print in them."""
        out = set(self.left_out) - ALWAYS
        if short:
            out.add(Part.LETTERS)
        return tuple(part for part in SHOWS[profile].parts if part not in out)
