"""Who may do what: the whole table, written out a second time."""

from datetime import UTC, datetime

import pytest

from esabid.domain.errors import NotPermitted
from esabid.domain.permissions import ACCOUNT_ROLES, GRANTED, Actor, Permission, Role, may, permit

_RUNS = {"see_public", "see_overview", "keep_claims", "see_desk", "run_campaign",
         "change_settings"}
TABLE = {
    Role.VISITOR: {"see_public"},
    Role.PARTNER: {"see_public", "see_own_letter", "hand_in"},
    Role.GUEST: {"see_public", "see_overview"},
    Role.LEADERSHIP: {"see_public", "see_overview", "keep_claims"},
    Role.COORDINATOR: _RUNS,
    Role.ADMINISTRATOR: _RUNS,
    Role.SYSTEM: _RUNS,
}


def test_granted_is_the_written_table():
    assert (GRANTED, set(GRANTED)) == (TABLE, set(Role))


@pytest.mark.parametrize("role", Role)
def test_permit_refuses_exactly_what_is_not_granted(role):
    refused = set()
    for permission in Permission:
        try:
            permit(Actor(role, "Ktoś", datetime(2026, 3, 18, tzinfo=UTC)), permission)
        except NotPermitted as error:
            refused.add((permission, error.code))
    assert refused == {(p, "not_permitted") for p in Permission if not may(role, p)}


def test_account_roles_are_the_people_of_the_office():
    assert ACCOUNT_ROLES == (Role.COORDINATOR, Role.LEADERSHIP, Role.ADMINISTRATOR)
