"""A dossier for tomorrow: choose, see what is missing, look ahead, make, download, issue."""

import re

import pytest
from pages import PASSWORD
from playwright.sync_api import expect

from esabid.domain.permissions import Role

pytestmark = pytest.mark.browser


def _sign_in(page) -> None:
    page.goto("/sign-in?lang=en")
    page.fill("#email", f"{Role.COORDINATOR}@example.org")
    page.fill("#password", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/desk")


def _choose(page) -> None:
    """See what is missing, write one abstract, choose; arrive at the preview."""
    page.goto("/desk/dossiers/plan?profile=esa")
    assert "3 letters have no abstract by the City" in page.inner_text("#missing")
    page.click("text=Write them one after another")
    page.fill("#abstract_pl", "Daje laboratorium.")
    page.fill("#abstract_en", "It lends a laboratory.")
    page.select_option("#weight", "2")
    page.click("button[name=next]")
    page.wait_for_url("**/desk/letters/abstracts?after=*")
    page.goto("/desk/dossiers/plan?profile=esa")
    assert "2 letters have no abstract by the City" in page.inner_text("#missing")
    page.select_option("#letter_order", "weight")
    page.uncheck("label:has-text('Evidence')")
    page.fill("#title_en", "Kraków, the home of ESA")
    page.click("button[name=preview]")
    page.wait_for_url("**/desk/dossiers/preview?profile=esa")


def _made(page, script: bool):
    """Have it made and wait for it, by hand where nothing asks again; the English file."""
    page.click("main form button:has-text('Make it')")
    page.wait_for_url(re.compile(r"/desk/dossiers/\w{8}$"))
    english = page.locator("main a[href$='-en.pdf']")
    for _ in range(0 if script else 80):
        if english.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(english).to_be_visible(timeout=40_000)
    return english


@pytest.mark.parametrize("script", [True, False])
def test_dossier_is_chosen_looked_at_made_and_issued(serve, visit, filled, tmp_path, script):
    site = serve(filled.copy(tmp_path, IMMEDIATE=False))
    page = visit(site, java_script_enabled=script, viewport={"width": 390, "height": 800})
    _sign_in(page)
    _choose(page)
    said = page.inner_text("main")
    assert ("Kraków, the home of ESA" in said, "Order: by weight." in said) == (True, True)
    page.click("text=Read it as a page")
    assert page.inner_text("h1") == "Kraków, the home of ESA"
    page.go_back()
    english = _made(page, script)
    with page.expect_download() as download:
        english.click()
    assert download.value.path().read_bytes()[:5] == b"%PDF-"
    page.click("form[action$='/issue'] button")
    expect(page.locator("h1")).to_have_text(re.compile(r"Edition \d+"))
    assert "Who has received it" in page.inner_text("main")
