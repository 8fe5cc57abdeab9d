"""What may be said of the count, at the numbers where wordings begin and end."""

from datetime import date, timedelta

import pytest

from esabid.domain.claims import (Claim, ClaimKind, Refusal, Refused, instead, judge, offered,
                                  refused)
from esabid.domain.counting import InstitutionFacts, LetterFacts, count
from esabid.domain.institution import CityTie, Reach, Sector
from esabid.domain.letter import LetterState
from esabid.domain.progress import Goal, progress

DAY = date(2026, 3, 1)
K, R = ClaimKind, Refused
NUMBERS = (0, 1, 2, 5, 21, 22, 49, 50, 51, 60, 61, 100, 112, 200)


def standing(letters: int, *, waiting=0, joint=0, city=0, parts=0, goal=50, milestones=(60, 75)):
    """(count, progress) of `letters` verified ones, each of an institution of its own.

    The last has `joint` signers more; the first `city` are from city bodies alone; the last
    `parts` institutions are parts of the first; `waiting` letters more are not verified.
    """
    bodies = [InstitutionFacts(
        number, Sector.NGO, Reach.KRAKOW, 1 if 1 < number and number > letters - parts else None,
        CityTie.RUN if number <= city else CityTie.NONE) for number in range(1, letters + 1)]
    more = range(1001, 1001 + joint)
    bodies += [InstitutionFacts(number, Sector.NGO, Reach.KRAKOW) for number in more]
    pile = [LetterFacts(number, LetterState.VERIFIED, DAY + timedelta(days=number % 7),
                        (number, *(more if number == letters else ()))) for number in
            range(1, letters + 1)]
    pile += [LetterFacts(5000 + number, LetterState.RECEIVED, DAY, ()) for number in range(waiting)]
    found = count(pile, bodies)
    return found, progress(found, Goal(goal, milestones), {}, DAY)


def said(of) -> dict:
    return {it.kind: it.number for it in offered(*of)}


def unsaid(of) -> dict:
    return {it.kind: (it.number, it.why, it.have) for it in refused(*of)}


@pytest.mark.parametrize(("letters", "over", "next_one"), [
    (1, None, 10), (2, None, 10), (5, None, 10), (10, None, 10), (11, 10, 20), (21, 20, 30),
    (22, 20, 30), (49, 40, 50), (50, 40, 50), (51, 50, 60), (60, 50, 60), (61, 60, 70),
    (75, 70, 75), (76, 75, 80), (100, 90, 100), (112, 110, 120), (200, 190, 200)])
def test_over_is_strict_and_round(letters, over, next_one):
    of = standing(letters)
    assert (said(of).get(K.LETTERS_OVER), unsaid(of)[K.LETTERS_OVER]) == (
        over, (next_one, R.NOT_OVER, letters))


def test_over_knows_a_goal_and_milestones_that_are_no_tens():
    assert said(standing(48, goal=47))[K.LETTERS_OVER] == 47
    assert said(standing(7, goal=3, milestones=(6,)))[K.LETTERS_OVER] == 6


def test_over_of_institutions_knows_no_goal_of_letters():
    of = standing(49, joint=4, goal=52, milestones=())
    assert (said(of)[K.INSTITUTIONS_OVER], unsaid(of)[K.INSTITUTIONS_OVER]) == (
        50, (60, R.NOT_OVER, 53))


@pytest.mark.parametrize("letters", NUMBERS[1:])
def test_exact_figures_are_what_there_is(letters):
    found = said(standing(letters, joint=8, waiting=3))
    assert [found[kind] for kind in (K.LETTERS, K.LETTERS_AND_INSTITUTIONS, K.INSTITUTIONS,
                                     K.ORGANISATIONS, K.INDEPENDENT_LETTERS, K.RECEIVED)] == [
        letters, letters, letters + 8, letters + 8, letters, letters + 3]


@pytest.mark.parametrize(("letters", "reached", "exceeded"), [
    (49, False, False), (50, True, False), (51, True, True), (112, True, True),
    (200, True, True)])
def test_the_goal_is_reached_at_its_number_and_exceeded_above(letters, reached, exceeded):
    of = standing(letters)
    assert [judge(kind, 50, *of) for kind in (K.GOAL_REACHED, K.GOAL_EXCEEDED)] == [
        Claim(K.GOAL_REACHED, 50, letters, frozenset(range(1, letters + 1))) if reached
        else Refusal(K.GOAL_REACHED, R.GOAL_NOT_REACHED, 50, letters),
        Claim(K.GOAL_EXCEEDED, 50, letters, frozenset(range(1, letters + 1))) if exceeded
        else Refusal(K.GOAL_EXCEEDED, R.GOAL_NOT_EXCEEDED, 50, letters)]


def test_the_stronger_of_the_goals_wordings_is_offered():
    found = [set(said(standing(letters))) & {K.GOAL_REACHED, K.GOAL_EXCEEDED}
             for letters in (49, 50, 51)]
    assert found == [set(), {K.GOAL_REACHED}, {K.GOAL_EXCEEDED}]


def test_another_goal_than_the_campaigns_is_refused():
    assert judge(K.GOAL_EXCEEDED, 40, *standing(53)) == Refusal(
        K.GOAL_EXCEEDED, R.NOT_THE_GOAL, 40, 50)


def test_nothing_may_be_said_of_no_letter():
    of = standing(0)
    assert (offered(*of), unsaid(of)) == ((), {
        kind: (number, R.NOTHING_YET, 0) for kind, number in (
            dict.fromkeys(K, 1) | {K.LETTERS_OVER: 10, K.INSTITUTIONS_OVER: 10,
                                   K.GOAL_REACHED: 50, K.GOAL_EXCEEDED: 50}).items()})


def test_letters_that_wait_for_their_check_are_received_and_no_support():
    of = standing(0, waiting=3)
    assert (said(of), unsaid(of)[K.LETTERS], unsaid(of)[K.INSTITUTIONS]) == (
        {K.RECEIVED: 3}, (3, R.NOT_ALL_VERIFIED, 0), (1, R.NOTHING_YET, 0))


def test_received_letters_may_not_be_called_support():
    of = standing(53, waiting=7)
    assert (unsaid(of)[K.LETTERS], K.RECEIVED in unsaid(of)) == (
        (60, R.NOT_ALL_VERIFIED, 53), False)


def test_parts_of_one_are_no_separate_organisations():
    of = standing(53, joint=8, parts=7)
    assert (said(of)[K.INSTITUTIONS], said(of)[K.ORGANISATIONS], unsaid(of)[K.ORGANISATIONS]) == (
        61, 54, (61, R.PARTS_OF_ONE, 54))


def test_separate_organisations_stand_on_rows_of_their_own():
    of = standing(53, joint=8, parts=7)
    found = judge(K.ORGANISATIONS, 54, *of)
    assert (found.letters, found.institutions) == (set(), {*range(1, 47), *range(1001, 1009)})


def test_letters_of_city_bodies_alone_are_not_independent():
    of = standing(53, city=4)
    assert (said(of)[K.INDEPENDENT_LETTERS], unsaid(of)[K.INDEPENDENT_LETTERS]) == (
        49, (53, R.CITY_AMONG_THEM, 49))


def test_letters_of_city_bodies_alone_are_not_independent_even_if_there_are_no_others():
    of = standing(2, city=2)
    assert (K.INDEPENDENT_LETTERS in said(of), unsaid(of)[K.INDEPENDENT_LETTERS]) == (
        False, (2, R.CITY_AMONG_THEM, 0))


def test_claims_stand_on_exactly_their_rows():
    found = {it.kind: (it.second, len(it.letters), len(it.institutions))
             for it in offered(*standing(53, joint=8, city=4, waiting=7))}
    assert found == {
        K.LETTERS: (None, 53, 0), K.LETTERS_OVER: (None, 53, 0),
        K.LETTERS_AND_INSTITUTIONS: (61, 53, 61), K.INSTITUTIONS: (None, 0, 61),
        K.INSTITUTIONS_OVER: (None, 0, 61), K.ORGANISATIONS: (None, 0, 61),
        K.INDEPENDENT_LETTERS: (None, 49, 0), K.GOAL_EXCEEDED: (53, 53, 0),
        K.RECEIVED: (53, 60, 0)}


@pytest.mark.parametrize("letters", NUMBERS)
@pytest.mark.parametrize("more", [{}, {"waiting": 4, "joint": 3, "city": 1, "parts": 1}])
def test_what_is_offered_and_refused_is_what_judging_says(letters, more):
    of = standing(letters, **more)
    both = (*offered(*of), *refused(*of))
    assert [judge(it.kind, it.number, *of) for it in both] == list(both)
    assert {it.kind for it in both} | {K.GOAL_REACHED} == set(K)


@pytest.mark.parametrize(("kind", "number", "why"), [
    (K.LETTERS, 52, R.FEWER_THAN_THERE_ARE), (K.LETTERS, 53, None),
    (K.LETTERS, 54, R.NOT_ALL_VERIFIED), (K.LETTERS, 61, R.MORE_THAN_THERE_ARE),
    (K.LETTERS_OVER, 52, None), (K.LETTERS_OVER, 53, R.NOT_OVER), (K.LETTERS_OVER, 60, R.NOT_OVER),
    (K.LETTERS_AND_INSTITUTIONS, 54, R.MORE_THAN_THERE_ARE),
    (K.INSTITUTIONS, 60, R.FEWER_THAN_THERE_ARE), (K.INSTITUTIONS, 62, R.MORE_THAN_THERE_ARE),
    (K.INSTITUTIONS_OVER, 60, None), (K.INSTITUTIONS_OVER, 61, R.NOT_OVER),
    (K.ORGANISATIONS, 55, R.PARTS_OF_ONE), (K.ORGANISATIONS, 62, R.MORE_THAN_THERE_ARE),
    (K.INDEPENDENT_LETTERS, 48, R.FEWER_THAN_THERE_ARE),
    (K.INDEPENDENT_LETTERS, 50, R.CITY_AMONG_THEM),
    (K.INDEPENDENT_LETTERS, 54, R.MORE_THAN_THERE_ARE),
    (K.RECEIVED, 60, None), (K.RECEIVED, 61, R.MORE_THAN_THERE_ARE)])
def test_judging_any_wish_says_why_not(kind, number, why):
    found = judge(kind, number, *standing(53, waiting=7, joint=8, city=4, parts=7))
    assert getattr(found, "why", None) == why


@pytest.mark.parametrize(("kind", "number", "then"), [
    (K.LETTERS_OVER, 60, (K.LETTERS_OVER, 50)), (K.LETTERS, 60, (K.RECEIVED, 60)),
    (K.ORGANISATIONS, 61, (K.ORGANISATIONS, 54)), (K.GOAL_REACHED, 60, (K.GOAL_EXCEEDED, 50)),
    (K.LETTERS, 99, (K.LETTERS, 53))])
def test_the_nearest_that_may_be_said_stands_in(kind, number, then):
    of = standing(53, waiting=7, joint=8, parts=7)
    found = instead(judge(kind, number, *of), *of)
    assert (found.kind, found.number) == then


@pytest.mark.parametrize(("letters", "waiting", "then"), [
    (0, 0, None), (0, 2, K.RECEIVED), (5, 0, K.LETTERS)])
def test_a_weaker_kind_stands_in_where_the_same_has_nothing(letters, waiting, then):
    of = standing(letters, waiting=waiting)
    found = instead(judge(K.LETTERS_OVER, 50, *of), *of)
    assert (found and found.kind) == then
