"""Personal links: shown once, kept as hashes, scoped, expiring, revocable."""

import hashlib
from datetime import timedelta

import factories
import pytest
from factories import NOW, actor
from sqlalchemy import text

from esabid.domain.errors import InvalidValue, NotPermitted
from esabid.domain.permissions import Role
from esabid.models import LinkPurpose
from esabid.services import accounts, links

LATER = NOW + timedelta(days=400)


@pytest.fixture
def partner(session):
    """A partner's link with its token."""
    return links.issue(session, actor(), purpose=LinkPurpose.PARTNER,
                       institution=factories.institution(session))


def test_link_is_stored_as_a_hash_only(session, partner):
    link, token = partner
    session.flush()
    everything = [str(value) for table in ("personal_link", "history", "history_personal")
                  for row in session.execute(text(f"SELECT * FROM {table}")) for value in row]
    assert ([it for it in everything if token in it], link.token_hash) == (
        [], hashlib.sha256(token.encode()).hexdigest())


def test_link_leads_to_its_institution(session, partner):
    link, token = partner
    found = links.find(session, token, LinkPurpose.PARTNER, NOW)
    assert (found, found.institution, found.issued_by) == (link, link.institution, "Anna Testowa")


@pytest.mark.parametrize("purpose", [LinkPurpose.SET_UP, LinkPurpose.PASSWORD])
def test_link_serves_its_purpose_only(session, partner, purpose):
    assert links.find(session, partner[1], purpose, NOW) is None


@pytest.mark.parametrize("token", ["", "x", "Ł", "a" * 5000])
def test_unknown_link_is_none(session, partner, token):
    assert links.find(session, token, LinkPurpose.PARTNER, NOW) is None


@pytest.mark.parametrize(("purpose", "days"), [
    (LinkPurpose.SET_UP, 2), (LinkPurpose.PASSWORD, 3), (LinkPurpose.PARTNER, 90)])
def test_link_expires(session, purpose, days):
    scope = {"institution": factories.institution(session)
             if purpose == LinkPurpose.PARTNER else None,
             "account": accounts.add(session, actor(), email="ola@example.org",
                                     role=Role.COORDINATOR)
             if purpose == LinkPurpose.PASSWORD else None}
    link, token = links.issue(session, actor(), purpose=purpose, **scope)
    end = NOW + timedelta(days=days)
    assert [links.find(session, token, purpose, at) for at in (
        NOW, end - timedelta(seconds=1), end, LATER)] == [link, link, None, None]


def test_revoked_link_is_dead_and_stays_written(session, partner, written):
    link, token = partner
    links.end(session, actor(), link)
    assert (links.find(session, token, LinkPurpose.PARTNER, NOW), link.ended_at) == (None, NOW)
    assert [row[1:3] for row in written(subject="institution")][1:] == [
        ("issue_link", {"link": ["", link.public_id]}),
        ("revoke_link", {"link": [link.public_id, ""]})]


def test_two_links_of_one_institution_differ_and_end_apart(session, partner):
    link, token = partner
    other, its_token = links.issue(session, actor(), purpose=LinkPurpose.PARTNER,
                                   institution=link.institution)
    links.end(session, actor(), link)
    assert (links.find(session, token, LinkPurpose.PARTNER, NOW),
            links.find(session, its_token, LinkPurpose.PARTNER, NOW),
            links.of_institution(session, link.institution)) == (None, other, [other, link])


def test_new_set_up_link_ends_the_ones_before(session, partner):
    first, token = links.issue(session, actor(Role.SYSTEM), purpose=LinkPurpose.SET_UP)
    links.end_unused(session, actor(Role.SYSTEM), purpose=LinkPurpose.SET_UP)
    assert (links.find(session, token, LinkPurpose.SET_UP, NOW),
            links.find(session, partner[1], LinkPurpose.PARTNER, NOW)) == (None, partner[0])


@pytest.fixture
def overview(session):
    """Issue a leadership's link or a program's key."""
    factories.campaign(session)
    return lambda purpose, to="Gabinet Prezydenta": links.issue(
        session, actor(), purpose=purpose, given_to=to)


OVERVIEW = [(LinkPurpose.LEADERSHIP, 30, "leadership_link"),
            (LinkPurpose.PROGRAM, 365, "program_key")]


@pytest.mark.parametrize(("purpose", "days", "name"), OVERVIEW)
def test_link_to_the_overview_expires_and_serves_its_purpose_only(session, overview, purpose,
                                                                  days, name):
    link, token = overview(purpose)
    end = NOW + timedelta(days=days)
    assert [links.find(session, token, purpose, at) for at in (
        NOW, end - timedelta(seconds=1), end)] == [link, link, None]
    assert {it: links.find(session, token, it, NOW) for it in LinkPurpose} == {
        it: link if it == purpose else None for it in LinkPurpose}


@pytest.mark.parametrize(("purpose", "days", "name"), OVERVIEW)
def test_link_to_the_overview_leaves_its_life_in_the_campaign_s_history(session, overview,
                                                                        written, purpose, days,
                                                                        name):
    link, _ = overview(purpose)
    links.end(session, actor(), link)
    links.end(session, actor(), link)
    assert [row[1:] for row in written(subject="campaign")][-2:] == [
        (f"issue_{name}", {"link": ["", link.public_id]},
         {"given_to": ["", "Gabinet Prezydenta"]}, ""),
        (f"revoke_{name}", {"link": [link.public_id, ""]},
         {"given_to": ["Gabinet Prezydenta", ""]}, "")]


@pytest.mark.parametrize(("purpose", "days", "name"), OVERVIEW)
def test_link_to_the_overview_is_given_to_somebody(session, overview, purpose, days, name):
    with pytest.raises(InvalidValue, match="missing_given_to"):
        overview(purpose, "")
    assert links.to_the_overview(session) == []


@pytest.mark.parametrize(("purpose", "days", "name"), OVERVIEW)
@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.GUEST, Role.LEADERSHIP])
def test_link_to_the_overview_is_revoked_by_the_desk_only(session, overview, role, purpose, days,
                                                          name):
    link, token = overview(purpose)
    with pytest.raises(NotPermitted):
        links.end(session, actor(role), link)
    assert links.find(session, token, purpose, NOW) == link


def test_links_to_the_overview_are_listed_newest_first(session, overview, partner):
    made = [overview(purpose)[0] for purpose in (LinkPurpose.PROGRAM, LinkPurpose.LEADERSHIP)]
    assert links.to_the_overview(session) == made[::-1]


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.GUEST, Role.LEADERSHIP])
def test_links_are_issued_and_revoked_by_the_desk_only(session, partner, role):
    with pytest.raises(NotPermitted):
        links.issue(session, actor(role), purpose=LinkPurpose.PARTNER,
                    institution=partner[0].institution)
    with pytest.raises(NotPermitted):
        links.end(session, actor(role), partner[0])
    assert links.find(session, partner[1], LinkPurpose.PARTNER, NOW) == partner[0]


def test_new_password_link_ends_the_account_s_earlier_ones(session, partner):
    anna, ola = (accounts.add(session, actor(), email=f"{name}@example.org", role=Role.COORDINATOR)
                 for name in ("anna", "ola"))
    tokens = [links.issue(session, actor(), purpose=LinkPurpose.PASSWORD, account=account)[1]
              for account in (anna, ola, anna)]
    found = [links.find(session, token, LinkPurpose.PASSWORD, NOW) for token in tokens]
    assert ([it and it.account for it in found],
            links.find(session, partner[1], LinkPurpose.PARTNER, NOW)) == (
        [None, ola, anna], partner[0])
