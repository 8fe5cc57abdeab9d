"""Sentences the dossier's parts share: names of letters, and how far the count is."""

from collections.abc import Iterable
from dataclasses import dataclass

from esabid.domain.snapshot import Bilingual, LetterEntry, Numbers
from esabid.typeset.styles import Style
from esabid.typeset.text import clean, fit, width
from esabid.wording.words import Words


@dataclass(frozen=True)
class Fitted:
    """A letter's name cut to its room: the first signer's, in `lang` where that is not the
    edition's, and what is added for a joint letter."""

    name: str
    others: str
    lang: str | None

    def __str__(self) -> str:
        return self.name + self.others


@dataclass(frozen=True)
class Headline:
    """The count in figures, and the line that says what it is and how it stands to the goal."""

    number: str
    line: str


def headline(numbers: Numbers, words: Words) -> Headline:
    """The count toward or past the goal; nothing stops at the goal."""
    goal, count = numbers.goal, numbers.verified
    if count < goal:
        line = words.ngettext("of %(num)s letter of support", "of %(num)s letters of support", goal)
    elif count == goal:
        line = words.ngettext("letter of support, the goal of %(goal)s is reached",
                              "letters of support, the goal of %(goal)s is reached",
                              count, goal=words.number(goal))
    else:
        line = words.ngettext("letter of support, the goal of %(goal)s is exceeded",
                              "letters of support, the goal of %(goal)s is exceeded",
                              count, goal=words.number(goal))
    return Headline(words.number(count), line)


def standing(numbers: Numbers, words: Words) -> str:
    """One sentence: what is missing to the goal, or when it was reached."""
    if not numbers.verified:
        return words.gettext("There is no verified letter yet.")
    if numbers.verified < numbers.goal:
        return words.ngettext("%(num)s more letter is needed to reach the goal.",
                              "%(num)s more letters are needed to reach the goal.",
                              numbers.goal - numbers.verified)
    if numbers.crossed_on:
        return words.gettext("The goal was reached on %(day)s, the day the letter that completed "
                             "it was received.", day=words.long_date(numbers.crossed_on))
    return words.gettext("The goal is reached.")


def both(name: Bilingual, lang: str) -> tuple[str, str | None]:
    """A name in the edition's language, and the other language's where it is another one."""
    first, pl, en = clean(name.text(lang)), clean(name.pl), clean(name.en)
    other = en if lang == "pl" else pl
    return first, other if other and other != first else None


def letter_name(entry: LetterEntry, words: Words) -> tuple[str, str]:
    """Who signed a letter: the first signer's name, and what to add for a joint letter."""
    name, others = clean(entry.signers[0].name.text(words.lang)), entry.others
    if not others:
        return name, ""
    return name, words.ngettext(" and %(num)s other institution",
                                " and %(num)s other institutions", others)


def fitted_name(entry: LetterEntry, words: Words, style: Style, room: float) -> Fitted:
    """The letter's name in at most `room` points; a long name gives way to "and 2 others"."""
    name, others = letter_name(entry, words)
    return Fitted(fit(name, style, room - width(others, style)), others,
                  one_lang((it.name for it in entry.signers[:1]), words.lang))


def one_lang(names: Iterable[Bilingual], lang: str) -> str | None:
    """The language all of `names` are printed in, where it is one and not the edition's `lang`."""
    found = {it.lang(lang) for it in names}
    return found.pop() if len(found) == 1 and lang not in found else None


def everyone(entry: LetterEntry, words: Words) -> str:
    """All signers of a letter in one list, for those who hear the page."""
    return clean(", ".join(clean(it.name.text(words.lang), 240) for it in entry.signers), 6000)
