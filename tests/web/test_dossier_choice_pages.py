"""Choosing a dossier: what there is, what it lacks, a look ahead; nothing is made by looking."""

from datetime import date

import factories
import pytest
from pages import Page
from web.world import Role

from esabid.domain.abstract import AbstractDetails
from esabid.domain.letter import Disclosure
from esabid.domain.plan import choosable
from esabid.domain.profiles import Profile
from esabid.domain.promotion import AgreementDetails
from esabid.extensions import db, tools, writing
from esabid.queries.letters import by_public_id
from esabid.services import abstracts, agreements

LIST, PLAN = "/desk/dossiers", "/desk/dossiers/plan?profile={}"
PREVIEW = "/desk/dossiers/preview"


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def choose(desk, profile="ministry", parts=None, **fields) -> Page:
    """Send the plan of a profile with these parts and texts; read where one arrives."""
    address = PLAN.format(profile)
    parts = [it.value for it in choosable(Profile(profile))] if parts is None else parts
    values = desk.page(address).form(address) | fields | {"parts": parts}
    return Page(desk.client.post(address, data=values, follow_redirects=True), address, "en")


def cards(page) -> dict[str, str]:
    """The words of each profile's card."""
    return {page.text_of(next(section.iter("h2"))): page.text_of(section)
            for section in page.all("section") if section.get("aria-labelledby")}


@pytest.mark.parametrize("profile", Profile)
def test_looking_keeps_nothing(full, desk, profile):
    before, files = full.rows(), sorted(full.app.extensions["esabid"].store.list())
    for address in (PLAN.format(profile), f"{PREVIEW}?profile={profile}",
                    f"{PREVIEW}?profile={profile}&short=yes",
                    f"{PREVIEW}/page?profile={profile}", LIST, "/desk/letters/abstracts"):
        assert desk.page(address).status == 200
    assert (full.rows(), sorted(full.app.extensions["esabid"].store.list())) == (before, files)


def test_each_profile_says_what_there_is_and_the_deeds_beside_it(desk, full):
    page = desk.page(LIST)
    found = cards(page)
    assert list(found) == ["Internal", "For the ministry", "For ESA", "Public"]
    assert [words in found["For the ministry"] for words in (
        "Working version of", "3 letters", "Letters by number, every part")] == [True] * 3
    hrefs = {href for _, href in page.links}
    assert {f"{PREVIEW}?profile={it}" for it in Profile} <= hrefs
    assert {PLAN.format(it) for it in Profile} <= hrefs
    assert f"{LIST}/{full.ids['dossier']}" in hrefs


@pytest.mark.parametrize(("query", "rows"), [
    ("", 2), ("?profile=ministry", 1), ("?profile=esa", 0), ("?kind=editions", 1),
    ("?kind=working", 1), ("?kind=short", 1), ("?kind=odd&profile=odd", 2), ("?page=7", 0)])
def test_list_of_dossiers_is_narrowed(desk, query, rows):
    page = desk.page(LIST + query)
    assert (page.status, page.rows(), "Nothing matches" in page.text) == (200, rows, not rows)


def test_choice_is_kept_said_and_can_be_taken_back(full, desk):
    address = PLAN.format("ministry")
    before = desk.page(address).form(address)
    page = choose(desk, parts=["numbers", "arguments"], letter_order="name", title_pl="Kosmos")
    assert (page.status, "Saved." in page.text) == (200, True)
    assert ("Letters: by name. Without: Evidence, Contributions, Agreements, promotion and "
            "youth, What has changed. With texts of its own."
            ) in cards(desk.page(LIST))["For the ministry"]
    ahead = desk.page(f"{PREVIEW}?profile=ministry")
    assert ("Order: by name." in ahead.text, "Evidence" in ahead.text) == (True, False)
    assert "Kosmos" in full.reader(Role.COORDINATOR, "pl").page(
        f"{PREVIEW}/page?profile=ministry").title
    undo = next(it.get("action") for it in page.all("form")
                if it.get("action", "").endswith("/undo"))
    desk.post(undo)
    assert "Letters: by number. Newest" in cards(desk.page(LIST))["For the ministry"]
    new = dict.fromkeys(("csrf_token", "version"))
    assert desk.page(address).form(address) | new == before | new


def test_save_and_preview_leads_on(desk):
    page = choose(desk, "esa", preview="yes", letter_order="sector")
    assert (page.title, "Order: by sector." in page.text) == ("Preview: For ESA", True)


@pytest.mark.parametrize(("parts", "fields", "error"), [
    (["summary"], {}, "What is in it: This is none of the answers."),
    (None, {"title_en": "x" * 251}, "Title, in English: At most 250 characters."),
    (None, {"foreword_pl": "x" * 3001},
     "Foreword of the dossier, in Polish: At most 3000 characters."),
    (None, {"letter_order": "odd"}, "Order of the letters: Please choose one of the answers.")])
def test_impossible_choice_is_refused_and_nothing_lost(full, desk, parts, fields, error):
    before = full.rows()
    page = choose(desk, parts=parts, title_pl="Zostaje", **fields)
    assert (page.status, page.errors, full.rows(),
            page.form(PLAN.format("ministry"))["title_pl"]) == (422, [error], before, "Zostaje")


def test_choice_of_two_at_once_is_compared_first(full, desk):
    address = PLAN.format("public")
    values = desk.page(address).form(address) | {"parts": ["numbers"]}
    assert desk.client.post(address, data=values | {"title_pl": "Pierwszy"}).status_code == 302
    before = full.rows()
    page = Page(desk.client.post(address, data=values | {"title_pl": "Drugi"}), address, "en")
    assert (page.status, full.rows(), page.form(address)["title_pl"]) == (409, before, "Drugi")
    assert "Title, in Polish: Saved meanwhile: Pierwszy" in page.errors
    again = page.form(address) | {"parts": ["numbers"]}
    assert desk.client.post(address, data=again).status_code == 302


def test_missing_things_lead_to_exactly_their_rows(full, desk):
    with full.app.app_context(), writing() as session:
        body = factories.institution(session, "Bez angielskiej", name_en="")
        factories.letter(session, body, store=tools().store, verified=True, office_en="")
        agreements.add(session, factories.actor(), today=factories.TODAY, details=AgreementDetails(
            date(2026, 2, 2), name_pl="Papier bez tłumaczenia"))
    page = desk.page(PLAN.format("esa"))
    links = dict(page.links)
    for words, rows in (
            ("1 institution behind the letters has a name in one language only", 1),
            ("4 letters have no abstract by the City", 4)):
        assert desk.page(links[words]).rows() == rows
    # A text leads to the form that completes it; who reads Polish does not miss it.
    form = desk.page(links["Papier bez tłumaczenia"])
    assert (form.form()["name_pl"], "Papier bez tłumaczenia" in desk.page(
        PLAN.format("ministry")).text) == ("Papier bez tłumaczenia", False)


def test_preview_of_the_public_says_who_is_not_named_and_the_page_does_not(full, desk):
    name = next(words for words, href in desk.page(f"/desk/letters/{full.ids['silent']}").links
                if href.startswith("/desk/institutions/"))
    page = desk.page(f"{PREVIEW}?profile=public")
    assert "1 institution asked on a letter not to be named in public:" in page.text
    assert (name in page.text, "listed but not shown" in page.text) == (True, True)
    ministry = desk.page(f"{PREVIEW}?profile=ministry")
    assert "not to be named" not in ministry.text
    read = {it: desk.client.get(f"{PREVIEW}/page?profile={it}").get_data(as_text=True)
            for it in Profile}
    assert {it: name in html for it, html in read.items()} == {
        "internal": True, "ministry": True, "esa": True, "public": False}


def test_outline_counts_what_would_be_in_it(desk):
    page = desk.page(f"{PREVIEW}?profile=ministry")
    assert [words in page.text for words in (
        "Letters 3 letters, 3 pages", "Index of institutions 4 institutions",
        "The letters take exactly 3 pages; the rest takes about")] == [True] * 3
    short = desk.page(f"{PREVIEW}?profile=ministry&short=yes")
    assert ("Letters 3 letters" in short.text, "Make the short version" in short.text) == (
        False, True)


def test_unchanged_dossier_is_there_at_once(full, desk):
    address = f"{LIST}/{full.ids['dossier']}"
    before = full.rows()
    answer = desk.post(LIST, profile="ministry")
    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    assert "Nothing has changed since this one was made" in desk.page(address).text
    assert full.rows() == before


def test_nothing_is_made_of_no_letter(empty):
    desk = empty.reader(Role.COORDINATOR)
    page = desk.page(LIST)
    assert "Make it" not in page.text
    refused = desk.sent(LIST, profile="esa")
    assert refused.status == 422 and len(refused.errors) == 1
    ahead = desk.page(f"{PREVIEW}?profile=esa")
    assert "No letter counts yet, so there is nothing to make a dossier of." in ahead.text


def test_letters_of_nobody_who_may_be_named_make_no_public_dossier(empty):
    with empty.app.app_context(), writing() as session:
        factories.letter(session, factories.institution(session, "Cicha"), store=tools().store,
                         verified=True, disclosure=Disclosure.NO_NAME)
    desk = empty.reader(Role.COORDINATOR)
    said = ("Letters count, but no institution that signed them may be named, so there is nothing "
            "to put into this dossier.")
    page, refused = desk.page(f"{PREVIEW}?profile=public"), desk.sent(LIST, profile="public")
    assert (said in page.text, refused.status, refused.errors) == (True, 422, [said])
    assert "Make a dossier" in desk.page(f"{PREVIEW}?profile=ministry").text


def test_abstracts_are_written_one_after_another(full, desk):
    address, written = "/desk/letters/abstracts", []
    for number in range(3):
        page = desk.page(address)
        action = next(it.get("action") for it in page.all("form")
                      if it.get("action", "").endswith("/abstract"))
        answer = desk.client.post(action, data=page.form(action) | {
            "abstract_pl": f"Zdanie {number}.", "abstract_en": f"Sentence {number}.",
            "weight": "2", "next": "yes"})
        written.append(action.split("/")[3])
        address = answer.headers["Location"]
    assert sorted(written) == sorted(full.ids[it] for it in ("silent", "letter", "joint"))
    assert "Every letter that counts has its abstract in both languages." in desk.page(
        address).text
    card = desk.page(f"/desk/letters/{written[0]}")
    assert [words in card.text for words in ("Zdanie 0.", "Sentence 0.", "At the very front",
                                             "Abstract and weight changed")] == [True] * 4


def test_skipped_letters_come_again(full, desk):
    first = desk.page("/desk/letters/abstracts")
    links = dict(first.links)
    seen = [first.html]
    for _ in range(2):
        seen.append(desk.page(links["Skip"]).html)
        links = dict(desk.page(links["Skip"]).links)
    last = desk.page(links["Skip"])
    assert ("That was the last one" in last.text, "3 letters that were skipped still lack one."
            in last.text, len(set(seen))) == (True, True, 3)


def test_long_abstract_and_closed_letter_are_refused(full, desk):
    address = f"/desk/letters/{full.ids['letter']}/abstract"
    page = desk.sent(address, abstract_pl="x" * 401, abstract_en="Stays", weight="1")
    assert (page.status, page.errors, page.form(address)["abstract_en"]) == (
        422, ["Abstract, in Polish: At most 400 characters."], "Stays")
    closed = f"/desk/letters/{full.ids['withdrawn']}/abstract"
    page = desk.sent(closed, abstract_pl="Zdanie.", weight="0")
    assert (page.status, page.form(closed)["abstract_pl"]) == (409, "Zdanie.")


@pytest.mark.parametrize(("said", "behind"), [
    (("", ""), "no_abstract"), (("Tak.", ""), "abstract_pl"), (("", "Yes."), "abstract_en")])
def test_lists_behind_abstracts_hold_exactly_their_letters(full, desk, said, behind):
    with full.app.app_context():
        with writing() as session:
            for name in ("silent", "letter", "joint"):
                ours = said if name == "letter" else ("Tak.", "Yes.")
                abstracts.describe(session, factories.actor(),
                                   by_public_id(session, full.ids[name]),
                                   details=AbstractDetails(*ours))
        db.session.remove()
    page = desk.page(f"/desk/letters?behind={behind}")
    assert (page.rows(), "Shown: letters that count" in page.text) == (1, True)
