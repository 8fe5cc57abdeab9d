"""PESEL numbers are hidden wherever they are printed, and no other number is taken for one."""

import pytest

from esabid.domain.pesel import masked, pages_with

# Made up; both check digits are right.
PESEL, YOUNG = "44051401359", "02270803624"
DOTS = "•" * 11


@pytest.mark.parametrize("text, hidden", [
    (f"PESEL: {PESEL}", f"PESEL: {DOTS}"),
    (f"{PESEL}", DOTS),
    (f"Jan Wzór ({YOUNG}), rektor", f"Jan Wzór ({DOTS}), rektor"),
    (f"PNOPL-{PESEL}", f"PNOPL-{DOTS}"),
    (f"SERIALNUMBER=PNOPL{PESEL},C=PL", f"SERIALNUMBER=PNOPL{DOTS},C=PL"),
    ("nr 440514-01359.", "nr ••••••-•••••."),
    ("440514 01359", "•••••• •••••"),
    ("44 05 14 01359", "•• •• •• •••••"),
    ("4 4 0 5 1 4 0 1 3 5 9", "• • • • • • • • • • •"),
    ("440514\u00a001359", "••••••\u00a0•••••"),
    (f"{PESEL} {YOUNG}", f"{DOTS} {DOTS}"),
    (f"z dnia 2026-03-03 {PESEL} 12", f"z dnia 2026-03-03 {DOTS} 12"),
    (f"tel. 12 616 12 07, PESEL {PESEL}", f"tel. 12 616 12 07, PESEL {DOTS}")])
def test_pesel_is_hidden_however_it_is_written(text, hidden):
    assert masked(text) == hidden


def test_pesel_that_is_called_one_is_hidden_in_spite_of_a_misread_digit():
    assert masked("PESEL nr: 44051401358") == f"PESEL nr: {DOTS}"


@pytest.mark.parametrize("text", [
    "", "Kraków, 3 marca 2026 r.", "NIP 676-101-37-17", "NIP: 6761013717", "KRS 0000123456",
    "REGON 12345678512347", "REGON 123 456 785 12347", "12345678512347",
    "PL 61 1090 1014 0000 0712 1981 2874", "61109010140000071219812874",
    # The check digits of the next ones are right for a PESEL.
    "+48 12 312 34 51", "tel. 48 12 312 34 51", "Konto: 44051401359", "2026-03-03-127",
    "44051401358", "x144051401359", "44851401353", "44.05.14.01359"])
def test_pesel_is_not_seen_in_other_numbers(text):
    assert masked(text) == text


def test_pesel_hidden_once_is_hidden_for_good():
    assert masked(masked(f"PESEL {PESEL}")) == masked(f"PESEL {PESEL}")


def test_pesel_pages_are_numbered_from_one():
    assert pages_with(("list", f"PESEL {PESEL}", "", PESEL)) == (2, 4)


def test_pesel_is_looked_for_quickly():
    assert masked("1 2-3 " * 60_000) == "1 2-3 " * 60_000
