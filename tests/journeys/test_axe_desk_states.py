"""What no address shows, under axe: open menus, forms in place, refusals, lists before a deed."""

import factories
import pytest
from journeys.desk_deeds import come_in, hand_in
from journeys.test_axe_everywhere import AXE, RUN, WIDE
from playwright.sync_api import Page, expect

from esabid.extensions import db, writing

pytestmark = pytest.mark.browser
LIST = "/desk/institutions"
VIEWS = (("light", 1320), ("dark", 390), ("light", 320), ("dark", 1320))
LONG = ("Małopolskie Centrum Łączności Satelitarnej i Obserwacji Ziemi przy "
        "Konstantynopolitańczykowianeczkowskim Instytucie")
# A new one, a changed one, one that is alike, a wrong one, an unknown heading, a long name.
LINES = f"""Nazwa;Miasto;NIP;Lp
Nowa Fundacja;Łódź;;1
Placówka asked;Gdańsk;;2
Placówka promised SA;;;3
Zła Spółka;;1234567890;4
{LONG} nr 2;Szczebrzeszyn;;5
"""


def _sheet(page: Page, place: int) -> None:
    page.goto(LIST)
    page.locator("[data-tick]").first.check()
    page.locator(".deed > summary").nth(place).click()


def _steps(page: Page) -> None:
    page.goto(f"{LIST}?q=plac&status=asked")
    page.locator("td[data-label=Status] .inline-link").click()
    expect(page.locator(".inline-steps a").first).to_be_focused()


def _step_refused(page: Page) -> None:
    _steps(page)
    page.keyboard.press("Enter")
    page.locator(".inline-form button[type=submit]").click()
    expect(page.locator(".form-error")).to_be_visible()


def _forms_in_a_row(page: Page) -> None:
    page.goto(f"{LIST}?q=plac&status=promised")
    for number, part in enumerate(("owner", "expected", "next_step"), 1):
        page.click(f"tbody .inline-link[href*='/{part}?']")
        expect(page.locator("tbody .inline-form")).to_have_count(number)


def _saved(page: Page) -> None:
    page.goto(f"{LIST}?q=plac&status=asked")
    page.click("tbody .inline-link[href*='/next_step?']")
    page.fill("tbody .inline-form input:visible >> nth=0", "Zadzwonić do sekretariatu")
    page.keyboard.press("Enter")
    expect(page.locator("tbody .inline form[action*=undo]")).to_be_visible()


def _menu(page: Page) -> None:
    page.goto(LIST)
    page.locator("summary:visible", has_text="Więcej").first.click()


def _keys(page: Page) -> None:
    page.goto(LIST)
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()


def _filters(page: Page) -> None:
    page.goto(f"{LIST}?status=overdue&owner=-&silent=14&sort=-expected")


def _before_asking(page: Page) -> None:
    _sheet(page, 4)
    page.click(".deed[open] .btn-primary")
    expect(page.locator(".bulk-list li")).to_have_count(1)


def _nobody_ticked(page: Page) -> None:
    page.goto(LIST)
    page.locator(".deed > summary").first.click()
    page.click(".deed[open] .btn-primary")
    expect(page.locator(".error-summary")).to_be_focused()


def _edited_wrong(page: Page) -> None:
    page.goto(f"{LIST}/new")
    page.fill("#name_en", "x")
    page.fill("#name_en", "")
    page.click("main form[method=post] .btn-primary")
    page.locator(".error-summary a").click()
    expect(page.locator("#name_pl")).to_be_focused()


def _alike(page: Page) -> None:
    page.goto(f"{LIST}/new")
    page.locator("#name_pl").press_sequentially("Placówka asked")
    expect(page.locator("#alike li")).not_to_have_count(0)


def _card_refused(page: Page) -> None:
    page.goto(f"{LIST}?q=plac&status=promised")
    page.click("[data-row-link]")
    page.click("#conversation .btn-primary")
    page.locator(".error-summary a").click()
    expect(page.locator("#said")).to_be_focused()


def _two_writers(page: Page) -> None:
    page.goto(f"{LIST}?q=plac&status=planned")
    page.click("[data-row-link]")
    page.click("a[href$='/edit']")
    other = page.context.new_page()
    other.goto(page.url)
    for writer, notes in ((other, "Pierwszy zapis"), (page, "Drugi zapis")):
        writer.fill("#notes", notes)
        writer.click("main form[method=post] .btn-primary")
    other.close()
    page.locator(".error-summary a").first.click()
    expect(page.locator("#notes")).to_be_focused()


def _plan_open(page: Page) -> None:
    hand_in(page, {"name": "lista.csv", "mimeType": "text/csv", "buffer": LINES.encode()})
    page.locator("details", has=page.locator(".column-choices")).locator("> summary").click()
    page.evaluate("document.querySelectorAll('.whose').forEach((it) => { it.open = true; })")


def _plan_refused(page: Page) -> None:
    _plan_open(page)
    page.locator(".whose input:visible").first.fill("Nie ma takiej")
    page.click("form.plan .toolbar button:not([name])")
    page.locator(".error-summary a").click()
    expect(page.locator(".whose input:focus")).to_have_value("Nie ma takiej")


def _not_a_list(page: Page) -> None:
    page.goto("/desk/imports")
    page.set_input_files("#file", {"name": "a.xlsx", "mimeType": "text/csv", "buffer": b"\x00%PDF"})
    page.click("main form:has(#file) button[type=submit]")
    expect(page.locator(".error-summary")).to_be_focused()


STATES = {
    "owner of many": lambda page: _sheet(page, 0), "tags of many": lambda page: _sheet(page, 1),
    "ask of many": lambda page: _sheet(page, 4), "next steps": _steps,
    "step refused": _step_refused, "forms in a row": _forms_in_a_row, "saved in place": _saved,
    "menu": _menu, "keys": _keys, "filters": _filters, "before asking": _before_asking,
    "nobody ticked": _nobody_ticked, "edited wrong": _edited_wrong, "alike": _alike,
    "card refused": _card_refused, "two writers": _two_writers, "plan open": _plan_open,
    "plan refused": _plan_refused, "not a list": _not_a_list}


@pytest.fixture
def page(serve, visit, filled, tmp_path):
    """A coordinator at the desk of a campaign where one name is very long."""
    world = filled.copy(tmp_path, IMMEDIATE=False)
    with world.app.app_context():
        with writing() as session:
            factories.institution(session, f"{LONG} nr 1", name_en="")
        db.session.remove()
    page = visit(serve(world), viewport={"width": 1320, "height": 900}, reduced_motion="reduce")
    come_in(page)
    return page


def test_no_state_of_the_desk_has_a_fault_of_access(page):
    faults = []
    for name, reach in STATES.items():
        page.set_viewport_size({"width": 1320, "height": 900})
        reach(page)
        page.evaluate(f"{AXE}; 0")
        for scheme, width in VIEWS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            faults += [(name, scheme, width, fault) for fault in page.evaluate(RUN)]
            if page.evaluate(WIDE):
                faults.append((name, scheme, width, "wider than the window"))
    assert faults == []


@pytest.mark.parametrize("width", [768, 900, 1024])
def test_the_list_stays_within_windows_between_telephone_and_desk(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(LIST)
    assert (page.locator("[data-row-link]").count() > 0, page.evaluate(WIDE)) == (True, False)
    _forms_in_a_row(page)
    assert page.evaluate(WIDE) is False
