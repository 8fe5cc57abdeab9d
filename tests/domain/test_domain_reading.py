"""A text is read as a whole; what is missing in it is said, and nothing of a scan without text."""

from datetime import date

import pytest

from esabid.domain.findings import FindingCode as F
from esabid.domain.findings import Severity, finding
from esabid.domain.reading import Read, Sought, read

TODAY = date(2026, 3, 18)
SOUGHT = Sought(("Kraków dla ESA",), ("Prezydent Miasta Krakowa",))
LETTER = """AKADEMIA LOTÓW
Kraków, 3 marca 2026 r.
Szanowny Pan
Jan Wzór
Prezydent Miasta Krakowa
Szanowny Panie Prezydencie,
popieramy kandydaturę Krakowa na siedzibę ośrodka ESA i deklarujemy udział naszych pracowni we
wspólnych badaniach, a także staże dla studentów w kolejnych latach działania ośrodka.
Z poważaniem
prof. Anna Próba
Rektor"""


def said(text, sought=SOUGHT):
    found = read(text, today=TODAY, sought=sought).findings
    return [(it.code, it.severity, it.where) for it in found]


def test_reading_a_whole_letter_finds_everything_and_misses_nothing():
    assert read(LETTER, today=TODAY, sought=SOUGHT) == Read(
        date(2026, 3, 3), "prof. Anna Próba", "Rektor")


@pytest.mark.parametrize("gone, put, code", [
    ("Kraków, 3 marca 2026 r.", "", F.DATE_MISSING), ("ESA", "agencji", F.BID_NOT_NAMED),
    ("Prezydent Miasta", "Urząd Miasta", F.ADDRESSEE_NOT_NAMED)])
def test_reading_warns_of_what_is_missing(gone, put, code):
    text = LETTER.replace(gone, put).replace("Panie Prezydencie", "Panie")
    assert said(text) == [(code, Severity.WARNS, "")]


def test_reading_only_informs_where_some_day_is_there():
    text = LETTER.replace("Kraków, 3 marca 2026 r.", "").replace(
        "popieramy", "na spotkaniu w dniu 1 marca 2026 r. uznaliśmy, że popieramy")
    assert said(text) == [(F.DATE_MISSING, Severity.INFORMS, "")]


def test_reading_warns_of_a_day_to_come():
    assert said(LETTER.replace("3 marca", "19 marca")) == [
        (F.DATE_IN_FUTURE, Severity.WARNS, "2026-03-19")]


@pytest.mark.parametrize("text", ["", "List poparcia", "słowo " * 29])
def test_reading_accuses_no_scan_without_text(text):
    assert read(text, today=TODAY, sought=SOUGHT) == Read()


def test_reading_misses_no_names_that_nobody_wrote_down():
    assert said(LETTER.replace("ESA", "agencji"), Sought()) == []


def test_reading_enough_words_to_miss_something():
    assert read("słowo " * 30, today=TODAY).findings == (
        finding(F.DATE_MISSING, Severity.WARNS),)
