"""Days are read in every way offices write them, and in no number that only looks like one."""

from datetime import date

import pytest

from esabid.domain.dates import dates_in

MARCH = date(2026, 3, 3)


@pytest.mark.parametrize("text", [
    "Kraków, dnia 3 marca 2026 r.", "03.03.2026", "3.III.2026", "2026-03-03", "March 3, 2026",
    "3rd March 2026", "3 March 2026", "the 3rd of March, 2026", "Kraków, 3.03.2026r.", "03/03/2026",
    "3. marca 2026", "3-go marca 2026 roku", "3 MARCA 2026", "3 marzec 2026", "3 mar. 2026",
    "3 III 2026", "3.iii.2026 r.", "03-03-2026", "03.03.26 r.", "2026.03.03",
    "trzeciego marca 2026", "3\u00a0marca\u00a02026", "3 marca\n2026 r.", "Mar 3rd, 2026",
    "third of March 2026",
    # As machines misread it.
    "3 rnarca 2026", "3 marea 2026", "3marca2026 r.", "3.lII.2026"])
def test_dates_are_read_in_every_form(text):
    assert [it.day for it in dates_in(text)] == [MARCH]


@pytest.mark.parametrize("month, words", list(enumerate((
    "stycznia January stycznla 5tycznia", "lutego February Iutego 1utego", "marca March",
    "kwietnia April kwietma kwietnla", "maja May rnaja", "czerwca June czerwea", "lipca July Iipca",
    "sierpnia August sierpma", "września September wrzesnia wrześma",
    "października October pazdziernika", "listopada November Iistopada listopada",
    "grudnia December grudma"), 1)))
def test_dates_know_every_month_and_its_misreadings(month, words):
    assert [it.day for word in words.split() for it in dates_in(f"1l {word} 2026")] == [
        date(2026, month, 11)] * len(words.split())


@pytest.mark.parametrize("text", [
    "", "31 lutego 2026", "3 marca", "marca 2026", "IN-01.2026.03.03", "RPW/03/03/2026/7",
    "1.2.3.2026", "3 marsz 2026", "13.13.2026", "00.03.2026", "rok 1364", "3 marca 1364",
    "tel. 12 03 2026", "12.1.2026.AB-3/1", "ver. 3.03.20266", "x3 marca 2026", "3 kotów 2026"])
def test_dates_are_not_seen_in_other_numbers(text):
    assert dates_in(text) == ()


def test_dates_come_in_order_with_their_places():
    text = "2026-03-04; 3 marca 2026 i 03/25/2026"
    assert [(it.day, text[it.start:it.end]) for it in dates_in(text)] == [
        (date(2026, 3, 4), "2026-03-04"), (MARCH, "3 marca 2026"),
        (date(2026, 3, 25), "03/25/2026")]


def test_dates_are_looked_for_quickly():
    assert dates_in("12 . 1 / 3 - 2 maj " * 5_000) == ()
