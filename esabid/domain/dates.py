"""Days written in a text, Polish and English, as offices write and machines misread them."""

import re
from dataclasses import dataclass
from datetime import date

# Every form in which a month stands in a date.
_MONTHS = (
    ("stycznia", "styczen", "january", "jan", "stycz"), ("lutego", "luty", "february", "feb"),
    ("marca", "marzec", "march", "mar"), ("kwietnia", "kwiecien", "april", "apr"),
    ("maja", "maj", "may"), ("czerwca", "czerwiec", "june", "jun"),
    ("lipca", "lipiec", "july", "jul"), ("sierpnia", "sierpien", "august", "aug"),
    ("wrzesnia", "wrzesien", "september", "sept", "sep"),
    ("pazdziernika", "pazdziernik", "october", "oct"),
    ("listopada", "listopad", "november", "nov"),
    ("grudnia", "grudzien", "december", "dec"))
_ROMAN = {word: place for place, word in enumerate(
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)}
_ORDINALS = {word: day for day, words in enumerate((
    "first pierwszego", "second drugiego", "third trzeciego", "fourth czwartego",
    "fifth piatego", "sixth szostego", "seventh siodmego", "eighth osmego",
    "ninth dziewiatego", "tenth dziesiatego"), 1) for word in words.split()}
_FOLDED = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ\u00a0", "acelnoszzacelnoszz ")
_DAY = r"(?P<day>[0-9lIioO]{1,2}|" + "|".join(_ORDINALS) + r")(?:st|nd|rd|th|-?(?:go|ego))?"
_MONTH = r"(?P<month>[a-z1|05]{3,12})"
_YEAR = r"(?P<year>[12][0-9]{3})(?![0-9])"
_SHORT_YEAR = r"(?P<year>[12][0-9]{3}|[0-9]{2}(?=\s?r\b))(?![0-9])"
_FORMS = tuple(re.compile(form) for form in (
    rf"(?<![\w./-]){_DAY}[.,]?\s{{0,3}}(?:day\s+of\s+|of\s+)?{_MONTH}[.,]?\s{{0,3}}{_YEAR}",
    rf"(?<![\w./-]){_MONTH}[.]?\s{{1,3}}{_DAY}[.,]?\s{{0,3}}{_YEAR}",
    rf"(?<![\w/.-])(?P<day>[0-3]?[0-9])\s?(?P<sign>[./-])\s?(?P<number>[0-3]?[0-9])\s?(?P=sign)\s?"
    rf"{_SHORT_YEAR}(?![.]\w)(?![/-]?\w*[/-])",
    r"(?<![\w/.-])(?P<year>[12][0-9]{3})(?P<sign>[./-])(?P<number>[01]?[0-9])(?P=sign)"
    r"(?P<day>[0-3]?[0-9])(?![0-9/-])(?![.][0-9])",
    rf"(?<![\w/.-])(?P<day>[0-3]?[0-9])[\s./-]{{1,3}}"
    rf"(?P<roman>(?!1+[^ivxl|1])[ivxl|1]{{1,4}})[\s./-]{{1,3}}"
    rf"{_SHORT_YEAR}(?![/-]|[.]\w)",
))


@dataclass(frozen=True)
class Written:
    """A day and the place in the text where it is written."""

    day: date
    start: int
    end: int


def dates_in(text: str) -> tuple[Written, ...]:
    """Every whole date of the years 1900 to 2099 in `text`, in order of appearance."""
    folded = text.translate(_FOLDED)
    folded = folded.lower() if len(folded.lower()) == len(folded) else folded
    found, taken = [], bytearray(len(folded))
    for form in _FORMS:
        for match in form.finditer(folded):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            if (day := _day(match.groupdict())) is not None:
                found.append(Written(day, start, end))
                taken[start:end] = b"\x01" * (end - start)
    return tuple(sorted(found, key=lambda it: it.start))


def month_named(word: str) -> int | None:
    """The month a word names in any case of either language, also misread; None for others."""
    return _NAMES.get(_seen(word))


def _seen(word: str) -> str:
    """A word with letters that scans confuse written alike: l, I and 1; rn, ni and m; e and c."""
    same = word.lower().translate(_FOLDED).translate(str.maketrans("1i|0vc5", "llloyes"))
    return same.replace("rn", "m").replace("nl", "m")


def _day(parts: dict) -> date | None:
    year = int(parts["year"])
    year += 2000 if year < 100 else 0
    if not 1900 <= year <= 2099:
        return None
    day = _number(parts["day"])
    month = (month_named(parts["month"]) if parts.get("month")
             else _ROMAN.get(re.sub(r"[l|1]", "i", parts["roman"])) if parts.get("roman")
             else int(parts["number"]))
    if parts.get("sign") == "/" and month and month > 12 >= (day or 99):
        # As Americans write it: month, day, year.
        day, month = month, day
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None


def _number(day: str) -> int | None:
    """A day of the month in figures (l and o for 1 and 0) or as an ordinal word."""
    if day in _ORDINALS:
        return _ORDINALS[day]
    figures = day.translate(str.maketrans("lio", "110"))
    return int(figures) if figures.isdigit() else None


_NAMES = {_seen(word): place for place, words in enumerate(_MONTHS, 1) for word in words}
