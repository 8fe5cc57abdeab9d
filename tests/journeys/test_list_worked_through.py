"""The institutions list in a real browser: filters without reloading, ranges, keys, and back."""

import factories
import pytest
from pages import PASSWORD
from playwright.sync_api import expect
from web.world import email_of

from esabid.domain.permissions import Role
from esabid.extensions import db, writing

pytestmark = pytest.mark.browser
LIST = "/desk/institutions"


@pytest.fixture
def site(serve, filled, tmp_path):
    world = filled.copy(tmp_path, IMMEDIATE=False)
    with world.app.app_context():
        with writing() as session:
            for number in range(60):
                factories.institution(session, f"Pracownia {number:02d}", name_en="")
        db.session.remove()
    return serve(world)


@pytest.fixture
def page(visit, site):
    """A coordinator at the list; `window.stays` is gone once the page is loaded anew."""
    page = visit(site, viewport={"width": 1320, "height": 900}, reduced_motion="reduce")
    page.goto("/sign-in?lang=pl")
    page.fill("#email", email_of(Role.COORDINATOR))
    page.fill("#password", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/desk")
    page.goto(LIST)
    page.evaluate("window.stays = true")
    return page


def names(page) -> list[str]:
    return page.locator("[data-row-link]").all_inner_texts()


def ticked(page) -> list[int]:
    return page.evaluate("[...document.querySelectorAll('[data-tick]')]"
                         ".flatMap((it, place) => it.checked ? [place] : [])")


def test_filters_change_the_list_in_place_and_back_leads_through_them(site, page):
    page.fill("#q", "pracownia")
    expect(page.locator("#found")).to_have_text("60 instytucji: „pracownia”")
    page.wait_for_url("**?q=pracownia")
    assert page.evaluate("[window.stays, document.activeElement.id]") == [True, "q"]
    page.click("#sort-name")
    page.wait_for_url("**sort=-name")
    expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
    assert (names(page)[0], page.evaluate("[window.stays, document.activeElement.id]")) == (
        "Pracownia 59", [True, "sort-name"])
    page.select_option("#sector", "university")
    page.wait_for_url("**sector=university**")
    expect(page.locator("#found")).to_contain_text("0 instytucji")
    page.go_back()
    expect(page.locator("[data-row-link]")).to_have_count(50)
    assert (page.input_value("#q"), page.input_value("#sector"), names(page)[0]) == (
        "pracownia", "", "Pracownia 59")
    page.go_back()
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    assert (page.url, names(page)[0]) == (f"{site.address}{LIST}?q=pracownia", "Pracownia 00")


def test_chips_keep_the_search_that_stands_in_the_form(site, page):
    page.fill("#q", "plac")
    expect(page.locator("[data-row-link]")).to_have_count(6)
    page.click("#chip-asked")
    expect(page.locator("[data-row-link]")).to_have_count(1)
    assert page.get_attribute("#chip-asked", "aria-current") == "true"
    page.fill("#q", "placówka")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=plac%C3%B3wka**")
    assert (page.evaluate("window.stays"), names(page)) == (True, ["Placówka asked"])


def test_shift_ticks_a_range_and_a_deed_is_done_for_it(site, page):
    page.goto(f"{LIST}?q=pracownia")
    boxes = page.locator("[data-tick]")
    boxes.nth(2).click()
    boxes.nth(6).click(modifiers=["Shift"])
    assert ticked(page) == [2, 3, 4, 5, 6]
    boxes.nth(6).click()
    boxes.nth(4).click(modifiers=["Shift"])
    assert ticked(page) == [2, 3]
    expect(page.locator("[data-ticked]")).to_have_text("zaznaczono: 2")
    page.click("[data-tick-page]")
    assert len(ticked(page)) == 50
    page.click("[data-tick-page]")
    boxes.nth(0).click()
    page.click("summary:has-text('Przypisz')")
    page.fill("#bulk-owner", "Anna Nowak")
    page.keyboard.press("Enter")
    expect(page.locator(".message")).to_contain_text("Zmieniono 1 instytucję.")
    assert page.url == f"{site.address}{LIST}?q=pracownia"


def test_keys_walk_tick_search_and_open(site, page):
    page.goto(f"{LIST}?q=pracownia")
    for key in "jjjkx":
        page.keyboard.press(key)
    assert (page.evaluate("document.activeElement.innerText"), ticked(page)) == (
        "Pracownia 01", [1])
    page.keyboard.press("/")
    page.keyboard.type("jkn?")
    assert page.input_value("#q") == "jkn?"
    page.goto(f"{LIST}?q=pracownia")
    page.keyboard.press("Control+j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.innerText") == "Pracownia 49"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Pracownia 49")
    page.goto(LIST)
    page.keyboard.press("n")
    page.wait_for_url("**/institutions/new")


def test_enter_in_the_search_leads_to_the_rows_it_found_and_stays_there(site, page):
    page.keyboard.press("/")
    page.keyboard.type("pracownia")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row-link]").first).to_be_focused()
    page.wait_for_timeout(600)  # What was typed is looked up once more after a pause.
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.innerText") == "Pracownia 01"
    page.keyboard.press("/")
    page.keyboard.type("zzz")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_contain_text("0 instytucji")
    expect(page.locator("#q")).to_be_focused()


def test_keys_are_turned_off_for_good_and_on_again(site, page):
    page.keyboard.press("?")
    dialog = page.locator("dialog#keys")
    expect(dialog).to_be_visible()
    dialog.get_by_role("switch").uncheck()
    dialog.get_by_role("button", name="Zamknij").click()
    page.keyboard.press("j")
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.click("[data-key='?']")
    expect(dialog).to_be_visible()
    dialog.get_by_role("switch").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('[data-row-link]')")


def test_status_and_owner_change_in_their_row_and_chips_count_anew(site, page):
    page.goto(f"{LIST}?q=plac&status=asked")
    row = page.locator("tbody tr").first
    row.locator("td[data-label=Status] .inline-link").click()
    expect(row.locator(".inline-steps a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(row.locator("input[type=date]").first).to_be_focused()
    row.get_by_role("button", name="Zapisz").click()
    expect(row.locator(".form-error")).to_be_visible()
    row.locator("input[type=date]").first.fill("2099-05-05")
    row.get_by_role("button", name="Zapisz").click()
    expect(row.locator(".state")).to_have_text("List zapowiedziany")
    expect(page.locator("#chip-promised .chip-count")).to_have_text("2")
    row.locator("td[data-label=Opiekun] .inline-link").click()
    row.locator("td[data-label=Opiekun] input[name=owner]").fill("Anna Nowak")
    page.keyboard.press("Enter")
    expect(row.locator("td[data-label=Opiekun] .inline-value")).to_have_text("Anna Nowak")
    assert page.url == f"{site.address}{LIST}?q=plac&status=asked"
