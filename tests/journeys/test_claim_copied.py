"""A sentence is copied in a real browser: on the clipboard and in the register the same words."""

import pytest
from pages import PASSWORD
from playwright.sync_api import expect
from web.world import email_of

from esabid.domain.permissions import Role
from esabid.extensions import db
from esabid.queries import claims

pytestmark = pytest.mark.browser
PAGE = "/desk/claims"
CLAIM = "section:first-of-type [data-claim]"


@pytest.fixture
def site(serve, filled, tmp_path):
    return serve(filled.copy(tmp_path, IMMEDIATE=False))


def _enter(visit, site, **options):
    page = visit(site, **options)
    page.goto("/sign-in?lang=pl")
    page.fill("#email", email_of(Role.COORDINATOR))
    page.fill("#password", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/desk")
    page.goto(PAGE)
    return page


def _register(site) -> list[str]:
    """The sentences kept in this test, newest first; the campaign came with one."""
    with site.world.app.app_context():
        said = [row.sentence for row in claims.register(db.session, 1)[0]]
        db.session.remove()
    return said[:-1]


def test_with_script_the_sentence_is_on_the_clipboard_and_in_the_register(site, visit):
    page = _enter(visit, site)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    claim = page.locator(CLAIM).first
    sentence = claim.locator("[data-claim-sentence]").inner_text()
    claim.get_by_role("button", name="Skopiuj zdanie").click()
    expect(claim.get_by_role("status")).to_have_text("Skopiowano i zapisano w rejestrze.")
    assert page.evaluate("navigator.clipboard.readText()") == sentence
    claim.get_by_role("button", name="Skopiuj zdanie").click()
    expect(claim.get_by_role("status")).to_have_text("Skopiowano i zapisano w rejestrze.")
    assert (_register(site), page.url) == ([sentence], site.address + PAGE)


def test_without_script_the_sentence_stands_ready_and_is_in_the_register(site, visit):
    page = _enter(visit, site, java_script_enabled=False)
    claim = page.locator(CLAIM).first
    sentence = claim.locator("[data-claim-sentence]").inner_text()
    claim.get_by_role("button", name="Skopiuj zdanie").click()
    page.wait_for_url("**/desk/claims/*")
    assert (page.input_value("#sentence"), page.get_attribute("#sentence", "readonly"),
            _register(site)) == (sentence, "", [sentence])


def test_a_sentence_that_changed_meanwhile_is_refused_with_its_reason(site, visit):
    page = _enter(visit, site)
    claim = page.locator(CLAIM).first
    claim.locator("[name=seen]").evaluate("it => { it.value = 'Mamy 900 listów.'; }")
    claim.get_by_role("button", name="Skopiuj zdanie").click()
    expect(page.locator(".error-summary")).to_contain_text(
        "W międzyczasie zmieniły się liczby albo data")
    assert _register(site) == []


def test_where_there_is_no_clipboard_the_sentence_is_selected(site, visit):
    page = _enter(visit, site)
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.reload()
    claim = page.locator(CLAIM).first
    sentence = claim.locator("[data-claim-sentence]").inner_text()
    claim.get_by_role("button", name="Skopiuj zdanie").click()
    expect(claim.get_by_role("status")).not_to_be_empty()
    assert (page.evaluate("getSelection().toString()").strip(), _register(site)) == (
        sentence, [sentence])


def test_a_guest_of_leadership_copies_and_keeps_nothing(site, visit):
    page = visit(site)
    page.goto(f"/l/{site.world.ids['leadership_token']}?lang=pl")
    page.goto("/overview")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    claim = page.locator("[data-claim]")
    sentence = claim.locator("[data-claim-sentence]").inner_text()
    claim.get_by_role("button", name="Skopiuj zdanie").click()
    expect(claim.get_by_role("status")).to_have_text("Skopiowano.")
    assert (page.evaluate("navigator.clipboard.readText()"), _register(site)) == (sentence, [])
