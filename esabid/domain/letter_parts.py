"""The parts of a letter's text: whose head it bears, whom it addresses, what it says, who closes.

Nothing but the usual turns of phrase tells them apart, so that a text without them is divided by
its length: a head, a body, an end.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

# A letterhead with date, addressee and first sentence; a closing with signature and address.
_HEAD_WORDS, _END_WORDS = 100, 80
# Who signs a resolution stands in a few words below its last paragraph.
_RESOLVED_END = 20
_LATEST_SALUTATION = 3000
_FLAGS = re.IGNORECASE | re.MULTILINE
_ADDRESSEE = re.compile(
    r"^[^\w\n]{0,20}(?:sz\.?\s?p\.?|(?:wielce\s+)?szanown[ya]\s+(?:pan|pani)|pan|pani|pa[nń]stwo"
    r"|do:|to:|"
    r"adresat\w*:?|attn\.?:?|mr\.?|mrs\.?|ms\.?|h\.?\s?e\.?|his\s+excellency|her\s+excellency|"
    r"jego\s+(?:magnificencja|ekscelencja)|jej\s+(?:magnificencja|ekscelencja)|"
    r"the\s+(?:honou?rable|minister|mayor))(?=\s|$)(?![^\n]*[,!]\s*$)", _FLAGS)
_SALUTATION = re.compile(
    r"\b(?:szanown\w+\s+(?:pa[nń]\w*|[^\n,]{2,60},)|dear\s+[A-Z][^\n]{0,60}[,:]"
    r"|drodzy\s+[^\n,]{2,40}"
    r"[,!]|to\s+whom\s+it\s+may\s+concern|ladies\s+and\s+gentlemen)[^\n.]*?(?:[,!:]|$)", _FLAGS)
_CLOSING = re.compile(
    r"\b(?:z\s+powa[zż]aniem|z\s+wyrazami\s+(?:szacunku|powa[zż]ania|uznania)|z\s+szacunkiem|"
    r"[lł][aą]cz[eęy]m?y?\s+wyrazy|z\s+(?:najlepszymi\s+)?pozdrowieniami|"
    r"yours\s+(?:very\s+)?(?:sincerely|faithfully|truly)|sincerely(?:\s+yours)?|respectfully"
    r"(?:\s+yours)?|(?:with\s+)?(?:kind|best|warm)\s+regards)(?=\W|$)", _FLAGS)
_RESOLVES = re.compile(r"^[^\w\n]{0,20}(?:na\s+podstawie|dzia[lł]aj[aą]c\s+na|§\s*1\b|whereas\b"
                       r"|having\s+regard)"
                       r"|\buchwala\s+si[eę]|\buchwala,|\bhereby\s+resolves", _FLAGS)
_PARAGRAPH = re.compile(r"^[^\w\n]{0,20}(?:§|art\.|\d\s?[.)])[^\n]*$", _FLAGS)
_COPIES = re.compile(
    r"^[^\w\n]{0,20}(?:do\s+wiadomo[sś]ci|otrzymuj[aą]|rozdzielnik|kopi[ae]|cc\b|copy\s+to"
    r"|za[lł][aą]cznik|"
    r"w\s+za[lł][aą]czeniu|enc(?:l|\b)|attachment|partner(?:zy|s)?\b|sponsor|patron(?:at|i)?\b|"
    r"cz[lł]onek\s+(?!zarz)|cz[lł]onkowie\b|member\s+of\s+(?!the\s+(?:management\s+)?board)|"
    r"projekt\b|project\b|wsp[oó][lł]finans)", _FLAGS)


class Part(StrEnum):
    HEAD = "head"
    ADDRESSEE = "addressee"
    BODY = "body"
    CLOSING = "closing"
    COPIES = "copies"


@dataclass(frozen=True)
class Parts:
    """Where the parts of a text begin, as positions in it, in order."""

    starts: tuple[int, ...]
    kinds: tuple[Part, ...]
    end: int

    def at(self, place: int) -> Part:
        """The part that a position lies in."""
        return self.kinds[bisect_right(self.starts, place) - 1]

    def span(self, part: Part) -> tuple[int, int]:
        """Start and end of a part; two equal numbers where the text has none."""
        if part not in self.kinds:
            return 0, 0
        place = self.kinds.index(part)
        return self.starts[place], (*self.starts, self.end)[place + 1]


def parts_of(text: str) -> Parts:
    """Divide a letter's text; the order is always head, addressee, body, closing, copies."""
    greeting = _SALUTATION.search(text, 0, _LATEST_SALUTATION)
    while greeting and _is_address(text, greeting):
        greeting = _SALUTATION.search(text, greeting.end(), _LATEST_SALUTATION)
    after = greeting.end() if greeting else 0
    regards = max((it.start() for it in _CLOSING.finditer(text, after)), default=None)
    resolves = None if greeting else _RESOLVES.search(text, 0, regards or len(text))
    begins = greeting or resolves
    body = begins.start() if begins else _word_start(text, _HEAD_WORDS, regards)
    closing = max(body, _end_of(text, resolves is not None)) if regards is None else regards
    copies = _COPIES.search(text, closing)
    whom = _ADDRESSEE.search(text, 0, body)
    found = [(0, Part.HEAD), (whom.start() if whom else None, Part.ADDRESSEE), (body, Part.BODY),
             (closing, Part.CLOSING), (copies.start() if copies else None, Part.COPIES)]
    there = [it for it in found if it[0] is not None]
    return Parts(tuple(start for start, _ in there), tuple(part for _, part in there), len(text))


def _is_address(text: str, greeting: re.Match) -> bool:
    """Whether "Szanowna Pani" begins an address, with the name on the next line."""
    return greeting.group()[-1] not in ",!:" and not re.search(
        r"pa[nń](?:stwo|ie|owie)\b", greeting.group(), re.IGNORECASE)


def _end_of(text: str, resolution: bool) -> int:
    """Where a text without a closing phrase ends: its last words, below a resolution's last §."""
    if not resolution:
        return _last_words(text, _END_WORDS)
    return max((it.end() for it in _PARAGRAPH.finditer(text)),
               default=_last_words(text, _RESOLVED_END))


def _word_start(text: str, count: int, limit: int | None) -> int:
    """Where the word after the first `count` begins, at most `limit`."""
    end = len(text) if limit is None else limit
    for place, word in enumerate(re.finditer(r"\w+", text[:end])):
        if place == count:
            return word.start()
    return end


def _last_words(text: str, count: int) -> int:
    """Where the last `count` words begin."""
    starts = [it.start() for it in re.finditer(r"\w+", text)]
    return starts[-count] if len(starts) >= count else 0
