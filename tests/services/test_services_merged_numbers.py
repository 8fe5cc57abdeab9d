"""Counting stays right before a merger, after it and after undoing it."""

import random

import factories
import pytest
from factories import actor
from queries import many_rows
from services.twice_recorded import rows
from sqlalchemy import select

from esabid.domain.counting import Reason
from esabid.domain.errors import InvalidValue
from esabid.domain.institution import ContactRole
from esabid.models import Institution, Merger
from esabid.queries import progress
from esabid.services import institutions, mergers


def test_a_merged_institution_with_two_letters_counts_once(session, store, two):
    letters = [factories.letter(session, row, store=store, verified=True) for row in two]
    before = progress.counted(session)
    merger = mergers.merge(session, actor(), *two)
    merged = progress.counted(session)
    mergers.undo(session, actor(), merger)
    assert (before.verified, merged.verified, merged.reasons[letters[1].id]) == (
        2, 1, Reason.FURTHER_LETTER)
    assert progress.counted(session) == before


@pytest.mark.parametrize("seed", range(6))
def test_numbers_after_merging_and_undoing_are_those_before(session, seed):
    factories.campaign(session)
    many_rows.fill(session, 14, 30, seed)
    chance = random.Random(seed)
    before, numbers = rows(session), progress.counted(session)
    done = []
    for _ in range(5):
        one, other = chance.sample(session.scalars(select(Institution)).all(), 2)
        try:
            done.append(mergers.merge(session, actor(), one, other))
        except InvalidValue as refused:
            assert refused.code == "parent_circle"
        count = progress.counted(session)
        assert count.verified <= numbers.verified
        assert count.institutions <= set(session.scalars(select(Institution.id)))
    assert done != []
    for merger in reversed(done):
        mergers.undo(session, actor(), merger)
    assert (rows(session), progress.counted(session)) == (before, numbers)
    assert session.scalars(select(Merger).where(Merger.undone_at.is_(None))).all() == []


@pytest.mark.parametrize("many", [1, 30])
def test_merging_takes_the_same_statements_however_much_moves(session, two, many):
    survivor, gone = two
    for at in range(many):
        institutions.add_contact(session, actor(), gone, name=f"Osoba {at}",
                                 role=ContactRole.OTHER)
        factories.letter(session, gone)
    session.commit()
    with many_rows.statements() as sent:
        merger = mergers.merge(session, actor(), survivor, gone)
    with many_rows.statements() as back:
        mergers.undo(session, actor(), merger)
    assert (len(sent), len(back)) == (13, 15)
