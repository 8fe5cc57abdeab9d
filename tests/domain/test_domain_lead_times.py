"""Lead times: which asks have a spell, how it ended, and the incidence worked out by hand."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esabid.domain.ask import AskState
from esabid.domain.lead_times import Asked, End, Spell, answered, incidence, pace, spells

TODAY = date(2026, 3, 18)


def day(ago):
    return TODAY - timedelta(days=ago)


@pytest.mark.parametrize(("ask", "spell"), [
    (Asked(AskState.ASKED, day(30)), Spell(30, End.OPEN)),
    (Asked(AskState.PROMISED, day(30)), Spell(30, End.OPEN)),
    (Asked(AskState.ASKED, day(0)), Spell(0, End.OPEN)),
    (Asked(AskState.ASKED, day(30), letter_on=day(9)), Spell(21, End.LETTER)),
    (Asked(AskState.ASKED, day(30), letter_on=day(30)), Spell(0, End.LETTER)),
    (Asked(AskState.DECLINED, day(30), declined_on=day(10)), Spell(20, End.DECLINED)),
    # Nobody wrote down when: counted as refused today.
    (Asked(AskState.DECLINED, day(30)), Spell(30, End.DECLINED)),
    (Asked(AskState.DECLINED, day(30), declined_on=day(40)), Spell(0, End.DECLINED)),
    # A letter is a letter, whatever the ask says since.
    (Asked(AskState.DECLINED, day(30), day(5), letter_on=day(9)), Spell(21, End.LETTER)),
    (Asked(AskState.NEUTRAL, day(30), letter_on=day(9)), Spell(21, End.LETTER)),
    (Asked(AskState.NEUTRAL, day(30)), None),
    (Asked(AskState.ASKED, day(30), had_letter=True), None),
    (Asked(AskState.ASKED, day(30), letter_on=day(9), had_letter=True), None),
    (Asked(AskState.ASKED, day(-3)), None),
    (Asked(AskState.ASKED, day(30), letter_on=day(-3)), Spell(30, End.OPEN)),
])
def test_spells_tell_how_an_ask_ended(ask, spell):
    assert spells([ask], TODAY) == (((spell, 1),) if spell else ())


def test_spells_add_up_asks_alike_in_order():
    asks = [Asked(AskState.ASKED, day(9), number=2), Asked(AskState.ASKED, day(3)),
            Asked(AskState.PROMISED, day(9), number=3),
            Asked(AskState.ASKED, day(20), letter_on=day(11))]
    assert spells(asks, TODAY) == (
        (Spell(3, End.OPEN), 1), (Spell(9, End.LETTER), 1), (Spell(9, End.OPEN), 5))


def test_answered_leaves_out_the_open_ones():
    assert answered(((Spell(3, End.OPEN), 4), (Spell(9, End.LETTER), 5),
                     (Spell(9, End.DECLINED), 2))) == 7


def exact(step):
    """A step of the incidence as fractions; all examples have small denominators."""
    return step.days, *(Fraction(it).limit_denominator(1000) for it in (step.letter, step.declined))


def test_incidence_equals_an_example_worked_by_hand():
    """Ten asks. Day 5: 2 letters of 10. Day 8: one leaves, open. Day 10: 1 letter and 1 refusal of
    7, 4/5 open before. Day 12: 2 leave, open. Day 20: 1 letter of 3, 4/5 x 5/7 = 4/7 open before.
    """
    pairs = ((Spell(5, End.LETTER), 2), (Spell(8, End.OPEN), 1), (Spell(10, End.LETTER), 1),
             (Spell(10, End.DECLINED), 1), (Spell(12, End.OPEN), 2), (Spell(20, End.LETTER), 1),
             (Spell(25, End.OPEN), 2))
    assert [exact(step) for step in incidence(pairs)] == [
        (5, Fraction(1, 5), 0),
        (10, Fraction(1, 5) + Fraction(4, 35), Fraction(4, 35)),
        (20, Fraction(1, 5) + Fraction(4, 35) + Fraction(4, 21), Fraction(4, 35))]


def test_incidence_of_nothing_answered_is_empty():
    assert incidence(()) == incidence(((Spell(5, End.OPEN), 3),)) == ()


def test_incidence_counts_asks_censored_on_a_day_as_open_through_it():
    found = incidence(((Spell(5, End.OPEN), 1), (Spell(5, End.LETTER), 1)))
    assert [exact(step) for step in found] == [(5, Fraction(1, 2), 0)]


ENDS = st.lists(st.tuples(st.integers(0, 40), st.sampled_from(End)), min_size=1, max_size=40)


def pairs_of(ends):
    return tuple((Spell(days, end), 1) for days, end in ends)


@settings(max_examples=100)
@given(ENDS)
def test_incidence_without_refusals_is_one_minus_kaplan_and_meier(ends):
    ends = [(days, end) for days, end in ends if end != End.DECLINED]
    still_open, expected = 1.0, {}
    for days in sorted({days for days, end in ends if end == End.LETTER}):
        at_risk = sum(other >= days for other, _ in ends)
        still_open *= 1 - ends.count((days, End.LETTER)) / at_risk
        expected[days] = 1 - still_open
    found = {step.days: step.letter for step in incidence(pairs_of(ends))}
    assert (found, {step.declined for step in incidence(pairs_of(ends))} - {0.0}) == (
        pytest.approx(expected), set())


@settings(max_examples=100)
@given(ENDS)
def test_incidence_rises_and_never_passes_everyone(ends):
    steps = incidence(pairs_of(ends))
    shares = [0.0, *(step.letter for step in steps)]
    assert (shares, all(step.letter + step.declined <= 1 + 1e-9 for step in steps)) == (
        sorted(shares), True)


def test_incidence_of_everyone_answered_is_the_plain_share():
    steps = incidence(((Spell(3, End.LETTER), 3), (Spell(6, End.DECLINED), 1)))
    assert (steps[-1].letter, steps[-1].declined) == (0.75, 0.25)


def sent(*ago):
    return [Asked(AskState.ASKED, day(days)) for days in ago]


@pytest.mark.parametrize(("asks", "expected"), [
    ([], 0.0), (sent(70, 90), 0.0), (sent(56, 55, 1, 0), 3 / 8), (sent(100, 55, 1, 0), 3 / 8),
    (sent(14, 14, 7, 0), 2.0), (sent(0, 0, 0), 3.0), (sent(14, -3), 0.5)])
def test_pace_is_that_of_eight_weeks_or_of_a_younger_campaign(asks, expected):
    assert pace(asks, TODAY) == expected


def test_pace_counts_asks_alike():
    assert pace([Asked(AskState.ASKED, day(28), number=12)], TODAY) == 3.0
