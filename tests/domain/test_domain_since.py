"""What changed since a day: letters taken back to the states they had then."""

from datetime import date

from esabid.domain.counting import LetterFacts
from esabid.domain.letter import LetterState as S
from esabid.domain.since import Change, as_it_was, change

WEDNESDAY = date(2026, 3, 11)


def letter(number, *institutions, state=S.VERIFIED, **more):
    return LetterFacts(number, state, date(2026, 3, 1), institutions or (number,), **more)


def since(letters, recorded_later=(), **earlier):
    then = as_it_was(letters, set(recorded_later), {int(n[1:]): s for n, s in earlier.items()})
    return change(letters, then, WEDNESDAY)


def test_nothing_happened_nothing_changed():
    found = since([letter(1), letter(2, state=S.RECEIVED)])
    assert (found, found.difference) == (Change(WEDNESDAY, frozenset(), frozenset()), 0)


def test_letters_verified_since_are_added():
    found = since([letter(1), letter(2), letter(3)], n2=S.RECEIVED, n3=S.RECEIVED)
    assert (found.added, found.lost, found.difference) == ({2, 3}, frozenset(), 2)


def test_letters_withdrawn_or_reopened_since_are_lost():
    found = since([letter(1, state=S.WITHDRAWN), letter(2, state=S.RECEIVED)],
                  n1=S.VERIFIED, n2=S.VERIFIED)
    assert (found.added, found.lost, found.difference) == (frozenset(), {1, 2}, -2)


def test_a_letter_recorded_since_is_added_however_old_it_is():
    assert since([letter(1)], recorded_later=(1,)).added == {1}


def test_a_letter_that_replaces_another_takes_its_place():
    letters = [letter(1, state=S.REPLACED), letter(2, 1, replaces=1)]
    found = since(letters, recorded_later=(2,), n1=S.VERIFIED)
    assert (found.added, found.lost, found.difference) == ({2}, {1}, 0)


def test_a_further_letter_counts_since_the_first_was_withdrawn():
    letters = [letter(1, state=S.WITHDRAWN), letter(2, 1)]
    found = since(letters, n1=S.VERIFIED)
    assert (found.added, found.lost) == ({2}, {1})
