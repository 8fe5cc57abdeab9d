"""The letter's own day is told from the law's, the meeting's and the other letter's."""

from datetime import date

import pytest

from esabid.domain.own_date import own_date

TODAY = date(2026, 3, 18)
MARCH = date(2026, 3, 3)
BODY = """Szanowni Państwo,
w odpowiedzi na pismo z dnia 12 lutego 2026 r. informujemy, że w dniu 1 marca 2026 r. odbyło się
posiedzenie Senatu. Na podstawie ustawy z dnia 8 marca 1990 r. oraz 14 stycznia 2020 r. popieramy
kandydaturę. Oferta jest ważna do 30 czerwca 2026 r.
Z poważaniem
Rektor
"""
ENGLISH = """Dear Sir or Madam,
further to your letter of 12 February 2026 and the meeting held on 1 March 2026 we support the bid
until 30 June 2026.
Yours faithfully,
Rector
"""


def dated(text):
    return own_date(text, TODAY)


@pytest.mark.parametrize("head", [
    "Kraków, dnia 3 marca 2026 r.", "Kraków, 3 marca 2026 r.", "Kraków 03.03.2026", "3.III.2026",
    "Data: 2026-03-03", "Nowy Sącz, dn. 3 marca 2026 roku", "Znak: AB-1/2026   Kraków, 3.03.2026",
    "AKADEMIA LOTÓW\nrok założenia 1364\nKraków, 3 marca 2026", "Kraków, dnia\n3 marca 2026 r.",
    "L.dz. 12.1.2026\nWpisana do rejestru dnia 4.05.2001\nKraków, 3 marca 2026 r."])
def test_own_date_stands_in_the_letterhead(head):
    assert dated(f"{head}\n{BODY}") == MARCH


@pytest.mark.parametrize("head", ["Kraków, 3 March 2026", "March 3, 2026", "Date: 3rd March 2026"])
def test_own_date_of_an_english_letter(head):
    assert dated(f"{head}\n{ENGLISH}") == MARCH


@pytest.mark.parametrize("end", ["Kraków, 3 marca 2026 r.", "Kraków, dnia 3.03.2026",
                                 "Podpisano elektronicznie\nData: 2026.03.03 12:10:01 +01'00'"])
def test_own_date_may_stand_below_the_signature(end):
    assert dated(f"AKADEMIA LOTÓW\n{BODY}{end}") == MARCH


def test_own_date_of_a_resolution_stands_in_its_title():
    assert dated("UCHWAŁA NR 12/2026\nSenatu Akademii Lotów\nz dnia 3 marca 2026 r.\nw sprawie "
                 "poparcia\nNa podstawie ustawy z dnia 20 lipca 2018 r. uchwala się, co następuje:"
                 "\n§ 1. Senat popiera.") == MARCH


@pytest.mark.parametrize("text", ["", BODY, ENGLISH, "Znak: IN.2026.03.03\n" + BODY,
                                  "Akademia Lotów, założona 3 marca 2026 r.\n" + BODY])
def test_own_date_is_none_where_every_day_is_another_things(text):
    assert dated(text) is None


def test_own_date_in_the_future_is_read_where_no_other_is():
    assert dated(f"Kraków, 3 kwietnia 2026 r.\n{BODY}") == date(2026, 4, 3)


def test_own_date_has_come_where_two_could_be_it():
    assert dated(f"Kraków, 3 kwietnia 2026 r.\n3 marca 2026\n{BODY}") == MARCH


def test_own_date_in_the_head_goes_before_the_stamp():
    assert dated(f"Kraków, 3 marca 2026 r.\n{BODY}Kraków, 9 marca 2026 r.") == MARCH
