"""Accounts and passwords, the slowing down of guessing, and the campaign's one row."""

from dataclasses import replace
from datetime import date, timedelta

import factories
import pytest
from factories import NOW, actor

from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted, Stale, TooMany
from esabid.domain.permissions import Role
from esabid.models import Throttle
from esabid.services import accounts, campaigns, throttle
from esabid.services.campaigns import CampaignDetails

CHEAP = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
DETAILS = CampaignDetails(title_pl="Kraków dla ESA", bidder_pl="Gmina Miejska Kraków")


def add(session, email="Ola@Example.org ", role=Role.COORDINATOR):
    return accounts.add(session, actor(), email=email, role=role)


def test_account_is_found_however_its_address_is_typed(session):
    row = add(session)
    assert (row.email, row.name, row.password_hash) == ("ola@example.org", "ola", None)
    assert [accounts.by_email(session, it) for it in (
        "OLA@example.org", " ola@example.org ", "ola@example.com")] == [row, row, None]


def test_account_address_is_kept_in_the_personal_part_of_history(session, last_written):
    add(session)
    assert last_written() == ("account", "add", {}, {"email": ["", "ola@example.org"]}, "")


@pytest.mark.parametrize(("email", "role", "code"), [
    ("OLA@example.org", Role.LEADERSHIP, "email_taken"),
    ("nowa@example.org", Role.PARTNER, "unknown_role"),
    ("nowa@example.org", Role.SYSTEM, "unknown_role"),
])
def test_account_that_cannot_be_is_refused(session, email, role, code):
    add(session)
    with pytest.raises(InvalidValue) as refused:
        add(session, email, role)
    assert refused.value.code == code


def test_account_is_added_by_those_who_change_settings(session):
    with pytest.raises(NotPermitted):
        accounts.add(session, actor(Role.LEADERSHIP), email="a@example.org", role=Role.LEADERSHIP)


def test_password_matches_its_hash_only():
    passwords = accounts.Passwords(**CHEAP)
    stored = passwords.hash("zażółć gęślą jaźń")
    assert [passwords.matches(kept, given) for kept, given in (
        (stored, "zażółć gęślą jaźń"), (stored, "zażółć gęślą jaźn"), (None, "x"), ("", "x"),
        ("no hash", "x"))] == [True, False, False, False, False]


@pytest.mark.parametrize(("password", "taken"), [("a" * 11, False), ("a" * 12, True)])
def test_password_needs_twelve_characters(password, taken):
    try:
        accounts.check_password_length(password)
        found = None
    except InvalidValue as error:
        found = (error.code, error.values["least"])
    assert found == (None if taken else ("password_short", 12))


def test_new_password_ends_the_other_sessions_and_is_not_written_down(session, written):
    row = add(session)
    before = row.session_key
    stored = accounts.Passwords(**CHEAP).hash("długie hasło biura")
    accounts.set_password(session, actor(), row, password_hash=stored)
    assert (row.session_key == before, len(row.session_key), written()[-1]) == (
        False, 32, ("account", "set_password", {}, {}, ""))


def test_throttle_refuses_after_ten_tries_of_a_quarter(session):
    for minute in range(9):
        throttle.hit(session, "ola", NOW + timedelta(minutes=minute))
    assert throttle.refuse_if_many(session, "ola", NOW + timedelta(minutes=9)) is None
    throttle.hit(session, "ola", NOW + timedelta(minutes=9))
    with pytest.raises(TooMany) as refused:
        throttle.refuse_if_many(session, "ola", NOW + timedelta(minutes=15))
    assert (refused.value.code, refused.value.values) == ("too_many_tries", {"minutes": 15})


def test_throttle_forgets_after_its_window_and_knows_keys_apart(session):
    for _ in range(12):
        throttle.hit(session, "ola", NOW)
    later = NOW + timedelta(minutes=15, seconds=1)
    assert [throttle.refuse_if_many(session, key, at) for key, at in (
        ("ola", later), ("ala", NOW))] == [None, None]
    throttle.hit(session, "ola", later)
    assert session.get(Throttle, "ola").count == 1


def test_campaign_is_set_up_once(session, written):
    row = campaigns.found(session, actor(), details=DETAILS)
    assert (row.id, row.goal, row.milestones, row.demo, [it[:2] for it in written()]) == (
        1, 50, [60, 75, 100], False, [("campaign", "found"), ("campaign", "open_arguments")])
    with pytest.raises(IllegalTransition) as refused:
        campaigns.found(session, actor(), details=DETAILS)
    assert refused.value.code == "already_set_up"


def test_campaign_settings_are_written_before_and_after(session, last_written):
    row = campaigns.found(session, actor(), details=DETAILS)
    campaigns.change(session, actor(), row, version=row.version, details=replace(
        DETAILS, goal=60, milestones=[75], deadline=date(2026, 12, 31), contact="Ola, 12 000"))
    assert last_written() == ("campaign", "change", {
        "goal": [50, 60], "milestones": [[60, 75, 100], [75]], "deadline": [None, "2026-12-31"],
    }, {"contact": ["", "Ola, 12 000"]}, "")


def test_campaign_settings_from_an_old_form_are_refused(session):
    row = factories.campaign(session)
    seen = row.version
    campaigns.change(session, actor(), row, details=DETAILS, version=seen)
    session.flush()
    with pytest.raises(Stale):
        campaigns.change(session, actor(), row, details=DETAILS, version=seen)


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.LEADERSHIP])
def test_campaign_is_changed_by_those_who_change_settings(session, role):
    row = factories.campaign(session)
    for deed in (lambda: campaigns.found(session, actor(role), details=DETAILS),
                 lambda: campaigns.change(session, actor(role), row, details=DETAILS)):
        with pytest.raises(NotPermitted):
            deed()
