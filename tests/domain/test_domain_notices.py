"""Who must be told of a letter gone: each once, unless a later edition has told them."""

from datetime import date

import pytest

from esabid.domain.changes import Named
from esabid.domain.letter import LetterState
from esabid.domain.notices import Fate, Handed, notices

DAY = [date(2026, 3, day) for day in range(1, 20)]
GONE = Fate(LetterState.WITHDRAWN, DAY[4], DAY[5])


def handed(row, edition, *numbers, addressee=1, day=None, **more):
    return Handed(row, addressee, edition, DAY[row if day is None else day],
                  {f"l{it}": Named(it) for it in numbers}, **more)


def found(*editions, **fates):
    return [(it.handover, it.named.number, it.told_on, it.known_by, it.due)
            for it in notices(editions, fates or {"l1": GONE})]


def test_nobody_is_told_of_a_letter_that_was_not_in_their_edition():
    assert found(handed(1, 1, 2, 3)) == []


def test_everybody_who_has_it_is_told_by_the_number_it_bore():
    assert found(handed(1, 1, 1, 2), handed(2, 1, 1, 2, addressee=2), l2=GONE, l1=GONE) == [
        (1, 1, None, None, True), (1, 2, None, None, True),
        (2, 1, None, None, True), (2, 2, None, None, True)]


def test_it_hangs_on_the_newest_edition_with_the_letter_whatever_order_they_came_in():
    first, second = handed(1, 1, 1), handed(2, 2, 1)
    assert found(first, second) == found(second, first) == [(2, 1, None, None, True)]


@pytest.mark.parametrize(("later", "known"), [
    ({"printed": frozenset({1})}, 2), ({}, None), ({"printed": frozenset({3})}, None)])
def test_an_edition_received_later_tells_what_it_prints(later, known):
    assert found(handed(1, 1, 1, 2), handed(2, 2, 2, **later)) == [
        (1, 1, None, known, known is None)]


def test_an_edition_received_before_tells_nothing():
    """Somebody who was handed an older edition after a newer one holds the letter last."""
    newer = handed(1, 2, 2, day=1, printed=frozenset({1}))
    assert found(newer, handed(2, 1, 1, 2, day=2)) == [(2, 1, None, None, True)]


def test_whoever_has_the_letter_in_its_place_knows():
    fate = Fate(LetterState.REPLACED, DAY[4], DAY[4], replaced_by="l9")
    assert found(handed(1, 1, 1), handed(2, 2, 9), l1=fate) == [(1, 1, None, 2, False)]
    assert found(handed(1, 1, 1), handed(2, 2, 8), l1=fate) == [(1, 1, None, None, True)]


def test_what_another_addressee_received_tells_nobody_else():
    assert found(handed(1, 1, 1), handed(2, 2, 2, addressee=2, printed=frozenset({1}))) == [
        (1, 1, None, None, True)]


@pytest.mark.parametrize(("told", "due"), [(4, True), (5, False), (6, False)])
def test_telling_counts_since_the_deed_was_written_down(told, due):
    """Told of a verification taken back, one has still to hear of the withdrawal."""
    its = found(handed(1, 1, 1, told={"l1": DAY[told]}))
    assert its == [(1, 1, None if due else DAY[told], None, due)]


def test_told_once_is_told_whichever_edition_it_was_noted_at():
    assert found(handed(1, 1, 1, told={"l1": DAY[6]}), handed(2, 2, 1)) == [
        (2, 1, DAY[6], None, False)]
