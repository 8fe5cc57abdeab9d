"""The ask funnel: each stage a part of the one before, whatever the asks and letters are."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from esabid.domain.ask import AskState
from esabid.domain.counting import InstitutionFacts, LetterFacts, count
from esabid.domain.funnel import AskedFacts, Stage, funnel
from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import LetterState

A, L = AskState, LetterState


def stages(asks, letters) -> dict[Stage, set[int]]:
    """The funnel of `asks` (state, asked) with ids from 1, and `letters` (state, signers)."""
    asks = [AskedFacts(row, *it) for row, it in enumerate(asks, start=1)]
    facts = [LetterFacts(row, state, date(2026, 3, 1), tuple(signers))
             for row, (state, signers) in enumerate(letters, start=1)]
    bodies = [InstitutionFacts(it.id, Sector.OTHER, Reach.KRAKOW) for it in asks]
    signed = ((it.id, body) for it in facts for body in it.institutions)
    return {stage: set(ids) for stage, ids in
            funnel(asks, signed, count(facts, bodies)).items()}


def test_funnel_of_one_institution_at_each_step():
    found = stages(
        [(A.PLANNED, False), (A.ASKED, True), (A.PROMISED, True), (A.DECLINED, True),
         (A.ASKED, True), (A.ASKED, True), (A.NEUTRAL, False)],
        [(L.RETURNED, [5]), (L.VERIFIED, [6])])
    assert found == {
        Stage.TO_ASK: {1, 2, 3, 4, 5, 6}, Stage.ASKED: {2, 3, 4, 5, 6}, Stage.ANSWERED: {4, 5, 6},
        Stage.RECEIVED: {5, 6}, Stage.COUNTS: {6}, Stage.DECLINED: {4}}


def test_letter_or_refusal_nobody_asked_for_is_an_answer_all_the_same():
    found = stages([(A.PLANNED, False), (A.DECLINED, False)], [(L.VERIFIED, [1])])
    assert (found[Stage.ASKED], found[Stage.ANSWERED]) == ({1, 2}, {1, 2})


def test_withdrawn_letter_is_an_answer_and_no_letter_received():
    found = stages([(A.ASKED, True)], [(L.WITHDRAWN, [1])])
    assert (found[Stage.ANSWERED], found[Stage.RECEIVED]) == ({1}, set())


def test_letter_of_one_who_declined_or_sits_in_the_decision_counts_as_it_does_elsewhere():
    found = stages([(A.DECLINED, True), (A.NEUTRAL, False)], [(L.VERIFIED, [1, 2])])
    assert (found[Stage.TO_ASK], found[Stage.COUNTS], found[Stage.DECLINED]) == (
        {1, 2}, {1, 2}, set())


def test_neutral_institution_with_a_withdrawn_letter_is_not_on_the_list():
    assert set().union(*stages([(A.NEUTRAL, False)], [(L.WITHDRAWN, [1])]).values()) == set()


ASKS = st.lists(st.tuples(st.sampled_from(A), st.booleans()), min_size=3, max_size=12)
LETTERS = st.lists(st.tuples(st.sampled_from(L), st.sets(st.integers(1, 3), max_size=3)),
                   max_size=12)


@given(ASKS, LETTERS)
def test_each_stage_is_a_part_of_the_one_before_it(asks, letters):
    found = stages(asks, letters)
    row = [found[stage] for stage in Stage if stage != Stage.DECLINED]
    assert [part <= whole for whole, part in zip(row, row[1:], strict=False)] == [True] * 4
    assert found[Stage.DECLINED] <= found[Stage.ANSWERED] - found[Stage.RECEIVED]
