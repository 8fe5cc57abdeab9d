"""The register of claims: newest first, its rows found again, at the same cost for any number."""

from datetime import timedelta

import pytest
from factories import NOW, TODAY
from queries import many_rows

from esabid.domain.claims import Claim as Borne
from esabid.domain.claims import ClaimKind
from esabid.models import Claim
from esabid.queries import claims
from esabid.queries.progress import counted


def _claim(number: int, **changes) -> Claim:
    return Claim(**{"kind": ClaimKind.LETTERS, "lang": "pl", "sentence": f"{number} listów",
                    "number": number, "as_of": TODAY, "rows": [], "made_at": NOW,
                    "made_by": "Anna"} | changes)


def test_register_shows_the_newest_first_a_page_at_a_time(session):
    session.add_all([_claim(number) for number in range(1, 61)])
    session.flush()
    first, second = claims.register(session, 1), claims.register(session, 2)
    assert ([it.number for it in first[0]], [it.number for it in second[0]], first[1]) == (
        list(range(60, 10, -1)), list(range(10, 0, -1)), 60)


@pytest.mark.parametrize("many", [3, 300])
def test_rows_behind_a_claim_are_found_again_at_the_same_cost(session, many):
    many_rows.fill(session, many, many)
    count = counted(session)
    borne = Borne(ClaimKind.LETTERS_AND_INSTITUTIONS, 1, 1, frozenset(count.reasons),
                  count.institutions)
    with many_rows.statements() as sent:
        row = _claim(1, rows=claims.public_ids(session, borne))
        found = claims.rows_of(session, row)
    assert (found, len(sent)) == (claims.Rows(borne.letters, borne.institutions), 4)


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True), ({"rows": ["bbbbbbbb"]}, False), ({"as_of": TODAY - timedelta(days=1)}, False),
    ({"made_by": "Jan"}, False), ({"sentence": "Inne"}, False)])
def test_the_same_claim_is_the_same_words_rows_day_and_person(session, changes, found):
    session.add(_claim(2, rows=["aaaaaaaa"]))
    session.flush()
    row = claims.same(session, _claim(2, **{"rows": ["aaaaaaaa"]} | changes))
    assert (row is not None) == found
