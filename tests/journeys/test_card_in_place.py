"""The card in a real browser: what is changed where it stands, taken back, done, or gone."""

import pytest
from journeys.desk_deeds import come_in
from playwright.sync_api import expect

from esabid.extensions import db, writing
from esabid.models import Contact

pytestmark = pytest.mark.browser


@pytest.fixture
def site(serve, filled, tmp_path):
    return serve(filled.copy(tmp_path, IMMEDIATE=False))


@pytest.fixture
def card(visit, site):
    """A coordinator at the card of the first institution; `window.stays` goes when it is left."""
    page = visit(site, viewport={"width": 1320, "height": 900})
    come_in(page)
    page.goto(f"/desk/institutions/{site.world.ids['institution']}")
    page.evaluate("window.stays = true")
    return page


def test_a_contact_is_corrected_in_its_place_and_taken_back(card):
    card.click("#contacts .contact a.btn")
    expect(card.locator("#contacts .inline-form input[name=name]")).to_be_focused()
    card.fill("#contacts .inline-form input[name=email]", "nikt")
    card.keyboard.press("Enter")
    expect(card.locator("#contacts .form-error")).to_have_count(1)
    card.fill("#contacts .inline-form input[name=email]", "nowy@example.org")
    card.keyboard.press("Enter")
    expect(card.locator("#contacts a[href^='mailto:']").first).to_have_text("nowy@example.org")
    expect(card.locator("#contacts .contact a.btn").first).to_be_focused()
    assert card.evaluate("window.stays")
    card.click("#contacts form[action$='/undo'] button")
    expect(card.locator(".message")).to_have_text("Cofnięto.")
    expect(card.locator("#contacts a[href^='mailto:']").first).not_to_have_text("nowy@example.org")


def test_a_form_whose_contact_is_gone_says_so(site, card):
    card.click("#contacts .contact a.btn")
    card.fill("#contacts .inline-form input[name=name]", "Ktoś")
    with site.world.app.app_context():
        with writing() as session:
            session.delete(session.get(Contact, int(site.world.ids["contact"])))
        db.session.remove()
    card.keyboard.press("Enter")
    expect(card.locator("h1")).to_have_text("Nie ma takiej strony")


def test_a_next_step_set_in_its_place_is_done_there(card):
    part = card.locator(".inline:has(a[href*='/next_step'])")
    part.locator("a.inline-link").click()
    card.fill(".inline-form input[name=next_step]", "Napisać do rektora")
    card.keyboard.press("Enter")
    expect(part.locator(".inline-value")).to_contain_text("Napisać do rektora")
    assert card.evaluate("window.stays")
    part.get_by_role("button", name="Zrobione").click()
    expect(card.locator(".message")).to_contain_text("Zrobione")
    expect(part.locator(".inline-value")).to_have_text("–")
