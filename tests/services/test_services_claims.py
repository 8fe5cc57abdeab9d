"""Keeping claims: written anew from the rows, with exactly the rows they stand on."""

from datetime import timedelta

import factories
import pytest

from esabid.domain.claims import ClaimKind
from esabid.domain.errors import InvalidValue, NotPermitted, Stale
from esabid.domain.permissions import Role
from esabid.queries import claims as queries
from esabid.services import claims, letters

TODAY = factories.TODAY
SENTENCE = ("Według stanu na 18 marca 2026 roku kampania „Kraków dla ESA” zgromadziła "
            "2 zweryfikowane listy poparcia od 3 instytucji.")


@pytest.fixture
def supporters(session, received):
    """Two verified letters, one of them joint, and one that waits for its check."""
    factories.campaign(session)
    first = received()
    joint = received(factories.institution(session), factories.institution(session))
    for row in (first, joint):
        letters.advance(session, factories.actor(), row, action="verify")
    received()
    return first, joint


def keep(session, role=Role.LEADERSHIP, **changes):
    return claims.keep(session, factories.actor(role), **{
        "kind": ClaimKind.LETTERS_AND_INSTITUTIONS, "number": 2, "lang": "pl",
        "today": TODAY} | changes)


def test_keeping_writes_the_sentence_with_its_rows(session, supporters):
    row = keep(session)
    behind = [*(it.public_id for it in supporters),
              *(s.institution.public_id for it in supporters for s in it.signers)]
    assert (row.sentence, row.number, row.lang, row.as_of, row.made_by, row.made_at, row.rows) == (
        SENTENCE, 2, "pl", TODAY, "Anna Testowa", factories.NOW, behind)
    assert queries.rows_of(session, row) == queries.Rows(
        frozenset(it.id for it in supporters),
        frozenset(s.institution_id for it in supporters for s in it.signers))


def test_keeping_is_history_of_the_campaign(session, supporters, last_written):
    keep(session)
    assert last_written() == ("campaign", "keep_claim", {"claim": ["", SENTENCE]}, {}, "")


def test_keeping_the_same_again_stays_one_row(session, supporters, written):
    before = keep(session, seen=SENTENCE)
    history = len(written())
    assert (keep(session, seen=SENTENCE).id, queries.register(session, 1),
            len(written())) == (before.id, ([before], 1), history)


@pytest.mark.parametrize("changes", [
    {"today": TODAY + timedelta(days=1)}, {"lang": "en"}, {"role": Role.COORDINATOR, "number": 1,
                                                           "kind": ClaimKind.LETTERS_OVER}])
def test_another_day_language_or_wording_is_another_row(session, supporters, changes):
    keep(session)
    keep(session, **changes)
    assert queries.register(session, 1)[1] == 2


def test_the_same_words_of_other_rows_are_another_row(session, supporters, received):
    first = keep(session, kind=ClaimKind.LETTERS)
    letters.advance(session, factories.actor(), supporters[0], action="withdraw", reason="Zmiana",
                    withdrawn_on=TODAY, today=TODAY)
    letters.advance(session, factories.actor(), received(), action="verify")
    second = keep(session, kind=ClaimKind.LETTERS)
    assert (second.sentence, second.id == first.id, len(set(first.rows) - set(second.rows))) == (
        first.sentence, False, 1)


@pytest.mark.parametrize("number", [1, 3, 50])
def test_what_the_data_do_not_bear_is_not_kept(session, supporters, number):
    with pytest.raises(InvalidValue, match="claim_not_borne"):
        keep(session, number=number)
    assert queries.register(session, 1) == ([], 0)


def test_a_sentence_that_reads_otherwise_by_now_is_not_kept(session, supporters):
    with pytest.raises(Stale, match="claim_changed"):
        keep(session, seen=SENTENCE.replace("18 marca", "17 marca"))
    assert queries.register(session, 1) == ([], 0)


@pytest.mark.parametrize("role", [Role.GUEST, Role.PARTNER, Role.VISITOR])
def test_only_those_who_may_keep_claims(session, supporters, role):
    with pytest.raises(NotPermitted):
        keep(session, role=role)
