"""PESEL numbers in a text: found in order to be hidden, never to be kept."""

import re

from stdnum.pl import pesel

# Digits in groups, as people and forms write them: together, or with one kind of sign between.
_RUN = re.compile(r"(?<![0-9])[0-9]+(?:(?P<gap>[ \u00a0-]|[–\u2009])[0-9]+(?:(?P=gap)[0-9]+)*)?")
_GROUP = re.compile(r"[0-9]+")
# What stands right before a number that is another one, however its digits fall.
_OTHER = re.compile(r"(?:\+|\b(?:tel|fax|faks|telefon|phone|kom|nip|regon|krs|konto|rachunku?|iban"
                    r"|nr konta))[\s.:/()-]*(?:pl)?\s*$", re.IGNORECASE)
_SAID = re.compile(r"(?:pesel|pnopl)[\s.:,/()-]*(?:nr|numer|no)?[\s.:,/()-]*$", re.IGNORECASE)
_HIDDEN = "•"
_LENGTH = 11
# Before it looks this far back: "PESEL (nr):", "tel./fax:".
_BEFORE = 24


def masked(text: str) -> str:
    """`text` with a dot for every digit of every PESEL number; all else stays."""
    parts, at = [], 0
    for start, end in _places(text):
        parts += text[at:start], re.sub("[0-9]", _HIDDEN, text[start:end])
        at = end
    return "".join(parts) + text[at:]


def pages_with(texts) -> tuple[int, ...]:
    """The numbers, from 1, of the pages whose text holds a PESEL number."""
    return tuple(page for page, text in enumerate(texts, 1) if any(_places(text)))


def _places(text: str):
    """Where PESEL numbers stand: start and end of each, in order."""
    for run in _RUN.finditer(text):
        groups = list(_GROUP.finditer(text, run.start(), run.end()))
        at = 0
        while at < len(groups):
            last = _last_of(text, groups, at)
            if last is None:
                at += 1
                continue
            yield groups[at].start(), groups[last].end()
            at = last + 1


def _last_of(text: str, groups: list, first: int) -> int | None:
    """The last of the groups that make up a number beginning with `first`, if they do."""
    digits = ""
    for last in range(first, len(groups)):
        digits += groups[last].group()
        if len(digits) < _LENGTH:
            continue
        sizes = [len(it.group()) for it in groups[first:last + 1]]
        alone = first == 0 and last == len(groups) - 1
        if len(digits) == _LENGTH and (alone or sizes in ([11], [6, 5])) and not _dated(sizes):
            before = text[max(0, groups[first].start() - _BEFORE):groups[first].start()]
            if _SAID.search(before) or not _OTHER.search(before) and _could_be(digits):
                return last
        return None
    return None


def _dated(sizes: list[int]) -> bool:
    """Whether the groups begin with a day in figures: "2026-03-03-123"."""
    return sizes[:3] in ([4, 2, 2], [2, 2, 4])


def _could_be(digits: str) -> bool:
    """Whether the check digit is right and the birth date one of the years 1900 to 2099."""
    return pesel.is_valid(digits) and digits[2] in "0123"
