"""Coming in and going out: set-up, passwords, sessions, the demo, and links that have died."""

from datetime import timedelta

import factories
import pytest
from pages import PASSWORD, path_of, sign_in
from web.world import email_of

from esabid.domain.permissions import Actor, Role
from esabid.extensions import db, system, tools, writing
from esabid.models import Account, Institution, LinkPurpose
from esabid.services import accounts, links

SET_UP = {"title_pl": "Kraków dla ESA", "bidder_pl": "Gmina Miejska Kraków", "name": "Anna",
          "email": "anna@example.org", "password": PASSWORD}


def _issue(world, purpose, age=timedelta(0), ended=False, **of) -> str:
    with world.app.app_context():
        with writing() as session:
            actor = Actor(Role.SYSTEM, "esabid", tools().now() - age)
            link, token = links.issue(session, actor, purpose=purpose, **{
                name: session.get(*key) for name, key in of.items()})
            if ended:
                links.end(session, system(), link)
        db.session.remove()
    return token


def test_setting_up_makes_the_campaign_once(blank):
    address = f"/set-up/{_issue(blank, LinkPurpose.SET_UP)}"
    reader = blank.reader()
    assert reader.page("/").title == "The campaign is not set up yet"
    assert reader.fill(address, **SET_UP).hero() == 0
    before = blank.rows()
    again = blank.reader().page(address)
    assert (again.status, again.title, blank.rows()) == (404, "There is no such page", before)


@pytest.mark.parametrize(("field", "value", "said"), [
    ("password", "short", "Password: From 12 to 200 characters, please."),
    ("email", "anna", "E-mail: This does not look like an e-mail address."),
    ("goal", "0", "Goal: how many letters: Please write a number from 1 to 9999."),
    ("title_pl", "", "Name of the campaign, in Polish: Please fill this in.")])
def test_a_wrong_answer_sets_nothing_up(blank, field, value, said):
    address = f"/set-up/{_issue(blank, LinkPurpose.SET_UP)}"
    before = blank.rows()
    page = blank.reader().fill(address, **SET_UP | {field: value})
    assert (page.status, page.errors, blank.rows()) == (422, [said], before)


def test_a_wrong_password_keeps_the_email(empty):
    page = sign_in(empty.reader(), email_of(Role.COORDINATOR), "zupełnie inne")
    assert (page.status, page.errors, page.form()["email"]) == (
        422, ["E-mail and password do not match."], "coordinator@example.org")


def test_many_wrong_passwords_slow_down_even_the_right_one(empty):
    reader = empty.reader()
    for _ in range(10):
        sign_in(reader, email_of(Role.COORDINATOR), "zupełnie inne")
    page = sign_in(reader, email_of(Role.COORDINATOR))
    assert (page.status, page.errors) == (
        429, ["Too many attempts. Please wait a quarter of an hour and try again."])


@pytest.mark.parametrize("wanted", [
    "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:x",
    "/\t/evil.example", "%2F%2Fevil.example", "https:evil.example", "evil"])
def test_signing_in_never_leads_to_another_site(empty, wanted):
    reader = empty.reader()
    values = reader.page("/sign-in").form() | {"email": email_of(Role.COORDINATOR),
                                               "password": PASSWORD}
    answer = reader.client.post("/sign-in", query_string={"next": wanted}, data=values)
    assert (answer.status_code, answer.location) == (302, "/desk")


def test_signing_in_leads_to_the_page_one_came_for(empty):
    reader = empty.reader(lang="pl")
    answer = reader.client.get("/desk/letters?state=received")
    page = sign_in(reader, email_of(Role.COORDINATOR),
                   to=path_of(answer.location).partition("next=")[2])
    assert page.title == "Listy"


def test_signing_in_begins_a_session_of_its_own(empty):
    reader = empty.reader()
    reader.page("/sign-in")
    before = reader.client.get_cookie("esabid").value
    sign_in(reader, email_of(Role.COORDINATOR))
    after = reader.client.get_cookie("esabid")
    assert (after.value != before, after.http_only, after.same_site) == (True, True, "Lax")


def test_signing_out_forgets_everything(empty):
    reader = empty.reader(Role.COORDINATOR)
    reader.post("/sign-out")
    assert reader.status("/desk") == 302


def test_a_new_password_ends_every_older_session(empty):
    old = empty.reader(Role.COORDINATOR)
    token = _issue(empty, LinkPurpose.PASSWORD, account=(Account, 1))
    assert old.page("/desk").hero() == 0
    new = empty.reader()
    assert new.fill(f"/set-password/{token}", password="nowe długie hasło").hero() == 0
    assert (old.status("/desk"), new.status("/desk")) == (302, 200)
    assert empty.reader().page(f"/set-password/{token}").status == 404


def test_links_that_are_unknown_revoked_or_expired_look_alike(full):
    of = {"institution": (Institution, 1)}
    dead = {"unknown": "A" * 32, "expired": _issue(full, LinkPurpose.PARTNER, timedelta(91), **of),
            "revoked": _issue(full, LinkPurpose.PARTNER, ended=True, **of),
            "of another purpose": full.ids["password_token"]}
    said = {why: full.reader().page(f"/p/{token}") for why, token in dead.items()}
    assert {why: (page.status, page.text) for why, page in said.items()} == dict.fromkeys(
        dead, (404, "There is no such page This link does not work any more. Please ask the "
                    "campaign office for a new one. To the first page"))


def test_the_demo_lets_in_with_one_click_and_only_the_demo(empty):
    before = empty.rows()
    assert empty.reader().sent("/sign-in/demo", role="coordinator").status == 404
    assert empty.rows() == before
    with empty.app.app_context(), writing() as session:
        session.get(factories.campaigns.Campaign, 1).demo = True
        session.delete(session.get(Account, 3))
    reader = empty.reader()
    assert reader.post("/sign-in/demo", role="administrator").status_code == 404
    assert reader.post("/sign-in/demo", role="visitor").status_code == 404
    assert reader.post("/sign-in/demo", role="leadership").location == "/overview"


def test_an_account_made_before_the_campaign_waits_for_it(blank):
    with blank.app.app_context(), writing() as session:
        row = accounts.add(session, system(), email="anna@example.org", role=Role.COORDINATOR)
        accounts.set_password(session, system(), row,
                              password_hash=tools().passwords.hash(PASSWORD))
    reader = blank.reader()
    sign_in(reader, "anna@example.org")
    for address in ("/desk", "/overview", "/desk/dossiers", "/desk/settings"):
        assert reader.page(address).title == "The campaign is not set up yet"
