"""Text on its way to the page: cleaned, capped, tied, wrapped and fitted by the faces' widths.

Nothing here is markup: a name with `<b>` or `&` in it is drawn letter by letter as it is.
"""

import re
import unicodedata
from functools import cache

from reportlab.pdfbase.pdfmetrics import stringWidth

from esabid.typeset.fonts import can_write
from esabid.typeset.styles import Style

ELLIPSIS = "…"
NAME_LIMIT = 400
TEXT_LIMIT = 20_000
_NBSP = "\u00a0"
# Polish typography leaves no one-letter word, and no lone "r." of a date, at a line's edge.
_LONE = re.compile(r"(?<![^\s(„])([aiouwzAIOUWZ])\s")
_YEAR = re.compile(r"(\d)\s(r\.)")
_NUMBER = re.compile(r"(?<=[^\W\d]) (?=\d)")
_MONTH = (r"stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października"
          r"|listopada|grudnia|January|February|March|April|May|June|July|August|September"
          r"|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec")
# What belongs to the figure before it: a unit, a scale of money, a month, three more figures.
_UNIT = re.compile(rf"(?<=\d) (?=(?:%|‰|°C|zł|PLN|EUR|euro|tys\.|mln|mld|million|billion|[kKMGT]B"
                   rf"|[mck]?m[²2]?|kg|t|ha|h|godz\.|min|{_MONTH})(?!\w)|\d{{3}}(?!\d))")
# A small number and what it counts, no short word; a year stands alone.
_COUNTED = re.compile(r"(?<![\d.,])(\d{1,3}) (?=[a-ząćęłńóśźż]{3})")
# Initials, and short words that announce a name or a number.
_BEFORE = re.compile(r"(?<!\w)([^\W\d_]\.|im\.|ul\.|al\.|pl\.|os\.|nr|św\.|prof\.|dr|hab\."
                     r"|mgr|inż\.|art\.|ust\.|pkt|poz\.|s\.|p\.|No\.|Dr|Prof\.|Mr|Mrs|Ms|St) "
                     r"(?=\w)")
_DASH = re.compile(r" (?=[–-] )")


@cache
def _written(char: str) -> str:
    """What stands for one character: itself, a space, nothing, or a mark for a missing glyph."""
    if char.isspace():
        return _NBSP if char == _NBSP else " "
    # Controls, bidi and joiner marks, surrogates, private and unassigned characters.
    if unicodedata.category(char)[0] == "C":
        return ""
    return char if can_write(char) else "\ufffd" if can_write("\ufffd") else "?"


def clean(value: str, limit: int = NAME_LIMIT) -> str:
    """`value` as one line of characters the faces can write, at most `limit` of them.

    Normalised to NFC; control, bidi and invisible characters are left out.
    """
    # Cut twice: once so that a hostile length costs nothing, once to the length that is printed.
    text = unicodedata.normalize("NFC", value[:4 * limit])
    text = re.sub(" +", " ", "".join(map(_written, text))).strip()
    return text if len(text) <= limit else _cut(text[:limit - 1])


def paragraphs(value: str) -> tuple[str, ...]:
    """The non-empty paragraphs of a longer text, each cleaned; a line break ends a paragraph."""
    lines = (clean(line, TEXT_LIMIT) for line in value[:TEXT_LIMIT].splitlines())
    return tuple(line for line in lines if line)


def tie(text: str, lang: str) -> str:
    """Put no-break spaces where no line should end: around numbers with their words and units,
    after initials, before dashes, and in Polish after one-letter words and before "r."."""
    for place in (_NUMBER, _UNIT, _DASH):
        text = place.sub(_NBSP, text)
    text = _COUNTED.sub(rf"\1{_NBSP}", text)
    text = _BEFORE.sub(rf"\1{_NBSP}", text)
    if lang != "pl":
        return text
    # Twice, because in "a i o" the matches share their spaces.
    for _ in range(2):
        text = _LONE.sub(rf"\1{_NBSP}", text)
    return _YEAR.sub(rf"\1{_NBSP}\2", text)


def width(text: str, style: Style) -> float:
    """The width of `text` in points."""
    return stringWidth(text, style.face, style.size)


def fit(text: str, style: Style, room: float) -> str:
    """`text`, or as much of it as fits into `room` points with an ellipsis."""
    if width(text, style) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(_cut(text[:middle]), style) <= room:
            low = middle
        else:
            high = middle - 1
    return _cut(text[:low])


def _cut(text: str) -> str:
    """The beginning of a longer text, with an ellipsis and no sign before it."""
    return text.rstrip(f" {_NBSP}.,;:–-") + ELLIPSIS


def _pieces(word: str, style: Style, room: float):
    """A word in pieces no wider than `room`; most words are one piece.

    What is tied together and too wide comes apart where it was tied, before a word is broken.
    """
    if _NBSP in word and width(word, style) > room:
        for part in word.split(_NBSP):
            yield from _pieces(part, style, room)
        return
    while width(word, style) > room and len(word) > 1:
        low, high = 1, len(word)
        while low < high:
            middle = (low + high + 1) // 2
            if width(word[:middle], style) <= room:
                low = middle
            else:
                high = middle - 1
        yield word[:low]
        word = word[low:]
    if word:
        yield word


def balanced(text: str, style: Style, room: float, most: int | None = None) -> tuple[str, ...]:
    """As `wrap`, the lines as equal as they can be without taking one line more."""
    lines = wrap(text, style, room, most)
    # No word is broken, and nothing cut, that was not before.
    low = max((width(word, style) for word in text.split(" ")), default=0.0)
    low, high = min(low, room), room
    while len(lines) > 1 and high - low > 1:
        middle = (low + high) / 2
        if len(wrap(text, style, middle)) <= len(lines):
            high = middle
        else:
            low = middle
    return wrap(text, style, high, most)


def wrap(text: str, style: Style, room: float, most: int | None = None,
         indent: float = 0.0) -> tuple[str, ...]:
    """Break `text` into lines of at most `room` points; an ellipsis ends it beyond `most` lines.

    The first line is shorter by `indent`. Breaks at spaces only (never at no-break
    ones), and inside a word only where it alone is wider.
    """
    lines, line = [], ""
    for word in text.split(" "):
        for piece in _pieces(word, style, room):
            longer = f"{line} {piece}" if line else piece
            if width(longer, style) <= (room if lines else room - indent):
                line = longer
                continue
            lines.append(line)
            line = piece
        if most and len(lines) > most:
            break
    lines.append(line)
    if most and len(lines) > most:
        rest = " ".join(lines[most - 1:])
        lines[most - 1:] = [fit(rest, style, room)]
        if not lines[-1].endswith(ELLIPSIS):
            lines[-1] = fit(lines[-1] + ELLIPSIS, style, room)
    return tuple(lines)
