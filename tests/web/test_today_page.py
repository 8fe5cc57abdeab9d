"""Na dziś and the navigation: every part of the morning, and ways to everything else."""

from datetime import timedelta

import factories
import pytest
from web.routes import readable
from web.world import Role

from esabid.domain.conversation import NextStep
from esabid.extensions import tools, writing
from esabid.models import Campaign
from esabid.queries.institutions import by_public_id
from esabid.services import asks, next_steps

MAIN = {"pl": ["Na dziś", "Instytucje", "Listy", "Nowe pliki 4 pliki czekają na decyzję",
               "Postęp", "Dossier"],
        "en": ["Today", "Institutions", "Letters", "New files 4 wait for you", "Progress",
               "Dossier"]}
MORE = {"pl": ["Następne prośby", "Argumenty i dowody", "Deklarowany wkład", "Promocja i młodzież",
               "Porozumienia", "Zdania dla prasy", "Linki", "Historia zmian",
               "Możliwe duplikaty", "Import i eksport", "Ustawienia", "Pomoc"],
        "en": ["Next asks", "Arguments and evidence", "Contributions", "Promotion and youth",
               "Agreements", "Sentences for the press", "Links", "History of changes",
               "Possible duplicates", "Import and export", "Settings", "Help"]}


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def _navigation(page) -> list[list[tuple[str, str, str | None]]]:
    """(words, address, whether it is the present page) of the row, of "More" and of the menu."""
    lists = [ul for ul in page.all("ul")
             if ul.get("class") in ("nav-row", "menu-sheet")]
    return [[(page.text_of(a), a.get("href"), a.get("aria-current"))
             for li in ul if li.tag == "li" for a in li if a.tag == "a"] for ul in lists]


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_navigation_leads_everywhere_and_the_menu_holds_it_all(full, lang):
    reader = full.reader(Role.COORDINATOR, lang)
    row, more, menu = _navigation(reader.page("/desk/agreements"))
    assert ([it[0] for it in row], [it[0] for it in more], menu) == (
        MAIN[lang], MORE[lang], row + more)
    assert [it[0] for it in menu if it[2] == "page"] == [MORE[lang][4]]
    assert {reader.page(href).status for _, href, _ in menu} == {200}


def test_every_page_of_the_desk_stands_at_one_place_of_the_navigation(full, desk):
    wrong = {}
    for address in readable(full, Role.COORDINATOR):
        if address.startswith(("/desk", "/overview")) and address != "/overview/projector":
            current = [it[0] for it in _navigation(desk.page(address))[2] if it[2]]
            if len(current) != 1:
                wrong[address] = current
    assert wrong == {}


def test_more_says_when_the_page_is_one_of_its_own(desk):
    said = [[it.get("aria-current") for it in desk.page(address).all("summary")
             if desk.page(address).text_of(it) == "More"]
            for address in ("/desk/promotion", "/desk/letters")]
    assert said == [["true"], [None]]


def test_leadership_has_no_desk_to_go_to(full):
    assert _navigation(full.reader(Role.LEADERSHIP).page("/overview")) == []


def test_the_morning_says_whom_to_ask_and_what_is_lacking(full, desk):
    with full.app.app_context(), writing() as session:
        session.get(Campaign, 1).sector_targets = {"university": 3, "space_company": 2}
    page = desk.page("/desk")
    headings = [page.text_of(it) for it in page.all("h2")]
    assert headings == [
        "New files", "Your next steps", "Letters to check", "Overdue", "Promised for this week",
        "Quiet for 14 days", "Whom to ask next",
        "What the dossier still lacks", "Letters over time", "Whom we have, whom we lack",
        "Supporters by reach", "Lately"]
    assert [words in page.text for words in (
        "Counted cautiously: 3", "Too few data for a forecast", "Nobody yet from: Space company.",
        "Below the target: University (1 of 3).",
        "Sector “Space company”: no letter counts yet. Not asked yet.", "Space picnic")
    ] == [True] * 6


def test_every_row_of_the_morning_has_its_one_click(full, desk):
    with full.app.app_context(), writing() as session:
        day = tools().today()
        for state, name in (("stale", "planned"), ("this_week", "english")):
            row = by_public_id(session, full.ids[name])
            asks.advance(session, factories.actor(), row, action="ask",
                         asked_on=day - timedelta(days=20))
            if state == "this_week":
                asks.advance(session, factories.actor(), row, action="promise", expected_on=day)
    page = desk.page("/desk")
    of = {name: f"/desk/institutions/{full.ids[name]}" for name in (
        "overdue", "planned", "english", "institution")}
    links = {href for _, href in page.links}
    assert {f"{of['overdue']}#conversation", f"{of['planned']}/ask/promise",
            f"/desk/letters/new?institution={full.ids['english']}",
            f"/desk/letters/{full.ids['to_check']}"} <= links
    assert page.form(f"{of['institution']}/next_step/done")["step"] == "Zadzwonić do kanclerza"


def test_lists_of_the_morning_are_short_and_lead_to_all(full, desk):
    with full.app.app_context(), writing() as session:
        for number in range(6):
            row = factories.institution(session, owner="Osoba coordinator")
            next_steps.plan(session, factories.actor(), row, step=NextStep(f"Krok {number}"))
    page = desk.page("/desk")
    # One step was there before, and the dated ones come first.
    shown = [number for number in range(6) if f"Krok {number}" in page.text]
    links = dict(page.links)
    assert (shown, desk.page(links["All 7"]).rows()) == ([0, 1, 2, 3], 7)


@pytest.mark.parametrize("behind", ["this_week", "stale", "my_steps"])
def test_lists_behind_the_morning_say_what_they_show(desk, behind):
    page = desk.page(f"/desk/institutions?behind={behind}")
    assert (page.status, "Shown: " in page.text) == (200, True)


@pytest.mark.parametrize(("part", "words"), [
    ({"name_en": ""}, "1 institution behind the letters has a name in one language only"),
    ({"signature": "scan"}, "1 letter is a scan whose original is not in the office"),
    ({"office_en": ""}, "In 1 letter a signatory's office is missing in at least one language")])
def test_gaps_lead_to_exactly_their_rows(full, desk, part, words):
    of_body = {key: value for key, value in part.items() if key.startswith("name")}
    of_letter = {key: value for key, value in part.items() if key not in of_body}
    before = dict(desk.page("/desk").links)
    with full.app.app_context(), writing() as session:
        body = factories.institution(session, "Nowa", **of_body)
        factories.letter(session, body, store=full.app.extensions["esabid"].store, verified=True,
                         **of_letter)
    links = dict(desk.page("/desk").links)
    assert (words in before, desk.page(links[words]).rows()) == (False, 1)


def test_the_empty_morning_is_calm(empty):
    page = empty.reader(Role.COORDINATOR, "pl").page("/desk")
    assert [words in page.text for words in (
        "Żaden list nie czeka na sprawdzenie.", "W tej chwili nikt nie czeka na telefon.",
        "Jeszcze nic się nie wydarzyło.")] == [True] * 3


def test_help_explains_the_numbers(desk):
    page = desk.page("/desk/help")
    assert [page.text_of(it) for it in page.all("h2")] == [
        "From the ask to the dossier", "New files", "What counts", "The cautious count",
        "The forecast", "Next asks", "Sentences for the press", "The dossier",
        "When something was wrong",
        "Without the mouse", "The partner's link"]
    assert "Under 8 answers there is no forecast" in page.text
