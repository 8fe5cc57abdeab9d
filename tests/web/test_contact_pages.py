"""Contacts on the card: corrected where they stand or on a page, by one or by two, taken back."""

import pytest
from sqlalchemy import select
from web.world import Role

from esabid.extensions import writing
from esabid.models import Contact, History

SCRIPT = {"HX-Request": "true"}
NEW = {"name": "dr Ewa Nowa", "role": "secretariat", "salutation": "Szanowna Pani Rektor",
       "email": "ewa@example.org", "phone": "12 345"}


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


@pytest.fixture
def card(full) -> str:
    return f"/desk/institutions/{full.ids['institution']}"


@pytest.fixture
def edit(full, card) -> str:
    """The address of the only contact there."""
    return f"{card}/contacts/{full.ids['contact']}"


def contacts(full) -> list[tuple]:
    with full.app.app_context(), writing() as session:
        return [(it.name, it.role.value, it.salutation, it.email, it.phone)
                for it in session.scalars(select(Contact).order_by(Contact.id))]


def test_a_contact_is_corrected_without_script_and_taken_back(full, desk, card, edit):
    before = contacts(full)
    assert edit in [a.get("href") for a in desk.page(card).all("a")]
    page = desk.fill(edit, **NEW)
    assert (page.title, "Saved." in page.text, contacts(full)) == (
        desk.page(card).title, True, [tuple(NEW.values()), *before[1:]])
    undo = next(it.get("action") for it in page.all("form")
                if it.get("action", "").endswith("/undo"))
    page = desk.fill(card, undo)
    assert ("Taken back: Contact corrected" in page.text, contacts(full)) == (True, before)


def test_a_contact_is_corrected_in_place_by_script(full, desk, card, edit):
    piece = desk.client.get(edit, headers=SCRIPT)
    assert ("<html" in piece.text, "inline-form" in piece.text) == (False, True)
    values = desk.page(edit).form()
    wrong = desk.client.post(edit, data=values | {"email": "nikt"}, headers=SCRIPT)
    assert (wrong.status_code, "inline-form" in wrong.text) == (422, True)
    shown = desk.client.post(edit, data=values | NEW, headers=SCRIPT)
    assert (contacts(full)[0], "inline-form" in shown.text, 'role="status"' in shown.text,
            "/undo" in shown.text) == (tuple(NEW.values()), False, True, True)
    kept = desk.client.get(f"{edit}?keep=1", headers=SCRIPT).text
    assert ("dr Ewa Nowa" in kept, "/undo" in kept) == (True, False)


def test_two_who_correct_one_contact_see_both_texts(full, desk, edit):
    values = desk.page(edit).form()
    desk.fill(edit, **NEW)
    typed = {k: v for k, v in (values | {"phone": "99"}).items() if k != "csrf_token"}
    page = desk.sent(edit, **typed)
    assert (page.status, page.errors[-1], page.form()["phone"]) == (
        409, "Telephone: Saved meanwhile: 12 345", "99")
    desk.sent(edit, **{k: v for k, v in page.form().items() if k != "csrf_token"})
    assert contacts(full)[0][4] == "99"


def test_the_history_says_what_was_corrected_of_whom(desk, card, edit):
    desk.fill(edit, phone="12 345")
    page = desk.page(f"{card}?show=changes")
    first = next(li for ol in page.all("ol") if ol.get("class") == "timeline"
                 for li in ol.iter("li"))
    said = [page.text_of(p) for p in first.iter("p")]
    assert said[:3] == ["Contact corrected", "Contact: Kontaktowa Osoba", "Telephone: 12 345"]


def test_a_contact_of_another_institution_is_not_found_here(full, desk, edit):
    strange = edit.replace(full.ids["institution"], full.ids["planned"])
    before = full.rows()
    assert (desk.page(strange).status, desk.sent(strange, **NEW).status, full.rows()) == (
        404, 404, before)


def test_the_same_contact_added_twice_is_one(full, desk, card):
    add, before = f"{card}/contacts", contacts(full)
    values = desk.page(card).form(add) | NEW
    for phone in ("12 345", "12 345", "12 346"):
        assert desk.client.post(add, data=values | {"phone": phone}).status_code == 302
    assert [it[4] for it in contacts(full)[len(before):]] == ["12 345", "12 346"]


def test_corrections_that_do_not_touch_can_all_be_taken_back(full, desk, card, edit):
    desk.fill(edit, phone="12 345")
    desk.fill(edit, email="nowy@example.org")
    page = desk.page(f"{card}?show=changes")
    with full.app.app_context(), writing() as session:
        ids = session.scalars(select(History.id).where(History.action == "change_contact")).all()
    buttons = {it.get("action") for it in page.all("form")}
    assert {f"/desk/activity/{it}/undo" for it in ids} <= buttons
