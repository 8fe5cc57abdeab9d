"""A whole office list of 140 rows, in every encoding, gives the same plan."""

from datetime import date

import pytest
from spreadsheets.messy import COUNTS, COUNTS_BESIDE, KINDS, ROWS, THERE, messy

from esabid.spreadsheets.plan import plan
from esabid.spreadsheets.read import read
from esabid.spreadsheets.records import InstitutionRecord

TODAY = date(2026, 11, 23)
BESIDE = tuple(InstitutionRecord(f"aaaa000{at}", f"KRK-000{at}-1", it.name_pl, sector=it.sector,
                                 city=it.city) for at, it in enumerate(THERE))


def test_the_list_has_rows_of_every_kind():
    assert len(ROWS) == sum(COUNTS.values()) == sum(COUNTS_BESIDE.values()) == 140
    assert min(COUNTS_BESIDE.values()) > 0


@pytest.mark.parametrize("kind", ["xlsx", *KINDS])
@pytest.mark.parametrize("existing, counts", [((), COUNTS), (BESIDE, COUNTS_BESIDE)])
def test_every_encoding_gives_the_plan_that_is_known(kind, existing, counts):
    made = plan(read(messy(kind)), existing, TODAY)
    assert [row.action for row in made.rows] == [
        existing and row.beside or row.action for row in ROWS]
    assert (made.counts(), made.unknown) == (counts, ("L.p.", "Kto dzwonił"))


def test_the_letters_in_the_office_are_found():
    made = plan(read(messy()), (), TODAY)
    assert [row.letter.registry_number for row in made.rows if row.letter] == [
        f"RPW/{number}/2026" for number in range(1, 13)]
