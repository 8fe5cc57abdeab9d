"""The cautious count: each weakness alone, and the last day of a letter's validity."""

from datetime import date, timedelta

import pytest

from esabid.domain.caution import (CautionFacts, Cautious, SignatureFacts, Weakness, cautious,
                                   weaknesses)
from esabid.domain.letter import SignatureKind as Kind

DECIDED = date(2026, 12, 31)


def facts(*signatures, valid_until=None, letter_id=1):
    return CautionFacts(letter_id, valid_until, signatures or (SignatureFacts(Kind.QUALIFIED),))


@pytest.mark.parametrize(("days", "weak"), [(-1, (Weakness.VALIDITY_ENDS,)), (0, ()), (1, ())])
def test_validity_must_reach_the_day_of_the_decision(days, weak):
    assert weaknesses(facts(valid_until=DECIDED + timedelta(days)), DECIDED) == weak


@pytest.mark.parametrize("kind", Kind)
def test_of_all_signatures_only_a_scan_without_its_original_is_weak(kind):
    expected = (Weakness.ORIGINAL_ELSEWHERE,) if kind == Kind.SCAN else ()
    assert weaknesses(facts(SignatureFacts(kind)), DECIDED) == expected


@pytest.mark.parametrize(("found", "weak"), [
    ({"mandate_doubtful": True}, Weakness.MANDATE_DOUBTFUL),
    ({"signature_broken": True}, Weakness.SIGNATURE_BROKEN)])
def test_what_a_person_found_makes_a_letter_weak(found, weak):
    assert weaknesses(facts(SignatureFacts(Kind.HANDWRITTEN, **found)), DECIDED) == (weak,)


def test_one_weak_signature_makes_a_joint_letter_weak():
    sound, scan = SignatureFacts(Kind.QUALIFIED), SignatureFacts(Kind.SCAN)
    assert weaknesses(facts(sound, scan, sound), DECIDED) == (Weakness.ORIGINAL_ELSEWHERE,)


def test_a_letter_has_all_its_weaknesses_once_in_one_order():
    bad = SignatureFacts(Kind.SCAN, mandate_doubtful=True, signature_broken=True)
    assert weaknesses(facts(bad, bad, valid_until=date(2026, 1, 1)), DECIDED) == tuple(Weakness)


def test_cautious_sets_the_weak_ones_apart():
    letters = (facts(letter_id=n) if n % 3 else facts(SignatureFacts(Kind.SCAN), letter_id=n)
               for n in range(1, 8))
    why = (Weakness.ORIGINAL_ELSEWHERE,)
    assert cautious(letters, DECIDED) == Cautious(5, {3: why, 6: why})


def test_cautious_of_nothing_is_zero():
    assert cautious((), DECIDED) == Cautious(0, {})
