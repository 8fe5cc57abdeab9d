"""Mergers tied into knots: the other way round after an undoing, parents moved meanwhile."""

from dataclasses import replace

import factories
from factories import actor
from services.twice_recorded import rows

from esabid.domain.merging import Side
from esabid.models import Institution
from esabid.services import institutions, mergers
from esabid.services.institutions import details_of


def _part_of(session, row, whole):
    institutions.change(session, actor(), row, details=replace(
        details_of(row), parent_id=whole and whole.id))


def test_an_undone_merger_may_be_done_the_other_way_round(session, two):
    one, other = two
    ids, before = [it.id for it in two], rows(session)
    mergers.undo(session, actor(), mergers.merge(session, actor(), one, other))
    one, other = (session.get(Institution, it) for it in ids)
    merger = mergers.merge(session, actor(), other, one)
    assert session.get(Institution, ids[0]) is None
    mergers.undo(session, actor(), merger)
    assert rows(session) == before


def test_undoing_never_makes_what_went_a_part_of_its_own_part(session, two):
    survivor, gone = two
    whole, part = (factories.institution(session, it) for it in ("Całość", "Część"))
    _part_of(session, gone, whole)
    _part_of(session, part, gone)
    gone_id = gone.id
    merger = mergers.merge(session, actor(), survivor, gone,
                           choices={"parent_id": Side.SURVIVOR})
    _part_of(session, whole, part)
    found = mergers.undo(session, actor(), merger)
    assert (session.get(Institution, gone_id).parent_id, part.parent_id, whole.parent_id) == (
        None, gone_id, part.id)
    assert found.columns_stay == ("parent_id",)


def test_undoing_never_makes_the_survivor_its_own_part(session, two):
    survivor, gone = two
    first, second = (factories.institution(session, it) for it in ("Pierwsza", "Druga"))
    _part_of(session, survivor, first)
    _part_of(session, gone, second)
    merger = mergers.merge(session, actor(), survivor, gone, choices={"parent_id": Side.GONE})
    mergers.merge(session, actor(), survivor, first)
    found = mergers.undo(session, actor(), merger)
    session.refresh(survivor)
    assert (survivor.parent_id, found.columns_stay) == (second.id, ("parent_id",))
