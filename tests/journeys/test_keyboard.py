"""Everything that is pressed can be reached with Tab, and one sees where one is."""

import pytest
from pages import PASSWORD
from web.world import email_of

from esabid.domain.permissions import Role

pytestmark = pytest.mark.browser
FOCUSED = """() => {
    const it = document.activeElement, style = getComputedStyle(it);
    const name = (it.labels?.[0] ?? it).innerText.trim();
    return {name: name.split("\\n")[0], tag: it.tagName,
            seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
                  || style.boxShadow !== "none"};
}"""
MOST = 250


@pytest.fixture
def desk(serve, visit, filled, tmp_path):
    """A coordinator who has just come in."""
    site = serve(filled.copy(tmp_path, IMMEDIATE=False))
    page = visit(site, reduced_motion="reduce", viewport={"width": 1320, "height": 900})
    page.goto("/sign-in?lang=en")
    page.fill("#email", email_of(Role.COORDINATOR))
    page.fill("#password", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda address: "sign-in" not in address)
    return page


def _stops(page, address: str) -> list[dict]:
    """Where Tab stops on a page, from its beginning to its end."""
    page.goto(address)
    found = []
    for _step in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["tag"] == "BODY":
            return found
        found.append(stop)
    raise AssertionError(f"{address} has more than {MOST} stops")


@pytest.mark.parametrize(("address", "wanted"), [
    ("/desk", {"More", "Data as a table", "Log a letter", "Targets"}),
    ("/overview", {"More", "Data as a table", "Copy the sentence", "Compare with another day",
                   "Compare", "For a projector"}),
    ("/desk/claims", {"More", "Copy the sentence", "Wording", "Number", "Check"}),
    ("/desk/arguments", {"More", "Add evidence", "Add an argument", "Up", "Down"})])
def test_what_is_pressed_is_reached_with_tab_and_seen(desk, address, wanted):
    stops = _stops(desk, address)
    assert wanted - {it["name"] for it in stops} == set()
    assert [it for it in stops if not it["seen"]] == []


def test_the_menus_open_with_the_keyboard(desk):
    for width, menu, first in ((1320, ".nav-wide .menu", "Next asks"),
                               (390, ".nav-phone", "Today")):
        desk.set_viewport_size({"width": width, "height": 900})
        desk.goto("/overview")
        desk.focus(f"{menu} > summary")
        desk.keyboard.press("Enter")
        desk.keyboard.press("Tab")
        assert desk.evaluate(FOCUSED)["name"] == first
        assert desk.is_visible(f"{menu} a:has-text('{first}')")


def test_the_data_of_a_chart_open_with_the_keyboard(desk):
    desk.goto("/overview")
    desk.focus(".chart-data > summary >> nth=0")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.className") == "table-scroll"
    assert desk.is_visible(".chart-data table >> nth=0")
