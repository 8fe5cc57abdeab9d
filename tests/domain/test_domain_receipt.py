"""Which letter a receipt is about, where an institution has several."""

from dataclasses import dataclass
from datetime import date

import pytest

from esabid.domain.counting import Reason
from esabid.domain.letter import Disclosure as D
from esabid.domain.letter import LetterState
from esabid.domain.receipt import in_public, to_confirm


@dataclass(frozen=True)
class Row:
    id: int
    state: LetterState
    received_on: date = date(2026, 3, 3)


def confirmed(*rows, counts=()):
    reasons = {it.id: Reason.COUNTS if it.id in counts else Reason.TO_CHECK for it in rows}
    found = to_confirm(rows, reasons)
    return found and found.id


def test_no_letter_is_confirmed_where_there_is_none():
    assert confirmed() is None


def test_the_letter_that_counts_comes_first():
    newer = Row(2, LetterState.VERIFIED, date(2026, 5, 5))
    assert confirmed(newer, Row(1, LetterState.VERIFIED), counts=(1,)) == 1


def test_the_letter_nearest_to_counting_comes_first():
    rows = [Row(number, state) for number, state in enumerate((
        LetterState.WITHDRAWN, LetterState.REPLACED, LetterState.RETURNED, LetterState.RECEIVED,
        LetterState.VERIFIED), start=1)]
    found = []
    while rows:
        found.append(confirmed(*rows))
        rows = [it for it in rows if it.id != found[-1]]
    assert found == [5, 4, 3, 2, 1]


def test_the_newest_of_equals_is_confirmed():
    assert confirmed(Row(1, LetterState.RECEIVED), Row(2, LetterState.RECEIVED, date(2026, 3, 4)),
                     Row(3, LetterState.RECEIVED, date(2026, 3, 4))) == 2


@pytest.mark.parametrize(("own", "others", "told"), [
    (D.LETTER, (), D.LETTER), (D.QUOTE, (), D.QUOTE), (D.NAME, (), D.NAME),
    (D.NO_NAME, (), D.NO_NAME), (D.LETTER, (D.LETTER,), D.LETTER), (D.LETTER, (D.QUOTE,), D.QUOTE),
    (D.QUOTE, (D.LETTER,), D.QUOTE), (D.LETTER, (D.LETTER, D.NAME), D.NAME),
    (D.LETTER, (D.NO_NAME,), D.NAME), (D.NO_NAME, (D.LETTER,), D.NO_NAME)])
def test_more_than_the_name_is_public_only_where_every_signer_allows_it(own, others, told):
    assert in_public(own, (own, *others)) == told
