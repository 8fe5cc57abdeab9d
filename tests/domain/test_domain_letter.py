"""The days of a letter, the institutions behind it, and the campaign's milestones."""

from datetime import date

import pytest

from esabid.domain.campaign import parse_milestones
from esabid.domain.errors import InvalidValue
from esabid.domain.letter import (Channel, LetterDetails, SignerDetails, check_days, check_signers,
                                  check_withdrawal)

TODAY = date(2026, 3, 18)


def details(received, dated=None, until=None):
    return LetterDetails(Channel.POST, date.fromisoformat(received),
                         dated_on=dated and date.fromisoformat(dated),
                         valid_until=until and date.fromisoformat(until))


@pytest.mark.parametrize("given", [
    details("2026-03-18"), details("2026-03-18", "2026-03-18"), details("2026-03-10", "2025-12-01"),
    details("2026-03-18", "2026-03-10", "2026-03-10"), details("2026-03-18", None, "2026-03-01"),
])
def test_check_days_takes_possible_days(given):
    assert check_days(given, TODAY) is None


@pytest.mark.parametrize(("given", "code", "field"), [
    (details("2026-03-19"), "received_in_future", "received_on"),
    (details("2026-03-18", "2026-03-19"), "dated_after_received", "dated_on"),
    (details("2026-03-10", "2026-03-11"), "dated_after_received", "dated_on"),
    (details("2026-03-10", "2026-03-09", "2026-03-08"), "valid_before_dated", "valid_until"),
])
def test_check_days_refuses_impossible_days(given, code, field):
    with pytest.raises(InvalidValue) as refused:
        check_days(given, TODAY)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_check_signers_refuses_an_institution_named_twice():
    with pytest.raises(InvalidValue) as refused:
        check_signers((SignerDetails(1), SignerDetails(2), SignerDetails(1)))
    assert (refused.value.code, refused.value.field) == ("signer_twice", "signers")


@pytest.mark.parametrize("signers", [(), (SignerDetails(1),), (SignerDetails(1), SignerDetails(2))])
def test_check_signers_takes_different_institutions(signers):
    assert check_signers(signers) is None


@pytest.mark.parametrize(("text", "found"), [
    ("60, 75, 100", (60, 75, 100)), ("100;60 ; 75,60", (60, 75, 100)), ("", ()), (" , ", ()),
])
def test_parse_milestones_reads_sorted_numbers(text, found):
    assert parse_milestones(text, 50) == found


@pytest.mark.parametrize("text", ["50", "40, 60", "sto", "60.5", "-3"])
def test_parse_milestones_refuses_what_is_not_past_the_goal(text):
    with pytest.raises(ValueError, match=text):
        parse_milestones(text, 50)


@pytest.mark.parametrize(("day", "code"), [
    ("2026-03-19", "withdrawn_in_future"), ("2026-03-01", "withdrawn_before_received")])
def test_check_withdrawal_refuses_impossible_days(day, code):
    with pytest.raises(InvalidValue) as refused:
        check_withdrawal(date.fromisoformat(day), date(2026, 3, 2), TODAY)
    assert (refused.value.code, refused.value.field) == (code, "withdrawn_on")
