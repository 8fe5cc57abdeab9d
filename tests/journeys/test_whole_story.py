"""The whole story with a real server, worker and browser: from an empty campaign to an edition."""

import re
import shutil

import factories
import pypdfium2
import pytest
from pages import PASSWORD
from playwright.sync_api import expect
from web.world import World

from esabid.domain.permissions import Role
from esabid.extensions import db, system, writing
from esabid.models import LinkPurpose
from esabid.services import links

pytestmark = pytest.mark.browser
NAME = {"pl": "Instytut Orbit Łagodnych", "en": "Institute of Gentle Orbits"}


@pytest.fixture
def site(serve, tmp_path, blank_database):
    shutil.copy(blank_database, tmp_path / "esabid.sqlite")
    return serve(World(tmp_path, flags={"IMMEDIATE": False}))


def _token(site, purpose: LinkPurpose, **of) -> str:
    with site.world.app.app_context():
        with writing() as session:
            token = links.issue(session, system(), purpose=purpose, **of)[1]
        db.session.remove()
    return token


def _set_up(site, page, lang: str) -> None:
    page.goto(f"/set-up/{_token(site, LinkPurpose.SET_UP)}?lang={lang}")
    for name, value in (("title_pl", "Kraków dla ESA"), ("title_en", "Kraków for ESA"),
                        ("bidder_pl", "Gmina Miejska Kraków"), ("bidder_en", "City of Kraków"),
                        ("name", "Anna Testowa"), ("email", "anna@example.org"),
                        ("password", PASSWORD)):
        page.fill(f"#{name}", value)
    page.click("main form:has(#password) button[type=submit]")
    page.wait_for_url("**/desk")
    assert page.inner_text(".hero-number") == "0"


def _letter(site, page, folder) -> str:
    """Add the institution, record the ask, log the letter; return the letter's address."""
    page.goto("/desk/institutions/new")
    page.fill("#name_pl", NAME["pl"])
    page.fill("#name_en", NAME["en"])
    page.fill("#city", "Kraków")
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile(r"/desk/institutions/\w{8}$"))
    card = page.url
    page.click("a[href$='/ask/ask']")
    page.click("main form button[type=submit]")
    page.wait_for_url(card)
    page.click("a[href*='/desk/letters/new']")
    (folder / "list.pdf").write_bytes(factories.pdf(f"List poparcia: {NAME['en']}"))
    page.set_input_files("#file", folder / "list.pdf")
    page.select_option("#signers-0-signature", "qualified")
    page.fill("#signers-0-signatory", "prof. Maria Zmyślona")
    page.click("main form button[type=submit]:not([name])")
    page.wait_for_url(re.compile(r"/desk/letters/\w{8}$"))
    return card


def _dossier(page) -> dict[str, bytes]:
    """Have the dossier made, watch it, issue it; return both files."""
    page.goto("/desk/dossiers")
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile(r"/desk/dossiers/\w{8}$"))
    expect(page.locator("a[href$='-en.pdf']")).to_be_visible(timeout=40_000)
    page.click("form[action$='/issue'] button")
    expect(page.locator("a[href$='-en.pdf']")).to_be_visible(timeout=40_000)
    files = {}
    for lang in ("pl", "en"):
        with page.expect_download() as download:
            page.click(f"a[href$='-{lang}.pdf']")
        files[lang] = download.value.path().read_bytes()
    return files


def _text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_from_an_empty_campaign_to_an_edition(site, visit, tmp_path, lang):
    page = visit(site, locale=lang)
    _set_up(site, page, lang)
    card = _letter(site, page, tmp_path)
    verify = page.locator("form[action$='/verify'] button")
    expect(verify).to_be_visible()  # The check appears by itself.
    expect(page.locator("img.preview")).to_be_visible()
    verify.click()
    expect(page.locator(".state-good").first).to_be_visible()
    page.goto("/desk")
    assert page.inner_text(".hero-number") == "1"
    files = _dossier(page)
    assert {it: NAME[it] in _text(data) for it, data in files.items()} == {"pl": True, "en": True}
    page.goto(card)
    page.click("form[action$='/links'] button")
    link = page.input_value("#link")
    partner = visit(site, locale=lang)
    partner.goto(f"{link}?lang={lang}")
    assert (partner.url, partner.inner_text("h1")) == (f"{site.address}/p", NAME[lang])
    page.goto(card)
    page.click("form[action$='/revoke'] button")
    partner.reload()
    assert partner.inner_text("h1") == {"pl": "Nie ma takiej strony",
                                        "en": "There is no such page"}[lang]


def test_leadership_sees_the_number_and_the_dossier_and_changes_nothing(serve, visit, filled,
                                                                         tmp_path):
    site = serve(filled.copy(tmp_path, IMMEDIATE=False))
    page = visit(site, viewport={"width": 390, "height": 800})
    page.goto("/sign-in?lang=en")
    page.fill("#email", f"{Role.LEADERSHIP}@example.org")
    page.fill("#password", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/overview")
    assert page.inner_text(".hero-number") == "3"
    # Nothing is sent from here but a sentence to the register.
    assert [it.get_attribute("action") for it in page.locator("main form[method=post]").all()] == [
        "/desk/claims"]
    with page.expect_download() as download:
        page.click("a[href$='-pl.pdf']")
    assert "Akademia Próbna" in _text(download.value.path().read_bytes())
    assert page.goto("/desk").status == 403


def test_the_desk_works_without_scripts(site, visit, tmp_path):
    page = visit(site, java_script_enabled=False)
    _set_up(site, page, "pl")
    _letter(site, page, tmp_path)
    verify = page.locator("form[action$='/verify'] button")
    for _ in range(20):
        if verify.count():
            break
        page.wait_for_timeout(500)
        page.goto(page.url)
    verify.click()
    page.goto("/desk")
    assert page.inner_text(".hero-number") == "1"
