"""The counting rule, one reason at a time, and against a recount that was written apart from it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esabid.domain.counting import InstitutionFacts, LetterFacts, Reason, count, pending
from esabid.domain.institution import CityTie, Reach, Sector
from esabid.domain.letter import LetterState as S

DAY = date(2026, 3, 1)


def body(number, **more):
    return InstitutionFacts(number, **{"sector": Sector.NGO, "reach": Reach.KRAKOW} | more)


def letter(number, *institutions, state=S.VERIFIED, day=0, **more):
    return LetterFacts(number, state, DAY + timedelta(days=day), institutions, **more)


BODIES = tuple(body(number) for number in range(1, 10))


@pytest.mark.parametrize(("of", "reason"), [
    (letter(1, 1), Reason.COUNTS),
    (letter(1, 1, state=S.RECEIVED), Reason.TO_CHECK),
    (letter(1, 1, state=S.RECEIVED, has_file=False), Reason.NO_FILE),
    (letter(1, state=S.RECEIVED), Reason.NO_INSTITUTION),
    (letter(1, state=S.RECEIVED, has_file=False), Reason.NO_INSTITUTION),
    (letter(1, 1, state=S.RETURNED), Reason.RETURNED),
    (letter(1, 1, state=S.WITHDRAWN), Reason.WITHDRAWN),
    (letter(1, 1, state=S.REPLACED), Reason.REPLACED),
])
def test_count_says_why_a_letter_counts_or_not(of, reason):
    found = count([of], BODIES)
    assert (found.reasons, found.verified) == ({1: reason}, int(reason == Reason.COUNTS))


def test_count_takes_language_versions_for_one_letter():
    found = count([letter(1, 1), letter(2, 1, day=1, version_of=1),
                   letter(3, 1, day=2, version_of=1)], BODIES)
    assert (found.verified, list(found.reasons.values())) == (
        1, [Reason.COUNTS, Reason.LANGUAGE_VERSION, Reason.LANGUAGE_VERSION])


def test_count_takes_the_translation_that_came_first():
    found = count([letter(1, 1, 2, day=5), letter(2, 1, 2, day=1, version_of=1)], BODIES)
    assert found.reasons == {2: Reason.COUNTS, 1: Reason.LANGUAGE_VERSION}


def test_count_takes_a_translation_whose_first_version_does_not_count():
    found = count([letter(1, 1, state=S.RETURNED), letter(2, 1, version_of=1)], BODIES)
    assert found.reasons == {1: Reason.RETURNED, 2: Reason.COUNTS}


def test_count_is_not_raised_by_a_further_letter_of_the_same_sole_institution():
    found = count([letter(1, 1), letter(2, 1, day=1), letter(3, 2)], BODIES)
    assert (found.verified, found.reasons[2]) == (2, Reason.FURTHER_LETTER)


def test_count_is_raised_by_a_further_letter_that_replaces_the_first():
    found = count([letter(1, 1, state=S.REPLACED), letter(2, 1, day=1)], BODIES)
    assert (found.verified, found.reasons) == (1, {1: Reason.REPLACED, 2: Reason.COUNTS})


def test_count_takes_the_language_version_of_a_further_letter_for_a_version():
    found = count([letter(1, 1), letter(2, 1, day=1), letter(3, 1, day=2, version_of=2)], BODIES)
    assert found.reasons == {1: Reason.COUNTS, 2: Reason.FURTHER_LETTER,
                             3: Reason.LANGUAGE_VERSION}


def test_count_takes_a_joint_letter_once_and_adds_each_institution():
    found = count([letter(1, 1, 2, 3), letter(2, 1, day=1)], BODIES)
    assert (found.verified, found.institutions) == (2, {1, 2, 3})


def test_count_takes_two_joint_letters_of_the_same_institutions_for_two():
    assert count([letter(1, 1, 2), letter(2, 1, 2, day=1)], BODIES).verified == 2


def test_count_keeps_one_letter_with_its_replaced_original_and_translation():
    found = count([letter(1, 1, 2, state=S.REPLACED), letter(2, 1, 2, day=1, version_of=1),
                   letter(3, 1, 2, day=2, replaces=1)], BODIES)
    assert found.reasons == {1: Reason.REPLACED, 2: Reason.COUNTS, 3: Reason.LANGUAGE_VERSION}


def test_count_keeps_one_letter_with_its_replaced_translation():
    found = count([letter(1, 1, 2), letter(2, 1, 2, state=S.REPLACED, version_of=1),
                   letter(3, 1, 2, day=2, replaces=2)], BODIES)
    assert found.reasons == {1: Reason.COUNTS, 2: Reason.REPLACED, 3: Reason.LANGUAGE_VERSION}


def test_count_of_received_leaves_out_what_was_withdrawn_or_replaced():
    states = (S.RECEIVED, S.RETURNED, S.VERIFIED, S.WITHDRAWN, S.REPLACED)
    found = count([letter(n, n, state=state) for n, state in enumerate(states, 1)], BODIES)
    assert (found.received, found.verified, found.institutions) == (3, 1, {3})


def test_count_of_parents_lets_an_institution_without_one_stand_for_itself():
    bodies = (body(1), body(2, parent_id=1), body(3, parent_id=1), body(4))
    found = count([letter(n, n) for n in (1, 2, 3, 4)], bodies)
    assert (len(found.institutions), found.parents) == (4, {1, 4})


def test_count_of_parents_needs_no_letter_of_the_parent():
    bodies = (body(1), body(2, parent_id=1), body(3, parent_id=1))
    assert count([letter(2, 2), letter(3, 3)], bodies).parents == {1}


def test_count_of_parents_climbs_from_the_department_to_the_university():
    bodies = (body(1), body(2, parent_id=1), body(3, parent_id=2), body(4, parent_id=3))
    assert count([letter(4, 4), letter(2, 2)], bodies).parents == {1}


def test_count_knows_the_joint_letters_that_count():
    found = count([letter(1, 1, 2), letter(2, 3), letter(3, 3, 4, state=S.RECEIVED),
                   letter(4, 1, 2, version_of=1)], BODIES)
    assert found.joint == {1}


def test_count_sets_letters_of_city_bodies_alone_apart():
    bodies = (body(1, city_tie=CityTie.RUN), body(2, city_tie=CityTie.OWNED), body(3))
    found = count([letter(1, 1), letter(2, 1, 2), letter(3, 2, 3), letter(4, 3),
                   letter(5, 2, state=S.RECEIVED)], bodies)
    assert found.city_run == {1, 2}


def test_count_by_sector_and_reach_counts_institutions_once():
    bodies = (body(1), body(2, sector=Sector.UNIVERSITY, reach=Reach.NATIONAL))
    found = count([letter(1, 1, 2), letter(2, 2)], bodies)
    assert (found.by_sector, found.by_reach) == (
        {Sector.NGO: 1, Sector.UNIVERSITY: 1}, {Reach.KRAKOW: 1, Reach.NATIONAL: 1})


def test_count_orders_dates_by_the_day_received():
    found = count([letter(1, 1, day=9), letter(2, 2, day=1), letter(3, 1, day=4)], BODIES)
    assert (found.dates, found.reasons[1]) == (
        (DAY + timedelta(days=1), DAY + timedelta(days=4)), Reason.FURTHER_LETTER)


def test_count_of_nothing_is_zero():
    found = count([], [])
    assert (found.verified, found.received, found.parents, found.dates) == (0, 0, set(), ())


def recount(letters) -> int:
    """The headline by the words of the rule: strike out, letter by letter, what is none."""
    pile = sorted((it for it in letters if it.state is S.VERIFIED),
                  key=lambda it: (it.received_on, it.id))
    counted = []
    for place, it in enumerate(pile):
        before = pile[:place]
        translated = any((other.version_of or other.id) == (it.version_of or it.id)
                         for other in before)
        alone = len(it.institutions) == 1
        repeated = alone and any(other.institutions == it.institutions for other in counted)
        if not translated and not repeated:
            counted.append(it)
    return len(counted)


@st.composite
def piles(draw):
    ids = list(range(1, draw(st.integers(0, 9)) + 1))
    return [letter(number, *sorted(draw(st.sets(st.integers(1, 4), min_size=1, max_size=3))),
                   state=draw(st.sampled_from((S.VERIFIED, S.VERIFIED, *S))),
                   day=draw(st.integers(0, 3)),
                   version_of=draw(st.sampled_from((None, None, 1))) if number > 1 else None)
            for number in ids]


@settings(max_examples=100)
@given(piles())
def test_count_equals_a_naive_recount(pile):
    found = count(pile, BODIES)
    assert (found.verified, len(found.dates), len(found.reasons)) == (
        recount(pile), recount(pile), len(pile))


@settings(max_examples=40)
@given(piles(), st.randoms(use_true_random=False))
def test_count_does_not_depend_on_the_order_of_rows(pile, chance):
    mixed = list(pile)
    chance.shuffle(mixed)
    assert count(mixed, BODIES) == count(pile, BODIES)


def test_pending_tells_by_how_many_the_headline_would_rise():
    pile = [letter(1, 1), letter(2, 2, state=S.RECEIVED), letter(3, 3, state=S.RETURNED),
            letter(4, 4, state=S.RECEIVED, has_file=False), letter(5, state=S.RECEIVED),
            letter(6, 1, state=S.RECEIVED), letter(7, 2, state=S.RECEIVED, version_of=2),
            letter(8, 8, state=S.WITHDRAWN), letter(9, 9, state=S.REPLACED)]
    assert pending(pile, 1) == 3


@settings(max_examples=100)
@given(piles())
def test_pending_never_lowers_the_headline(pile):
    assert pending(pile, count(pile, BODIES).verified) >= 0
