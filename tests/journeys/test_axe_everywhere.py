"""Every page under axe-core, light and dark, from a wide screen to a narrow telephone."""

from pathlib import Path

import pytest
from pages import PASSWORD
from web.routes import readable
from web.world import email_of

from esabid.domain.permissions import Role

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a",
    "wcag21aa", "best-practice"]})).violations.map(v => v.id + ": " + v.nodes[0].html)"""
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SIZES = (1320, 390, 320)
VIEWS = tuple((scheme, width) for scheme in ("light", "dark") for width in SIZES)
# What a campaign without a row shows depends less on size and colour than on what is there.
TWO_VIEWS = (("light", 1320), ("dark", 320))
READERS = (Role.VISITOR, Role.PARTNER, Role.LEADERSHIP, Role.COORDINATOR)


def _enter(page, site, role: Role) -> None:
    """Come in as this role; nothing is looked at yet."""
    if role == Role.PARTNER:
        page.goto(f"/p/{site.world.ids['partner_token']}")
    elif role == Role.GUEST:
        page.goto(f"/l/{site.world.ids['leadership_token']}")
    elif role != Role.VISITOR:
        page.goto("/sign-in")
        page.fill("#email", email_of(role))
        page.fill("#password", PASSWORD)
        page.click("main form button[type=submit]")
        page.wait_for_url(lambda address: "sign-in" not in address)


def _faults(page, address: str, views=VIEWS) -> list:
    """What is wrong on one page in each of `views`: colours and the window's width."""
    page.emulate_media(color_scheme=views[0][0])
    page.set_viewport_size({"width": views[0][1], "height": 900})
    page.goto(address)
    page.evaluate(f"{AXE}; 0")
    found = []
    for scheme, width in views:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        found += [(address, scheme, width, fault) for fault in page.evaluate(RUN)]
        if page.evaluate(WIDE):
            found.append((address, scheme, width, "wider than the window"))
    return found


def _own(world, role: Role) -> list[str]:
    """The pages of this role that the readers before it do not have."""
    before = READERS[:READERS.index(role)]
    return [address for address in readable(world, role)
            if not any(address in readable(world, other) for other in before)]


@pytest.mark.parametrize("role", READERS)
def test_no_page_has_a_fault_of_access(serve, visit, filled, tmp_path, role):
    site = serve(filled.copy(tmp_path, IMMEDIATE=False))
    page = visit(site, reduced_motion="reduce")
    _enter(page, site, role)
    faults = [fault for address in _own(site.world, role) for fault in _faults(page, address)]
    assert faults == []


def test_the_overview_by_a_link_has_no_fault_of_access(serve, visit, filled, tmp_path):
    site = serve(filled.copy(tmp_path, IMMEDIATE=False))
    page = visit(site, reduced_motion="reduce")
    _enter(page, site, Role.GUEST)
    assert _faults(page, "/overview") == []


def test_no_page_of_a_campaign_without_rows_has_a_fault_of_access(serve, visit, founded, tmp_path):
    site = serve(founded.copy(tmp_path, IMMEDIATE=False))
    page = visit(site, reduced_motion="reduce")
    _enter(page, site, Role.COORDINATOR)
    # The rule itself stands in <> where the campaign has no such row.
    addresses = [it for it in readable(site.world, Role.COORDINATOR) if not it.startswith("<")]
    assert "/desk/arguments" in addresses
    faults = [fault for address in addresses for fault in _faults(page, address, TWO_VIEWS)]
    assert faults == []


@pytest.mark.parametrize("role", [Role.VISITOR, Role.COORDINATOR])
def test_a_form_sent_wrong_has_no_fault_of_access(serve, visit, filled, tmp_path, role):
    site = serve(filled.copy(tmp_path, IMMEDIATE=False))
    page = visit(site, reduced_motion="reduce")
    _enter(page, site, role)
    page.goto("/sign-in" if role == Role.VISITOR else "/desk/letters/new")
    page.fill("#email" if role == Role.VISITOR else "#received_on",
              "nobody" if role == Role.VISITOR else "2099-01-01")
    page.click("main form button[type=submit]:not([name])")
    page.wait_for_selector(".error-summary")
    page.evaluate(f"{AXE}; 0")
    assert page.evaluate(RUN) == []
