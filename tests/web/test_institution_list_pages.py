"""The institutions list without scripts: chips, filters, orders, views, paper, and its address."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import factories
import pytest
from web.world import Role

from esabid.domain.status import WORKFLOW
from esabid.extensions import db, tools, writing
from esabid.models import Institution
from esabid.services import institutions

LIST = "/desk/institutions"


@pytest.fixture
def desk(full):
    """A coordinator who reads English, where institutions have Polish names only."""
    with full.app.app_context():
        with writing() as session:
            for row in session.query(Institution).filter(Institution.name_pl != ""):
                row.name_en = ""
        db.session.remove()
    return full.reader(Role.COORDINATOR)


def chips(page) -> dict[str, int]:
    return {a.get("id").removeprefix("chip-"): int(page.text_of(next(a.iter("span"))))
            for a in page.all("a") if a.get("class") == "chip"}


def names(page) -> list[str]:
    return [page.text_of(next(a for a in row.iter("a"))) for row in page.all("th")
            if row.get("scope") == "row"]


def found(page) -> str:
    return next(page.text_of(it) for it in page.all("p") if it.get("id") == "found")


def change(world, **values) -> None:
    """Say something of institutions by the part they play: {part: {field: value}}."""
    with world.app.app_context():
        with writing() as session:
            for part, fields in values.items():
                row = session.query(Institution).filter_by(public_id=world.ids[part]).one()
                for name, value in fields.items():
                    setattr(row, name, value)
        db.session.remove()


def test_chips_add_up_and_each_lists_as_many_as_it_says(desk):
    counts = chips(desk.page(LIST))
    total = counts.pop("all")
    shown = {name: desk.page(f"{LIST}?status={name}") for name in counts}
    assert (sum(counts.values()), list(counts)) == (
        total, [it.value for it in WORKFLOW if it.value in counts])
    assert {name: page.rows() for name, page in shown.items()} == counts
    assert {tuple(chips(page).items()) for page in shown.values()} == {
        (("all", total), *counts.items())}


def test_search_and_filters_stand_in_the_address_and_in_words(full, desk):
    change(full, planned={"owner": "Anna Nowak", "tags": "pilne, rektor"},
           asked={"owner": "Anna Nowak", "tags": "pilne"})
    page = desk.page(f"{LIST}?q=plac&owner=Anna+Nowak&tag=rektor&sector=research_institute")
    assert (names(page), found(page)) == (
        ["Placówka planned"], "1 institution: “plac”, Research institute, "
        "looked after by Anna Nowak, tag: rektor")
    tag = desk.page(f"{LIST}?tag=pilne&sort=-name")
    assert names(tag) == ["Placówka planned", "Placówka asked"]
    links = dict(tag.links)
    assert parse_qs(urlsplit(links["Planned 1"]).query) == {
        "tag": ["pilne"], "sort": ["-name"], "status": ["planned"]}
    assert parse_qs(urlsplit(links["Export"]).query) == {"tag": ["pilne"], "sort": ["-name"]}


def test_what_is_not_understood_is_not_asked_for(desk):
    odd = f"{LIST}?status=x&sector=bank&sort=-&silent=-3&page=²&tie=&behind=x&reach=world&silent=9"
    assert (desk.page(odd).rows(), found(desk.page(odd))) == (
        desk.page(LIST).rows(), found(desk.page(LIST)))


@pytest.mark.parametrize("column", ["name", "sector", "status", "owner", "asked", "expected",
                                    "next_step"])
def test_headings_sort_upwards_then_downwards_and_say_so(desk, column):
    def heading(page):
        cell = next(page.parents[a] for a in page.all("a") if a.get("id") == f"sort-{column}")
        return cell.get("aria-sort"), next(cell.iter("a")).get("href")

    before, href = heading(desk.page(LIST))
    up = desk.page(href)
    down = desk.page(heading(up)[1])
    if column == "name":
        assert (before, href) == ("ascending", f"{LIST}?sort=-name")
        assert names(up) == names(desk.page(LIST))[::-1]
    else:
        assert (before, heading(up)[0], heading(down)[0]) == (None, "ascending", "descending")
        assert sorted(names(up)) == sorted(names(down))
    assert sum(1 for it in up.all("th") if it.get("aria-sort")) == 1


def test_ready_views_lead_to_what_they_say(full, desk):
    links = dict(desk.page(LIST).links)
    late, silent, to_check = (links[it] for it in ("Past the day", "No answer for 14 days",
                                                   "To check"))
    assert (names(desk.page(late)), parse_qs(urlsplit(silent).query)) == (
        ["Placówka overdue"], {"silent": ["14"], "sort": ["asked"]})
    assert names(desk.page(silent)) == ["Placówka asked", "Placówka overdue"]
    assert sorted(names(desk.page(to_check))) == sorted(names(desk.page(f"{LIST}?status=to_check")))


def test_asked_since_says_for_how_long(full, desk):
    with full.app.app_context():
        asked = tools().today() - timedelta(days=23)
    change(full, asked={"asked_on": asked})
    page = desk.page(f"{LIST}?q=plac&status=asked")
    assert "23 days ago" in page.text


def test_a_view_is_saved_opened_by_another_browser_and_removed(full, desk):
    page = desk.fill(f"{LIST}?q=plac&sort=-asked", f"{LIST}/views?q=plac&sort=-asked",
                     name="Moje placówki")
    assert ("The view is saved." in page.text, dict(page.links)["Moje placówki"]) == (
        True, f"{LIST}?q=plac&sort=-asked")
    other = full.reader(Role.COORDINATOR)
    view = other.page(dict(other.page(LIST).links)["Moje placówki"])
    assert set(names(view)) == {f"Placówka {it}" for it in (
        "planned", "asked", "overdue", "promised", "declined", "neutral")}
    assert "Moje placówki" not in dict(full.reader(Role.ADMINISTRATOR).page(LIST).links)
    remove = f"{LIST}/views/{full.ids['saved_view']}/remove"
    gone = other.fill(LIST, remove)
    assert ("Placówki po terminie" in dict(gone.links), other.sent(remove).status) == (False, 404)


def test_a_view_without_a_name_is_refused_and_the_list_stays(full, desk):
    before = full.rows()
    page = desk.sent(f"{LIST}/views?status=planned", name=" ")
    assert (page.status, page.errors, names(page), full.rows()) == (
        422, ["Name of the view: Please fill this in."],
        names(desk.page(f"{LIST}?status=planned")), before)


def test_nobody_removes_the_view_of_another(full):
    other, before = full.reader(Role.ADMINISTRATOR), full.rows()
    answer = other.sent(f"{LIST}/views/{full.ids['saved_view']}/remove")
    assert (answer.status, full.rows()) == (404, before)


def test_paper_holds_all_that_match_without_a_button(full, desk):
    with full.app.app_context():
        with writing() as session:
            for number in range(60):
                factories.institution(session, f"Dodatkowa {number:02d}", name_en="")
        db.session.remove()
    page = desk.page(f"{LIST}/print?q=dodatkowa&status=planned")
    main = page.all("main")[0]
    assert (page.rows(), desk.page(f"{LIST}?q=dodatkowa").rows(),
            [it.tag for it in main.iter() if it.tag in ("form", "input", "button")]) == (60, 50, [])
    assert page.text.startswith("Institutions 60 institutions: “dodatkowa”, Planned. As of ")


def test_nothing_matches_and_nothing_is_there_yet_say_what_to_do(desk, empty):
    none = desk.page(f"{LIST}?q=nieznane")
    assert ("Nothing matches" in none.text, found(none), chips(none)) == (
        True, "0 institutions: “nieznane”", {"all": 0})
    first = empty.reader(Role.COORDINATOR).page(LIST)
    assert {"Add an institution", "Bring in a list"} <= set(dict(first.links))


def test_a_long_name_and_a_foreign_one_stand_in_the_list(full, desk):
    with full.app.app_context():
        with writing() as session:
            institutions.add(session, factories.actor(), details=institutions.InstitutionDetails(
                name_pl="Ż" * 250, city="Ł" * 80))
        db.session.remove()
    assert names(desk.page(f"{LIST}?q={'z' * 40}")) == ["Ż" * 250]


def test_pages_keep_the_filters_and_the_order(full, desk):
    with full.app.app_context():
        with writing() as session:
            for number in range(55):
                factories.institution(session, f"Dodatkowa {number:02d}", name_en="")
        db.session.remove()
    first = desk.page(f"{LIST}?q=dodatkowa&sort=-name")
    second = desk.page(dict(first.links)["Next"])
    assert (names(first) + names(second), parse_qs(urlsplit(second.address).query)) == (
        [f"Dodatkowa {n:02d}" for n in range(54, -1, -1)],
        {"q": ["dodatkowa"], "sort": ["-name"], "page": ["2"]})


def test_a_script_is_told_the_short_address_of_what_it_asked_for(desk):
    def headers(address, **sent):
        answer = desk.client.get(address, headers={"HX-Request": "true"} | sent)
        return [answer.headers.get(it) for it in ("HX-Push-Url", "HX-Replace-Url")]

    long = f"{LIST}?q=plac&sector=&reach=&owner=&status=planned&sort="
    short = f"{LIST}?q=plac&status=planned"
    assert headers(long, **{"HX-Target": "list"}) == [short, None]
    assert headers(long, **{"HX-Target": "list", "HX-Trigger-Name": "q"}) == [None, short]
    assert headers(f"{long}&page=2", **{"HX-Target": "list"}) == [f"{short}&page=2", None]
    assert headers(long) == [None, None]


def test_leadership_sees_no_list_of_the_desk(full):
    reader = full.reader(Role.LEADERSHIP)
    assert [reader.status(f"{LIST}{it}") for it in ("", "/print")] == [403, 403]


def test_the_status_of_a_row_shows_its_legal_steps_on_a_page(full, desk):
    row = f"{LIST}/{full.ids['asked']}/steps"
    page = desk.page(f"{row}?back=/desk/institutions%3Fq%3Dplac")
    card = f"{LIST}/{full.ids['asked']}/ask/"
    assert page.links == [
        ("Record a promise", f"{card}promise"), ("Record a refusal", f"{card}decline"),
        ("Do not ask", f"{card}exclude"), ("Cancel", "/desk/institutions?q=plac")]
    assert desk.page(f"{row}/promise").address == f"{row}/promise"


def test_a_step_taken_by_script_answers_with_the_row_and_counts_anew(full, desk):
    address = f"{LIST}/{full.ids['asked']}/steps/promise?back=/desk/institutions"
    script = {"HX-Request": "true"}
    form = desk.client.get(address, headers=script).get_data(as_text=True)
    refused = desk.client.post(address, headers=script, data={"csrf_token": desk.token()})
    done = desk.client.post(address, headers=script, data={
        "csrf_token": desk.token(), "expected_on": "2099-05-05"})
    again = desk.client.post(address, headers=script, data={
        "csrf_token": desk.token(), "expected_on": "2099-05-05"})
    assert [it.status_code for it in (refused, done, again)] == [422, 200, 422]
    assert (done.headers["HX-Trigger"], "Letter promised" in done.get_data(as_text=True)) == (
        "list-changed", True)
    assert "Please fill this in." in refused.get_data(as_text=True)
    assert f'id="{full.ids["asked"]}-expected_on"' in form


@pytest.mark.parametrize("address", ["owner", "next_step", "edit"])
def test_who_runs_the_campaign_is_suggested_where_somebody_is_named(full, desk, address):
    change(full, asked={"owner": "Zofia Żak"})
    page = desk.page(f"{LIST}/{full.ids['planned']}/{address}")
    lists = [[it.get("value") for it in box.iter("option")] for box in page.all("datalist")]
    assert lists == [["Osoba administrator", "Osoba coordinator", "Zofia Żak"]]
