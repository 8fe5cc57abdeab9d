"""One language's voice: gettext, plurals, dates, numbers, and the words for the domain's codes."""

import re
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

import babel
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from esabid.domain.errors import DomainError
from esabid.domain.findings import FileRefused, Finding
from esabid.wording.errors import ERRORS
from esabid.wording.findings import FINDINGS
from esabid.wording.labels import LABELS

# Its numbers and dates are what pages say, so a dossier records which it was.
BABEL = babel.__version__
LANGUAGES = ("pl", "en")
# Each language is named in itself.
LANGUAGE_NAMES = {"pl": "polski", "en": "English"}
_FOLDER = Path(__file__).parent / "catalogues"
# Polish official usage: "3 marca 2026 r."; English: "3 March 2026".
_LONG = {"pl": "d MMMM y 'r.'", "en": "d MMMM y"}
_SHORT = {"pl": "dd.MM.y", "en": "d MMM y"}
# A day as the domain writes it into a finding.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOCALE = {"pl": "pl", "en": "en_GB"}


class Words:
    """How one language says things; `lang` is "pl" or "en"."""

    def __init__(self, lang: str):
        self.lang = lang
        self.locale = _LOCALE[lang]
        self._catalogue = (NullTranslations() if lang == "en"
                           else Translations.load(_FOLDER, [lang], domain="messages"))

    def gettext(self, message: str, **values) -> str:
        """Translate `message` and fill its %(name)s places."""
        text = self._catalogue.gettext(message)
        return text % values if values else text

    def ngettext(self, one: str, many: str, num: int, **values) -> str:
        """Translate by number; %(num)s is the number in the language's own writing."""
        return self.plural(one, many, num) % {"num": self.number(num), **values}

    def plural(self, one: str, many: str, num: int) -> str:
        """The form for a number, its places not yet filled; for templates, which fill them."""
        return self._catalogue.ngettext(one, many, num)

    def rule(self) -> str:
        """The counting rule, said beside every public number."""
        return self.gettext("We count verified letters, joint letters once, withdrawn and replaced "
                            "ones never.")

    def of_goal(self, verified: int, goal: int) -> str:
        """The words beside the big number: "of 50 letters of support", "letters, goal of 50
        exceeded"."""
        if verified < goal:
            return self.ngettext("of %(num)s letter of support", "of %(num)s letters of support",
                                 goal)
        if verified == goal:
            return self.ngettext("letter, goal of %(goal)s reached",
                                 "letters, goal of %(goal)s reached", verified,
                                 goal=self.number(goal))
        return self.ngettext("letter, goal of %(goal)s exceeded",
                             "letters, goal of %(goal)s exceeded", verified,
                             goal=self.number(goal))

    def changed(self, changes) -> str:
        """What changed from one dossier to another in one line, "+4, replaced 1, withdrawn 1";
        `changes` are Changes or a Difference of domain.changes."""
        told = ((self.gettext("replaced %(number)s", number=self.number(len(changes.replaced))),
                 changes.replaced),
                (self.gettext("withdrawn %(number)s", number=self.number(len(changes.withdrawn))),
                 changes.withdrawn),
                (self.gettext("no longer counted %(number)s",
                              number=self.number(len(changes.dropped))), changes.dropped))
        parts = [f"+{self.number(len(changes.added))}"] if changes.added else []
        parts += [text for text, letters in told if letters]
        return ", ".join(parts) or self.gettext("no change")

    def number(self, value) -> str:
        """A number with the language's separators."""
        # Most numbers have none, and a thousand pages have many numbers.
        if type(value) is int and 0 <= value < 1000:
            return str(value)
        return format_decimal(value, locale=self.locale)

    def long_date(self, day: date | None) -> str:
        """A day in full: "3 marca 2026 r.", "3 March 2026"; a dash for none."""
        return format_date(day, _LONG[self.lang], locale=self.locale) if day else "–"

    def short_date(self, day: date | None) -> str:
        """A day for tables: "03.03.2026", "3 Mar 2026"; a dash for none."""
        return format_date(day, _SHORT[self.lang], locale=self.locale) if day else "–"

    def month(self, day: date) -> str:
        """The short name of a month, for axes."""
        return format_date(day, "LLL", locale=self.locale)

    def moment(self, at: datetime) -> str:
        """A local instant for tables: day and time."""
        return format_datetime(at, f"{_SHORT[self.lang]}, HH:mm", locale=self.locale)

    def label(self, code: StrEnum) -> str:
        """The word for a code of the domain."""
        return self.gettext(LABELS[type(code)][code])

    def finding(self, found: Finding) -> str:
        """The sentence for a finding of intake; a day in it is said as one."""
        where = found.where
        if _DAY.fullmatch(where):
            where = self.long_date(date.fromisoformat(where))
        return self.gettext(FINDINGS[found.code], where=where)

    def error(self, error: DomainError) -> str:
        """The sentence for a refusal."""
        if isinstance(error, FileRefused):
            return self.finding(error.finding)
        return self.gettext(ERRORS[error.code], **error.values)


@cache
def words(lang: str) -> Words:
    """The voice of `lang`."""
    return Words(lang)
