"""Which of the days in a letter is its own: not the law's, the meeting's or the other letter's."""

import re
from datetime import date

from esabid.domain.dates import Written, dates_in
from esabid.domain.letter_parts import Part, Parts, parts_of

_BEFORE, _AFTER = 70, 20
# What stands before the day of something else, on the same line or the one above.
_OTHERS = re.compile(
    r"(?:\b(?:ustaw\w*|rozporz\w*|zarz[aą]dze\w*|dz\.?\s?u\.?|decyzj\w*|pism\w*|wniosk\w*"
    r"|zaprosze\w*"
    r"|e-?mail\w*|mail\w*|listu|umow\w*|porozumieni\w*|protok\w*|act|letter|invitation|agreement"
    r"|contract|regulation|decree)\b[^\n]{0,50}?\s(?:z(?:\s+dnia)?|of|dated?|from)\s*$"
    r"|\bw\s+dniu\s*$|\bw\s+dniach\s*$|\bod(?:\s+dnia)?\s*$|\bdo(?:\s+dnia)?\s*$|\bpo\s*$"
    r"|\b(?:odby\w+|organiz\w+|uchwal\w+|przyj[eę]t\w+)\s+(?:si[eę]\s+)?(?:w\s+dniu\s+)?$"
    r"|\b(?:on|until|till|by|since|between|before|after|from|held|and)\s+(?:the\s+)?$"
    r"|\b(?:wa[zż]n\w*|termin\w*|deadline|valid\w*|kadencj\w*|ur\.|urodz\w*|born|za[lł]o[zż]\w*"
    r"|established|founded|wpis\w*|rejestr\w*)\b[^\n]{0,30}$|[0-9]\s?[-–]\s?$)", re.IGNORECASE)
_RESOLUTION = re.compile(r"^[^\w\n]{0,20}(?:uchwa[lł]a|resolution|stanowisko"
                         r"|deklaracja)\b[^§]{0,160}"
                         r"(?:z\s+dnia|z|of|dated)\s*$", re.IGNORECASE | re.MULTILINE)
_LAW = re.compile(r"ustaw|rozporz|\bact\b", re.IGNORECASE)
_FILE_MARK = re.compile(r"^[^\w\n]{0,20}(?:znak|nr|numer|l\.?\s?dz|ref|our ref|sygn)\b[^\n]*$",
                        re.IGNORECASE)
# "Kraków, dnia", "Data:", "Kraków" or nothing at all, from the line's beginning.
_PLACE = re.compile(
    r"(?:^|[\s|])(?:(?:data|date|dated|dnia|dn\.)\s*(?:pisma|listu)?[:.,]?"
    r"|(?!Znak|Numer|Ref|Sygn)[A-ZĄĆĘŁŃÓŚŹŻ][\w-]{2,}(?:[ -][A-ZĄĆĘŁŃÓŚŹŻ][\w-]+){0,2}"
    r"\s*(?:[,.]|[-–])?\s*"
    r"(?:dnia|dn\.|the)?)\s*$")
_STAMP = re.compile(r"(?:podpisan\w*|signed|data|date)[^\n]{0,60}$", re.IGNORECASE)


def own_date(text: str, today: date) -> date | None:
    """The day a letter is dated, or None where no day in it can be taken for that.

    A day alone on its line or behind a place goes before any other, one that has come before one
    that has not, an earlier place in the text before a later one.
    """
    parts = parts_of(text)
    ranked = [(rank, it.day > today, it.start, it.day) for it in dates_in(text)
              if it.day.year >= 2000 and (rank := _rank(text, it, parts)) is not None]
    return min(ranked)[-1] if ranked else None


def _rank(text: str, written: Written, parts: Parts) -> int | None:
    """How likely a day is the letter's own, the smallest number first; None for never."""
    line_start = text.rfind("\n", 0, written.start) + 1
    before = text[max(line_start, written.start - _BEFORE):written.start]
    above = " ".join(text[max(0, written.start - _BEFORE):written.start].split()) + " "
    part = parts.at(written.start)
    if _RESOLUTION.search(text, max(0, written.start - 200), written.start) and not (
            _LAW.search(above)):
        return 1
    placed = _PLACE.search(before) is not None
    if _OTHERS.search(before if placed else above) or _FILE_MARK.search(before) and not placed:
        return None
    rest = text[written.end:written.end + _AFTER].split("\n")[0]
    alone = not before.strip(" \t,.-–") and not re.sub(r"\b(?:r|roku)\b|\W", "", rest)
    if part != Part.BODY and (alone or placed):
        return 0 if part in (Part.HEAD, Part.ADDRESSEE) else 2
    if alone and placed:
        return 2
    if part == Part.BODY:
        return None
    return 4 if _STAMP.search(before) else 3
