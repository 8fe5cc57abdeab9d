"""How each language says days, numbers and plurals."""

from datetime import date, datetime

import pytest

from esabid.domain.findings import FindingCode, Severity, finding
from esabid.wording import words

PL, EN = words("pl"), words("en")
GENITIVES = ("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia",
             "września", "października", "listopada", "grudnia")


def test_polish_days_stand_in_the_genitive_with_r():
    said = tuple(PL.long_date(date(2026, month, 3)) for month in range(1, 13))
    assert said == tuple(f"3 {name} 2026 r." for name in GENITIVES)


@pytest.mark.parametrize(("voice", "long", "short", "month", "moment"), [
    (PL, "11 listopada 2026 r.", "11.11.2026", "lis", "11.11.2026, 09:05"),
    (EN, "11 November 2026", "11 Nov 2026", "Nov", "11 Nov 2026, 09:05"),
])
def test_days_are_said_in_each_language(voice, long, short, month, moment):
    day = date(2026, 11, 11)
    assert (voice.long_date(day), voice.short_date(day), voice.month(day),
            voice.moment(datetime(2026, 11, 11, 9, 5))) == (long, short, month, moment)


@pytest.mark.parametrize("voice", [PL, EN])
def test_no_day_is_a_dash(voice):
    assert (voice.long_date(None), voice.short_date(None)) == ("–", "–")


@pytest.mark.parametrize(("num", "polish", "english"), [
    (0, "0 listów", "0 letters"), (1, "1 list", "1 letter"), (2, "2 listy", "2 letters"),
    (4, "4 listy", "4 letters"), (5, "5 listów", "5 letters"), (11, "11 listów", "11 letters"),
    (12, "12 listów", "12 letters"), (14, "14 listów", "14 letters"),
    (21, "21 listów", "21 letters"), (22, "22 listy", "22 letters"),
    (101, "101 listów", "101 letters"), (112, "112 listów", "112 letters"),
    (1022, "1\u00a0022 listy", "1,022 letters"),
])
def test_letters_are_counted_in_each_language(num, polish, english):
    said = [voice.ngettext("%(num)s letter", "%(num)s letters", num) for voice in (PL, EN)]
    assert said == [polish, english]


@pytest.mark.parametrize(("value", "polish", "english"), [
    (7, "7", "7"), (1234, "1\u00a0234", "1,234"), (1234567, "1\u00a0234\u00a0567", "1,234,567"),
    (2.5, "2,5", "2.5"),
])
def test_numbers_have_their_separators(value, polish, english):
    assert (PL.number(value), EN.number(value)) == (polish, english)


@pytest.mark.parametrize(("verified", "goal", "polish", "english"), [
    (0, 50, "z 50 listów poparcia", "of 50 letters of support"),
    (49, 1000, "z 1\u00a0000 listów poparcia", "of 1,000 letters of support"),
    (50, 50, "listów, cel 50 osiągnięty", "letters, goal of 50 reached"),
    (1, 1, "list, cel 1 osiągnięty", "letter, goal of 1 reached"),
    (52, 50, "listy, cel 50 przekroczony", "letters, goal of 50 exceeded"),
    (1100, 1000, "listów, cel 1\u00a0000 przekroczony", "letters, goal of 1,000 exceeded"),
])
def test_the_words_beside_the_number_say_how_far_it_is(verified, goal, polish, english):
    assert (PL.of_goal(verified, goal), EN.of_goal(verified, goal)) == (polish, english)


def test_percent_signs_of_plain_messages_stay():
    assert (EN.gettext("100 %"), EN.gettext("%(num)s %% of %(goal)s", num=7, goal=50)) == (
        "100 %", "7 % of 50")


def test_finding_says_a_day_as_a_day():
    found = finding(FindingCode.DATE_IN_FUTURE, Severity.WARNS, "2026-04-03")
    assert [words(lang).finding(found) for lang in ("pl", "en")] == [
        "Data na liście jest z przyszłości (3 kwietnia 2026 r.).",
        "The date on the letter lies in the future (3 April 2026)."]
