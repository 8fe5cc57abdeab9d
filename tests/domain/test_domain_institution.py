"""References with their check digit, and identifiers of institutions."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esabid.domain.errors import InvalidValue
from esabid.domain.institution import (InstitutionDetails, checked, nip_in, reference,
                                       references_in)

NAMED = InstitutionDetails(name_pl="Instytut Próbny")


@pytest.mark.parametrize(("number", "written"), [
    (42, "KRK-0042-3"), (1, "KRK-0001-3"), (9999, "KRK-9999-6"), (12345, "KRK-12345-0"),
])
def test_reference_ends_in_its_check_digit(number, written):
    assert reference("KRK", number) == written


@settings(max_examples=40)
@given(st.integers(1, 9_999_999))
def test_reference_is_read_back(number):
    assert references_in(f"Dotyczy: {reference('KRK', number)}.") == (("KRK", number),)


@settings(max_examples=40)
@given(st.integers(1, 9_999), st.integers(0, 3), st.integers(1, 9))
def test_reference_with_one_wrong_digit_is_none(number, place, shift):
    prefix, digits, check = reference("KRK", number).split("-")
    wrong = str((int(digits[place]) + shift) % 10)
    assert references_in(f"{prefix}-{digits[:place]}{wrong}{digits[place + 1:]}-{check}") == ()


@pytest.mark.parametrize(("text", "found"), [
    ("krk-0042-3", (("KRK", 42),)),
    ("KRK-0042-3, potem KRK-0001-3", (("KRK", 42), ("KRK", 1))),
    ("KRK-0042-4", ()), ("KRK-42-3", ()), ("K-0042-3", ()), ("XKRKLMN-0042-3", ()),
    ("KRK-0042-33", ()), ("", ()),
])
def test_references_in_finds_whole_references_only(text, found):
    assert references_in(text) == found


@pytest.mark.parametrize(("field", "given", "kept"), [
    ("nip", "675-000-19-23", "6750001923"), ("nip", "6750001923", "6750001923"), ("nip", "", ""),
    ("regon", "123456785", "123456785"), ("regon", "12345678512347", "12345678512347"),
    ("krs", "0000123456", "0000123456"), ("krs", "", ""),
])
def test_checked_keeps_identifiers_in_their_plain_form(field, given, kept):
    assert checked(replace(NAMED, **{field: given})) == replace(NAMED, **{field: kept})


@pytest.mark.parametrize(("details", "code", "field"), [
    (replace(NAMED, nip="6750001924"), "wrong_nip", "nip"),
    (replace(NAMED, nip="675"), "wrong_nip", "nip"),
    (replace(NAMED, nip="abc"), "wrong_nip", "nip"),
    (replace(NAMED, regon="123456789"), "wrong_regon", "regon"),
    (replace(NAMED, regon="12345678512348"), "wrong_regon", "regon"),
    (replace(NAMED, krs="123"), "wrong_krs", "krs"),
    (replace(NAMED, krs="00001234567"), "wrong_krs", "krs"),
    (replace(NAMED, krs="٠٠٠٠١٢٣٤٥٦"), "wrong_krs", "krs"),
    (replace(NAMED, name_pl=""), "missing_name", "name_pl"),
])
def test_checked_refuses_what_cannot_be_right(details, code, field):
    with pytest.raises(InvalidValue) as refused:
        checked(details)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_checked_takes_an_english_name_alone():
    details = InstitutionDetails(name_en="Test Institute")
    assert checked(details) == details


@pytest.mark.parametrize(("text", "digits"), [
    ("6750001923", "6750001923"), ("675-000-19-23", "6750001923"),
    ("NIP: 675 000 19 23", "6750001923"),
    ("pl 6750001923", "6750001923"), ("NIP PL6750001923", "6750001923"), ("675-000-19", ""),
    ("ul. 675 000 19 23", ""), ("67500019234", ""), ("", ""),
])
def test_a_nip_is_read_as_people_write_it_and_nothing_else_is_one(text, digits):
    assert nip_in(text) == digits
