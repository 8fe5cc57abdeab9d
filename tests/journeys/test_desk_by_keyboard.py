"""The desk's main deeds by keyboard alone: find, open, ask, log a call, and one deed for many."""

import pytest
from journeys.desk_deeds import CARD, come_in
from pages import PASSWORD
from playwright.sync_api import expect
from web.world import email_of

from esabid.domain.permissions import Role

pytestmark = pytest.mark.browser
MOST = 120


def _reach(page, selector: str, key: str = "Tab") -> None:
    """Press Tab, or another key, until what is meant has the focus."""
    for _time in range(MOST):
        page.keyboard.press(key)
        if page.evaluate("it => document.activeElement.matches(it)", selector):
            return
    raise AssertionError(f"{MOST} times Tab do not reach {selector}")


def _press(page, selector: str, address: str) -> None:
    """Reach a link or a button, press it with Enter, and be led to the address."""
    _reach(page, selector)
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def _narrow(page, search: str, rows: int) -> None:
    """From anywhere on the list to its search; the list follows what is typed."""
    page.keyboard.press("/")
    page.keyboard.type(search)
    expect(page.locator("[data-row-link]")).to_have_count(rows)
    _reach(page, "#filters button")


@pytest.fixture
def page(serve, visit, filled, tmp_path):
    """A coordinator who came in by keyboard and is on the list of institutions."""
    page = visit(serve(filled.copy(tmp_path, IMMEDIATE=False)))
    page.goto("/sign-in?lang=en")
    _reach(page, "#email")
    page.keyboard.type(email_of(Role.COORDINATOR))
    _reach(page, "#password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk")
    _press(page, "nav a[href$='/desk/institutions']", "**/desk/institutions")
    return page


def test_one_institution_is_found_asked_and_rung_by_keyboard_alone(page):
    _narrow(page, "placowka planned", 1)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(CARD)
    card = page.url
    _press(page, "a[href$='/ask/ask']", "**/ask/ask")
    _press(page, "main form.card button", card)
    _reach(page, "#said")
    page.keyboard.type("They will write.")
    _reach(page, "#conversation button")
    page.keyboard.press("Enter")
    expect(page.locator(".timeline-talk .timeline-note")).to_have_text("They will write.")
    expect(page.locator("section:has(> .card-head h2:text-is('The ask')) .state")).to_have_text(
        "Asked")


def test_several_are_ticked_and_given_to_one_person_by_keyboard_alone(page):
    _narrow(page, "placowka", 6)
    names = page.locator("[data-row-link]").all_inner_texts()
    for field, value in (("owner", "Basia"), ("tags", "space")):
        for key in ("j", "x", "j", "j", "x"):
            page.keyboard.press(key)
        _reach(page, f".deed:has(#bulk-{field}) > summary", "Shift+Tab")
        page.keyboard.press("Enter")
        _reach(page, f"#bulk-{field}")
        page.keyboard.type(value)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator(".message")).to_contain_text("2 institutions changed.")
    page.goto("/desk/institutions?owner=Basia&tag=space")
    assert page.locator("[data-row-link]").all_inner_texts() == [names[0], names[2]]


def test_enter_in_a_field_of_one_deed_never_does_another_without_scripts(serve, visit, filled,
                                                                          tmp_path):
    page = visit(serve(filled.copy(tmp_path, IMMEDIATE=False)), java_script_enabled=False)
    come_in(page)
    page.goto("/desk/institutions")
    page.check("[data-tick] >> nth=0")
    page.click(".deed:has(#bulk-tags) > summary")
    page.fill("#bulk-tags", "kosmos")
    page.press("#bulk-tags", "Enter")
    page.click(".deed:has(#bulk-tags) .btn-primary")
    expect(page.locator(".message")).to_have_count(1)
    assert page.goto("/desk/institutions?tag=kosmos").ok
    expect(page.locator("[data-row-link]")).to_have_count(1)
