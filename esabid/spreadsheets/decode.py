"""Text of a .csv file: its encoding, its delimiter, its records."""

import codecs
import csv
import io
import re
from collections import Counter

from esabid.domain.errors import InvalidValue

DELIMITERS = (";", "\t", ",")
# A mark against formulas, as `write` and other programs put it before a cell.
_GUARD = re.compile(r"^'(?='*[=+\-@\t\r])")
_SEP = re.compile(r"\A\s*sep=(.)\r?\n", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_POLISH = set("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
# What stands in either table where the other has a Polish letter.
_MISREAD = set("±¶Ľ¦¬ˇşšťľŠŤĽ¹œŸŒ\u008f\u009c\u009f\u008c¥")
_SAMPLE_LINES = 200


def records(data: bytes, cell_limit: int):
    """Numbered records of a .csv file; a record may run over several lines of text.

    Raises InvalidValue (not_a_spreadsheet, cell_too_long, open_quote).
    """
    text = decode(data)
    if _CONTROL.search(text):
        raise InvalidValue("not_a_spreadsheet")
    named = _SEP.match(text)
    mark = named[1] if named else delimiter(text)
    body = text[named.end():] if named else text
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=mark)
    number = line = begun = 0
    try:
        for number, row in enumerate(reader, 1):
            yield number, [_GUARD.sub("", cell) for cell in row]
            begun, line = line, reader.line_num
    except csv.Error as error:  # The module's own limit on one cell, 131,072 characters.
        raise InvalidValue("cell_too_long", limit=cell_limit, line=number + 1) from error
    # What is opened and never closed takes in all that follows.
    if line - begun > 1 and body.count('"') % 2:
        raise InvalidValue("open_quote", line=number)


def decode(data: bytes) -> str:
    """Text by its byte order mark, as UTF-16 without one, as strict UTF-8, else as Polish.

    Between the two old Polish tables and broken UTF-8 a score decides: Polish letters for,
    misreadings against.
    """
    if data.startswith(codecs.BOM_UTF8):
        return data[3:].decode("utf-8", "replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    for start, code in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = data[start::2]
        # Text in Latin letters has a zero in almost every second byte.
        if half and half.count(0) > 0.7 * len(half):
            return data.decode(code, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # One broken byte makes no other table of a long UTF-8 text.
        return max((data.decode(code, "replace") for code in ("cp1250", "iso-8859-2", "utf-8")),
                   key=_score)


def _score(text: str) -> int:
    return sum((c in _POLISH) - 3 * (c in _MISREAD) - 9 * (c == "\ufffd" or "\x80" <= c < "\xa0")
               for c in text)


def delimiter(text: str) -> str:
    """The mark that stands equally often in most lines, outside quotes; `;` where none does."""
    best, best_score = ";", (0, 0)
    for mark in DELIMITERS:
        counts = Counter(filter(None, _counts(text, mark)))
        if counts:
            often, lines = max(counts.items(), key=lambda item: (item[1], item[0]))
            if (lines, often) > best_score:
                best, best_score = mark, (lines, often)
    return best


def _counts(text: str, mark: str) -> list[int]:
    """How often `mark` stands outside quotes, for each of the first lines."""
    counts, quoted = [0], False
    for char in text:
        if char == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif char == "\n":
            if len(counts) == _SAMPLE_LINES:
                break
            counts.append(0)
        elif char == mark:
            counts[-1] += 1
    return counts
