"""An edition is handed over, a letter in it withdrawn; the next edition says what changed."""

import re

import pypdfium2
import pytest
from journeys import desk_deeds as desk
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
MINISTER = "Minister próbny"
TOLD = {"pl": ("Zmiany od wydania 2", "Łódzka Szkoła"), "en": ("Changes since edition 2",)}


@pytest.fixture
def page(serve, visit, filled, tmp_path):
    """A coordinator at the desk of the full campaign."""
    page = visit(serve(filled.copy(tmp_path / "site", IMMEDIATE=False)), locale="pl",
                 viewport={"width": 390, "height": 800})
    desk.come_in(page)
    return page


def _made(page) -> None:
    expect(page.locator("a[href$='-pl.pdf']").first).to_be_visible(timeout=40_000)
    expect(page.locator("a[href$='-en.pdf']").first).to_be_visible(timeout=40_000)


def _issued(page) -> None:
    """Issue the dossier on this page for the minister, and wait for its files."""
    page.get_by_label(MINISTER).check()
    page.click("form[action$='/issue'] button")
    page.wait_for_selector("#handovers")
    _made(page)


def _text(page, lang: str) -> str:
    with page.expect_download() as download:
        page.locator(f"a[href$='-{lang}.pdf']").first.click()
    document = pypdfium2.PdfDocument(download.value.path().read_bytes())
    text = " ".join(it.get_textpage().get_text_range() for it in document)
    document.close()
    return " ".join(text.split())


def _addressee(page) -> None:
    page.goto("/desk/addressees/new")
    page.fill("#name_pl", MINISTER)
    page.fill("#greeting_pl", "Szanowna Pani Minister,")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/desk/addressees")


def _handed_over(page) -> None:
    """Write down on this edition's page that the minister has it."""
    page.select_option("#handovers #addressee", label=MINISTER)
    page.click("#handovers form[action$='/handovers'] button")
    page.wait_for_url("**/handovers")
    assert MINISTER in page.inner_text("#handovers .task-list")


def _fits_beside_the_facts(page) -> None:
    """On a wide screen this edition's handovers stay within their card."""
    page.set_viewport_size({"width": 1320, "height": 900})
    page.click(".page-head a")
    page.wait_for_selector("#handovers .task-list")
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.set_viewport_size({"width": 390, "height": 800})


def test_who_has_an_edition_is_told_and_the_next_edition_says_what_changed(page, filled):
    _addressee(page)
    page.goto(f"/desk/dossiers/{filled.ids['dossier']}")
    _issued(page)
    _handed_over(page)
    _fits_beside_the_facts(page)

    page.goto(f"/desk/letters/{filled.ids['joint']}/withdraw")
    warning = page.inner_text("main .notice-warn")
    assert (MINISTER in warning, "Rada Próbna" in warning) == (True, True)
    page.fill("#reason", "Zmiana władz")
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile(r"/desk/letters/\w{8}$"))

    page.goto("/desk")
    task = page.locator(".task", has_text=MINISTER)
    assert "1 listu z wydania 2 już nie wliczamy" in task.inner_text()
    task.locator("a.btn").click()
    card = page.locator("section.card", has_text=MINISTER)
    assert "wycofany" in card.inner_text()
    card.get_by_role("button", name="Dziś powiadomiono").click()
    expect(page.locator("section.card", has_text=MINISTER)).to_contain_text("powiadomiono")
    page.goto("/desk")
    assert page.locator(".task", has_text=MINISTER).count() == 0

    page.goto("/desk/dossiers")
    page.click("form:has(input[value=ministry]) button")
    page.wait_for_url(re.compile(r"/desk/dossiers/\w{8}$"))
    _made(page)
    _issued(page)
    assert {lang: [words in _text(page, lang) for words in said]
            for lang, said in TOLD.items()} == {"pl": [True, True], "en": [True]}
