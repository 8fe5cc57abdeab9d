"""How alike the texts of two letters are, whoever wrote them and however they were read.

A sketch keeps the smallest hashes of a text's runs of three words; the share of the smallest ones
of both that either has estimates how many runs the texts have in common (A. Broder, "On the
resemblance and containment of documents", 1997; bottom-k form: E. Cohen, H. Kaplan, 2007).
"""

import re
from hashlib import blake2b
from heapq import nsmallest

from esabid.domain.naming import plain

# Two letters that share so much follow one draft; from the second on they are word for word one
# but for the names in them. A page read by machine with one word in ten wrong keeps about half.
ALIKE, WORD_FOR_WORD = 0.5, 0.9
_RUN = 3
_KEPT = 128
# Fewer runs are a title or a stamp, which many letters share.
_LEAST = 20
_BYTES = 6
# Letterhead, addressee and signatures are everybody's own: the text between is compared.
_SALUTATION = re.compile(
    r"^[^\w\n]{0,20}(?:szanown|dear |drogi|drodzy|wielce szanown|to whom it may concern"
    r"|ladies and)[^\n]{0,120}$",
    re.IGNORECASE | re.MULTILINE)
_CLOSING = re.compile(
    r"^[^\w\n]{0,20}(?:z powa[zż]aniem|z wyrazami|z szacunkiem|[lł][aą]cz[eę] wyrazy|yours "
    r"|sincerely|"
    r"respectfully|(?:with )?(?:kind|best) regards)", re.IGNORECASE | re.MULTILINE)


def sketch(text: str) -> list[int]:
    """At most 128 numbers that stand for what is written between salutation and closing.

    Empty for a text too short to be compared. Equal words give equal numbers, on every machine.
    """
    runs = _runs(_body(text))
    if len(runs) < _LEAST:
        runs = _runs(text)
    return nsmallest(_KEPT, runs) if len(runs) >= _LEAST else []


def likeness(one: list[int], other: list[int]) -> float:
    """How much two sketched texts share, from 0 to 1; 0 where either is too short."""
    first, second = set(one), set(other)
    if first.isdisjoint(second):
        return 0.0
    smallest = nsmallest(_KEPT, first | second)
    return sum(it in first and it in second for it in smallest) / len(smallest)


def _body(text: str) -> str:
    """From the first salutation that is a line of its own to the last closing."""
    begins = next(_SALUTATION.finditer(text), None)
    start = begins.end() if begins else 0
    end = max((it.start() for it in _CLOSING.finditer(text, start)), default=len(text))
    return text[start:end]


def _runs(text: str) -> set[int]:
    words = plain(text).split()
    return {int.from_bytes(blake2b(" ".join(words[at:at + _RUN]).encode(),
                                   digest_size=_BYTES).digest())
            for at in range(len(words) - _RUN + 1)}
