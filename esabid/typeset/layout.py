"""An edition as the press reads it, and the keys under which letters are found."""

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


def letter_key(number: int) -> str:
    """The bookmark's key of a letter's first page."""
    return f"letter-{number}"


def page_key(number: int, part: int) -> str:
    """The key of a letter's page `part` (from 0); its first page is the letter's own."""
    return f"{letter_key(number)}-page-{part + 1}" if part else letter_key(number)
