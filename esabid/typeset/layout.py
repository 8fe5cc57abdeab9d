"""What the press hands to the assembly: slots for letter pages, and where each key lies."""

from dataclasses import dataclass
from datetime import date

from esabid.domain.changes import Since


@dataclass(frozen=True)
class Edition:
    """An issued edition; a working version has none. `since` is what changed since the edition
    its addressee had before, if there was one."""

    number: int
    issued_on: date
    since: Since | None = None


@dataclass(frozen=True)
class Slot:
    """A skeleton page (from 1) that waits for page `part` (from 0) of a prepared copy.

    `head` is the room in points that the title strip, and on a letter's first page its abstract,
    take from the upper edge; the letter's page stands beneath.
    """

    page: int
    prepared: str
    part: int
    head: float


@dataclass(frozen=True)
class Layout:
    """The skeleton's plan: `places` maps each bookmark's key to its page, from 1."""

    pages: int
    front_pages: int
    places: dict[str, int]
    bookmarks: tuple[str, ...]
    links: tuple[str, ...]
    slots: tuple[Slot, ...]


def letter_key(number: int) -> str:
    """The bookmark's key of a letter's first page."""
    return f"letter-{number}"


def page_key(number: int, part: int) -> str:
    """The key of a letter's page `part` (from 0); its first page is the letter's own."""
    return f"{letter_key(number)}-page-{part + 1}" if part else letter_key(number)
