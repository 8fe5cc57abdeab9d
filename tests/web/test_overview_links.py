"""Leadership's link: given out once, opened without a password, read-only, ended at once."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from web.routes import routes
from web.world import Role

from esabid.domain.permissions import Actor, may
from esabid.extensions import db, system, tools, writing
from esabid.models import LinkPurpose, PersonalLink
from esabid.services import links

DEAD = ("There is no such page This link does not work any more. Please ask the campaign office "
        "for a new one. To the first page")


def _issued(world, age=timedelta(0), ended=False, purpose=LinkPurpose.LEADERSHIP) -> str:
    with world.app.app_context():
        with writing() as session:
            actor = Actor(Role.SYSTEM, "esabid", tools().now() - age)
            link, token = links.issue(session, actor, purpose=purpose, given_to="Rzecznik")
            if ended:
                links.end(session, system(), link)
        db.session.remove()
    return token


def test_a_link_opens_the_overview_and_says_whose_it_is(full):
    reader = full.reader(lang="pl")
    answer = reader.client.get(f"/l/{full.ids['leadership_token']}")
    page = reader.page("/overview")
    assert (answer.status_code, answer.location, page.hero()) == (303, "/overview", 3)
    footer = page.text_of(page.all("footer")[0])
    assert re.search(r"Link dla: Gabinet Próbny, ważny do \d+ \w+ \d{4} r\.$", footer)


def test_links_that_are_unknown_revoked_or_expired_look_alike(full):
    dead = {"unknown": "A" * 32, "empty": "%20", "expired": _issued(full, timedelta(days=30)),
            "revoked": _issued(full, ended=True), "a partner's": full.ids["partner_token"],
            "a program's": full.ids["program_token"]}
    said = {why: full.reader().page(f"/l/{token}") for why, token in dead.items()}
    assert {why: (page.status, page.text) for why, page in said.items()} == dict.fromkeys(
        dead, (404, DEAD))


def test_a_partner_s_page_does_not_open_by_leadership_s_link(full):
    assert full.reader().page(f"/p/{full.ids['leadership_token']}").status == 404
    assert full.reader(Role.GUEST).page("/p").text == DEAD


def test_one_browser_may_hold_both_links(full):
    reader = full.reader(Role.PARTNER, "pl")
    reader.client.get(f"/l/{full.ids['leadership_token']}")
    assert (reader.page("/p").title, reader.page("/overview").hero()) == ("Akademia Próbna", 3)


def test_an_account_comes_before_a_link(full):
    reader = full.reader(Role.COORDINATOR)
    reader.client.get(f"/l/{full.ids['leadership_token']}")
    page = reader.page("/desk")
    assert (page.status, "Link for" in page.text_of(page.all("footer")[0])) == (200, False)


def test_revoking_ends_an_open_browser_at_once(full):
    guest, desk = full.reader(Role.GUEST), full.reader(Role.COORDINATOR)
    assert guest.status("/overview") == 200
    address = f"/desk/links/{full.ids['leadership_link']}/revoke"
    page = desk.fill("/desk/links", action=address)
    assert "The link given to Gabinet Próbny no longer works." in page.text
    assert {guest.page(it).text for it in ("/overview", "/overview/letters", "/overview/forecast",
                                           "/overview/projector")} == {DEAD}
    assert guest.page("/sign-in").status == 200
    before = full.rows()
    assert (desk.post(address).status_code, full.rows()) == (302, before)


def test_a_guest_is_led_to_the_desk_nowhere(full):
    reader = full.reader(Role.GUEST)
    led = {href for route in routes(full) if route.endpoint.startswith("leadership.")
           and may(Role.GUEST, route.permission) and not route.endpoint.endswith(("_pdf", "enter"))
           for a in reader.page(route.address).all("a", "form")
           for href in (a.get("href"), a.get("action")) if href}
    assert sorted(it for it in led if it.startswith(("/desk", "/sign-"))) == []


def test_a_guest_s_posts_are_refused_and_write_nothing(full):
    reader, before = full.reader(Role.GUEST), full.rows()
    said = {route.address: reader.post(route.address, given_to="x", purpose="leadership",
                                       kind="letters", number="3").status_code
            for route in routes(full) if route.method == "POST"
            and not may(Role.GUEST, route.permission) and route.address != "/p"}
    assert (said, full.rows()) == (dict.fromkeys(said, 403), before)


def test_the_desk_shows_a_new_link_once(full):
    desk = full.reader(Role.COORDINATOR)
    page = desk.fill("/desk/links", given_to="Gabinet Prezydenta", purpose="leadership")
    shown = [it.get("value") for it in page.all("input") if it.get("id") == "new-link"]
    path = shown[0].removeprefix("http://127.0.0.1:8000")
    assert (page.status, len(shown), full.reader().page(path).hero()) == (200, 1, 3)
    assert path.rsplit("/", 1)[1] not in desk.page("/desk/links").html
    with full.app.app_context():
        row = db.session.scalar(select(PersonalLink).order_by(PersonalLink.id.desc()))
        assert (row.given_to, row.purpose, row.issued_by) == (
            "Gabinet Prezydenta", LinkPurpose.LEADERSHIP, "Osoba coordinator")


def test_the_desk_shows_a_program_s_key_and_how_to_send_it(full):
    page = full.reader(Role.COORDINATOR).fill("/desk/links", given_to="Tablica", purpose="program")
    key = next(it.get("value") for it in page.all("input") if it.get("id") == "new-link")
    command = page.text_of(page.all("code")[0])
    answer = full.app.test_client().get("/api/v1/progress",
                                        headers=[tuple(command.split(": ", 1))])
    assert (command, answer.status_code) == (f"Authorization: Bearer {key}", 200)


@pytest.mark.parametrize(("fields", "errors"), [
    ({"given_to": " "}, ["Whom it is for: Please fill this in."]),
    ({"given_to": "x" * 121}, ["Whom it is for: At most 120 characters."]),
    ({"given_to": "A", "purpose": "partner"}, ["Kind: Please choose one of the answers."]),
    ({"given_to": "A", "purpose": "root"}, ["Kind: Please choose one of the answers."])])
def test_a_link_is_refused_in_one_sentence_and_none_is_made(full, fields, errors):
    desk, before = full.reader(Role.COORDINATOR), full.rows()
    page = desk.fill("/desk/links", **fields)
    assert (page.status, page.errors, full.rows()) == (422, errors, before)


def test_the_desk_lists_every_link_with_its_end(full):
    _issued(full, timedelta(days=40))
    _issued(full, ended=True)
    page = full.reader(Role.COORDINATOR).page("/desk/links")
    ends = [page.text_of(list(row.iter("td"))[-1]).split(" on ")[0]
            for row in page.all("tbody")[0].iter("tr")]
    assert ends == ["Revoked", "Expired", "Revoke", "Revoke"]


def test_a_link_that_is_none_cannot_be_revoked(full):
    desk = full.reader(Role.COORDINATOR)
    assert [desk.post(f"/desk/links/{full.ids[name]}/revoke").status_code
            for name in ("partner_link", "password_link", "letter")] == [404, 404, 404]
