"""A day at the desk, with scripts and without: an office list in, work, the list out."""

import re

import pytest
from journeys import desk_deeds as desk
from spreadsheets.messy import COUNTS_BESIDE, THERE, messy
from web.world import World

from esabid.extensions import system, writing
from esabid.services import institutions

pytestmark = pytest.mark.browser
# How each row that waits for a person is answered; the twin is merged later.
TWIN, FIRST = "Orbita Wawel sp. z o.o.", "Orbita Wawel spółka z ograniczoną odpowiedzialnością"
ANSWERS = {
    TWIN: "new", "ORBITA WAWEL Sp. z o. o.": "out", "Źrebię spółka akcyjna": "out",
    "Grawitacja": "out", "fundacja żagli słonecznych": "out",
    "Instytut Map Nieba w Krakowie": "out", "Źródło Orbit": "Źródło Orbit sp. z o.o.",
}


@pytest.fixture
def site(serve, founded, tmp_path):
    """A campaign in which three of the list are there before."""
    world: World = founded.copy(tmp_path / "site", IMMEDIATE=False)
    with world.app.app_context(), writing() as session:
        for details in THERE:
            institutions.add(session, system(), details=details)
    return serve(world)


@pytest.mark.parametrize(("scripts", "kind", "out"), [
    (True, "xlsx", "csv"), (False, "csv-cp1250", "xlsx")], ids=["scripts", "no-scripts"])
def test_an_office_list_comes_in_is_worked_with_and_goes_out(site, visit, tmp_path, scripts, kind,
                                                             out):
    page = visit(site, java_script_enabled=scripts, locale="pl")
    desk.come_in(page)
    (listed := tmp_path / f"lista.{kind[:4].rstrip('-')}").write_bytes(messy(kind))
    known = _import(page, listed)
    _assign_all(page, known["all"])
    _ask_all_planned(page, known, scripts)
    _log_and_take_back(page)
    _merge_and_undo(page)
    file = desk.export(page, out, tmp_path)
    assert desk.hand_in(page, file) == {"all": known["all"], "same": known["all"]}
    assert re.search(r"\d+", page.inner_text("form.plan button[formaction]"))[0] == "0"


def _import(page, listed) -> dict[str, int]:
    """Hand the list in, answer its conflicts, take it over; the chips of the list after that."""
    assert desk.hand_in(page, listed) == {"all": 140} | COUNTS_BESIDE
    desk.answer_conflicts(page, ANSWERS)
    added = COUNTS_BESIDE["create"] + 1
    assert desk.take_over(page) == added + COUNTS_BESIDE["update"] + 1
    known = desk.chips(page)
    assert known["all"] == sum(known.values()) - known["all"] == len(THERE) + added
    return known


def _assign_all(page, number: int) -> None:
    """Give all that match to one person, by the box that says so."""
    page.goto("/desk/institutions")
    page.check("#bulk [name=all]")
    assert len(desk.do_with_them(page, "assign", owner="Basia")) == number
    assert desk.chips(page, "/desk/institutions?owner=Basia")["all"] == number


def _ask_all_planned(page, known: dict[str, int], scripts: bool) -> None:
    """Record the ask of all that are planned, take it back, and record it again."""
    done = known | {"asked": known["asked"] + known["planned"]}
    del done["planned"]
    for again in (False, True):
        page.goto("/desk/institutions?status=planned")
        assert desk.tick_rows(page, by_range=scripts) == known["planned"]
        names = desk.do_with_them(page, "ask", asked_on="2026-03-09")
        assert len(set(names)) == known["planned"]
        if not again:
            desk.take_back(page)
        assert desk.chips(page) == (done if again else known)


def _log_and_take_back(page) -> None:
    """Log a call, take it back, log another; only that one is on the card."""
    card = desk.card_of(page, "Instytut Zegarów Atomowych")
    desk.log_a_call(page, "Rektor nie odbiera.")
    desk.take_back(page)
    desk.log_a_call(page, "List podpisze rektor.\nPo senacie.")
    page.goto(card)
    assert page.locator(".timeline-talk .timeline-note").all_inner_texts() == [
        "List podpisze rektor.\nPo senacie."]


def _merge_and_undo(page) -> None:
    """Merge the twin with the first of its name, follow both addresses, undo it."""
    known = desk.chips(page)
    page.goto("/desk/duplicates")
    pair = page.locator(".pair").filter(has_text=FIRST).filter(
        has=page.get_by_role("link", name=TWIN, exact=True))
    way = pair.locator("a[href*='/merge/']")
    stays, goes = re.findall(r"\w{8}(?=/merge|$)", way.get_attribute("href"))
    way.click()
    page.wait_for_url("**/merge/*")
    page.click("main form.card button[type=submit]")
    page.wait_for_url(f"**/{stays}")
    assert desk.chips(page)["all"] == known["all"] - 1
    page.goto(f"/desk/institutions/{goes}")
    assert page.url.endswith(f"/{stays}")
    page.click("dd a[href*='/mergers/']")
    page.wait_for_url("**/mergers/*")
    page.click("main form button[type=submit]")
    page.wait_for_url(f"**/{stays}")
    assert desk.chips(page) == known
    page.goto(f"/desk/institutions/{goes}")
    assert page.url.endswith(f"/{goes}")
