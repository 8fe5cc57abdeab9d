"""Text on its way to the page: cleaned, capped, tied, wrapped and fitted."""

import time

import pytest
from dossier.samples import FONTS

from esabid.typeset import fonts, styles, text


@pytest.fixture(scope="module", autouse=True)
def faces():
    fonts.register(FONTS)


@pytest.mark.parametrize(("given", "written"), [
    ("Łódź", "Łódź"),
    ("Lo\u0301dz", "Lódz"),
    ("<b>R&D <3</b>", "<b>R&D <3</b>"),
    ('<img src="/etc/passwd">', '<img src="/etc/passwd">'),
    ("a\x00b\x07c", "abc"),
    ("abc\u202egpj.exe", "abcgpj.exe"),
    ("zero\u200bwidth\ufeff", "zerowidth"),
    ("  two \t\n  lines ", "two lines"),
    ("Ελλάδα Київ", "Ελλάδα Київ"),
    ("星 💫", "\ufffd \ufffd"),
    ("", ""),
])
def test_clean_keeps_letters_and_drops_what_cannot_be_printed(given, written):
    assert text.clean(given) == written


def test_clean_caps_the_length():
    capped = text.clean("ż" * 10_000, 100)
    assert (len(capped), capped[-1]) == (100, "…")


def test_clean_of_a_million_letters_takes_no_time():
    started = time.perf_counter()
    text.clean("a" * 1_000_000)
    assert time.perf_counter() - started < 0.1


@pytest.mark.parametrize(("lang", "given", "tied"), [
    ("pl", "list i opinia w sprawie", "list i\u00a0opinia w\u00a0sprawie"),
    ("pl", "a i o w Krakowie", "a\u00a0i\u00a0o\u00a0w\u00a0Krakowie"),
    ("pl", "3 marca 2026 r.", "3\u00a0marca\u00a02026\u00a0r."),
    ("en", "3 March 2026", "3\u00a0March\u00a02026"),
    ("en", "a goal of 50", "a goal of\u00a050"),
    ("pl", "wkład 12 500 zł rocznie", "wkład\u00a012\u00a0500\u00a0zł rocznie"),
    ("pl", "80 % i 5 tys. osób", "80\u00a0% i\u00a05\u00a0tys. osób"),
    ("pl", "z 50 listów", "z\u00a050\u00a0listów"),
    ("pl", "Wydanie 12 z 30 maja", "Wydanie\u00a012 z\u00a030\u00a0maja"),
    ("en", "since 2026 the City", "since\u00a02026 the City"),
    ("pl", "J. K. Nowak, Szkoła im. Kingi", "J.\u00a0K.\u00a0Nowak, Szkoła im.\u00a0Kingi"),
    ("en", "T. Tadić, No. 4", "T.\u00a0Tadić, No.\u00a04"),
    ("pl", "list wspólny - raz", "list wspólny\u00a0- raz"),
])
def test_tie_leaves_nothing_short_at_the_end_of_a_line(lang, given, tied):
    assert text.tie(given, lang) == tied


def test_what_is_tied_and_too_wide_comes_apart_where_it_was_tied():
    given = "w\u00a0Niepołomicach\u00a0i\u00a0Skawinie"
    assert text.wrap(given, styles.BODY, 85) == ("w Niepołomicach", "i Skawinie")


def test_balanced_takes_no_line_more_and_leaves_none_short():
    given = "Kandydatura Krakowa na siedzibę centrum ESA: listy poparcia"
    assert [of(given, styles.COVER_TITLE, 471) for of in (text.wrap, text.balanced)] == [
        ("Kandydatura Krakowa na", "siedzibę centrum ESA:", "listy poparcia"),
        ("Kandydatura Krakowa", "na siedzibę centrum", "ESA: listy poparcia")]


def test_balanced_of_a_word_wider_than_the_room_is_as_wrapped():
    for given in ("", "jeden", "Konstantynopolitańczykowianeczka " * 3):
        assert text.balanced(given, styles.BODY, 90, 2) == text.wrap(given, styles.BODY, 90, 2)


def test_wrap_keeps_every_word_within_the_room():
    given = "Wydział Inżynierii Kosmicznej " * 12
    lines = text.wrap(given.strip(), styles.BODY, 120)
    assert " ".join(lines) == given.strip()
    assert max(text.width(line, styles.BODY) for line in lines) <= 120


def test_wrap_breaks_a_word_that_is_wider_than_the_room():
    word = "Konstantynopolitańczykowianeczka" * 10
    lines = text.wrap(word, styles.BODY, 90)
    assert "".join(lines) == word
    assert max(text.width(line, styles.BODY) for line in lines) <= 90


def test_wrap_ends_with_an_ellipsis_beyond_the_most_lines():
    lines = text.wrap("jeden dwa trzy cztery pięć sześć siedem", styles.BODY, 60, 2)
    assert (len(lines), lines[-1][-1]) == (2, "…")


def test_fit_gives_the_longest_text_that_fits():
    assert text.fit("krótka", styles.BODY, 200) == "krótka"
    fitted = text.fit("bardzo długa nazwa instytucji", styles.BODY, 80)
    assert fitted[-1] == "…"
    assert text.width(fitted, styles.BODY) <= 80


def test_paragraphs_are_the_lines_that_hold_something():
    assert text.paragraphs("Jeden\n\n  \nDwa\x00\r\n") == ("Jeden", "Dwa")
