"""Saved views: under a name, for one account, kept in history."""

from dataclasses import replace

import factories
import pytest

from esabid.domain.errors import InvalidValue, NotPermitted
from esabid.domain.permissions import Role
from esabid.services import accounts, views


@pytest.fixture
def people(session):
    """Two coordinators, as they act."""
    made = [accounts.add(session, factories.actor(Role.SYSTEM), email=f"{name}@example.org",
                         name=name, role=Role.COORDINATOR) for name in ("anna", "jan")]
    session.flush()
    return [replace(factories.actor(), account_id=it.id) for it in made]


def of(session, actor) -> list[tuple[str, str]]:
    return [(it.name, it.query) for it in views.of_account(session, actor.account_id)]


def test_a_view_is_kept_for_its_account_and_replaced_by_one_of_the_same_name(
        session, people, written):
    anna, jan = people
    views.save(session, anna, name="Moje", query="owner=Anna")
    views.save(session, anna, name="Szkoły", query="sector=secondary_school")
    views.save(session, jan, name="Moje", query="owner=Jan")
    views.save(session, anna, name="Moje", query="owner=Anna&status=asked")
    assert (of(session, anna), of(session, jan)) == (
        [("Moje", "owner=Anna&status=asked"), ("Szkoły", "sector=secondary_school")],
        [("Moje", "owner=Jan")])
    assert [it[:3] for it in written(action="save_view")][::3] == [
        ("account", "save_view", {"view": ["", "Moje"], "view_query": ["", "owner=Anna"]}),
        ("account", "save_view", {"view": ["Moje", "Moje"],
                                  "view_query": ["owner=Anna", "owner=Anna&status=asked"]})]


def test_a_removed_view_leaves_its_address_in_history(session, people, last_written):
    view = views.save(session, people[0], name="Moje", query="owner=Anna")
    views.remove(session, people[0], view)
    session.flush()
    assert (of(session, people[0]), last_written()[1:3]) == (
        [], ("remove_view", {"view": ["Moje", ""], "view_query": ["owner=Anna", ""]}))


def test_nobody_removes_the_view_of_another(session, people):
    view = views.save(session, people[0], name="Moje", query="owner=Anna")
    with pytest.raises(NotPermitted):
        views.remove(session, people[1], view)
    assert of(session, people[0]) == [("Moje", "owner=Anna")]


def test_a_view_needs_a_name_and_an_account(session, people):
    with pytest.raises(InvalidValue) as refused:
        views.save(session, people[0], name="", query="")
    with pytest.raises(NotPermitted):
        views.save(session, factories.actor(), name="Moje", query="")
    assert (refused.value.code, refused.value.field) == ("missing_view_name", "name")
