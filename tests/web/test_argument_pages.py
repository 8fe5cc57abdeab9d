"""Arguments, evidence and what letters argue: the pages and forms of the desk."""

import pytest
from sqlalchemy import delete
from web.refusals import check_refusals
from web.world import Role

from esabid.extensions import writing
from esabid.models import Argument, Evidence, Mention

ARGUMENTS = "/desk/arguments"
NO_DAY = "There is no such day. Please write it as in 2026-03-31."
FACT = {"text_pl": "Fakt", "source": "Raport", "dated_on": "2026-03-01"}
REFUSED = [
    (f"{ARGUMENTS}/new", {}, ["Polish name: Please give the Polish or the English name."]),
    (f"{ARGUMENTS}/{{argument}}/edit", {"name_pl": " ", "name_en": ""},
     ["Polish name: Please give the Polish or the English name."]),
    ("/desk/evidence/new", FACT | {"text_pl": ""},
     ["Fact, in Polish: Please say it in Polish or in English."]),
    ("/desk/evidence/new", FACT | {"source": ""}, ["Source: Please fill this in."]),
    ("/desk/evidence/new", FACT | {"dated_on": ""}, ["Date of the source: Please fill this in."]),
    ("/desk/evidence/new", FACT | {"dated_on": "2026-02-30"}, [f"Date of the source: {NO_DAY}"]),
    ("/desk/evidence/new", FACT | {"dated_on": "2099-01-01"},
     ["Date of the source: The day of the source lies in the future."]),
    ("/desk/evidence/new", FACT | {"url": "javascript:alert(1)"},
     ["Address on the web: An address begins with https:// and has no spaces."]),
    ("/desk/evidence/new", FACT | {"argument_id": "99"},
     ["For which argument: Please choose one of the answers."]),
    ("/desk/evidence/{evidence}/edit", {"text_pl": "", "text_en": ""},
     ["Fact, in Polish: Please say it in Polish or in English."]),
]


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def _section(page, name: str) -> str:
    return next(page.text_of(it) for it in page.all("section") if it.get("id") == name)


def _grid(page) -> list[tuple[int, str]]:
    """(number, address) of every cell of the grid that leads somewhere."""
    table = next(it for it in page.all("table") if it.find("caption") is not None)
    return [(int(page.text_of(a)), a.get("href")) for td in table.iter("td")
            for a in td.iter("a")]


def test_every_cell_leads_to_exactly_its_letters(desk):
    cells = _grid(desk.page(ARGUMENTS))
    # Talent: a university's letter and a joint one of two sectors; the second argument: the joint.
    assert sorted(number for number, _ in cells) == [1, 1, 1, 1, 1]
    assert cells == [(desk.page(href).rows(), href) for _, href in cells]


def test_argument_shows_its_letters_and_why_others_do_not_count(full, desk):
    page = desk.page(f"{ARGUMENTS}/{full.ids['argument']}")
    assert (page.title, page.rows()) == ("Talent", 2)
    counted, other = [page.text_of(it) for it in page.all("tbody")]
    assert ("Popieramy." in counted, "Test Institute" in counted, "Kształcimy" in counted,
            "Kształcimy" in other, "a further letter of the same institution" in other) == (
        True, True, False, True, True)


def test_page_names_what_nobody_argues(desk):
    assert desk.page(ARGUMENTS).text.count("No letter that counts makes these arguments yet: "
                                           "Industry, Security and dual use,") == 1


def test_campaign_without_arguments_is_offered_the_usual_ones(full, desk):
    with full.app.app_context(), writing() as session:
        for kind in (Mention, Evidence, Argument):
            session.execute(delete(kind))
    assert "No argument yet" in desk.page(ARGUMENTS).text
    page = desk.fill(ARGUMENTS, f"{ARGUMENTS}/usual")
    assert "The usual arguments are there." in page.text
    assert desk.sent(f"{ARGUMENTS}/usual").status == 409


def test_argument_is_added_named_moved_and_removed(desk):
    desk.fill(f"{ARGUMENTS}/new", name_pl="Klimat")
    page = desk.fill(f"{ARGUMENTS}/new", name_pl="Woda", name_en="Water")
    edit = next(href for word, href in page.links if word == "Edit" and ARGUMENTS in href
                and desk.page(href).form()["name_en"] == "Water")
    assert "Sea" in _section(desk.fill(edit, name_en="Sea"), "order")
    move = edit.replace("/edit", "/move")
    order = _section(desk.fill(ARGUMENTS, move, where="up"), "order")
    assert order.index("Sea") < order.index("Klimat")
    assert desk.sent(move, where="sideways").status == 404
    page = desk.fill(edit, edit.replace("/edit", "/remove"))
    assert ("The argument is removed." in page.text, "Sea" in _section(page, "order")) == (
        True, False)


def test_argument_in_use_cannot_be_removed(full, desk):
    address = f"{ARGUMENTS}/{full.ids['argument']}"
    said = "Letters or evidence use this argument. Please remove them from it first."
    page = desk.page(f"{address}/edit")
    assert (said in page.text, f"{address}/remove" in page.html) == (True, False)
    before = full.rows()
    page = desk.sent(f"{address}/remove")
    assert (page.status, said in page.text, full.rows()) == (409, True, before)


def test_evidence_is_added_corrected_and_removed(full, desk):
    page = desk.fill(f"/desk/evidence/new?argument={full.ids['argument']}", **FACT)
    assert "Fakt Raport, 1 March 2026" in _section(page, "evidence")
    edit = next(href for word, href in page.links if href.startswith("/desk/evidence/")
                and href.endswith("/edit") and "Fakt" in desk.page(href).html)
    page = desk.fill(edit, text_en="A fact", url="https://example.org/raport")
    assert ("A fact Raport, 1 March 2026" in _section(page, "evidence"),
            ("Raport", "https://example.org/raport") in page.links) == (True, True)
    page = desk.fill(edit, edit.replace("/edit", "/remove"))
    assert "Raport" not in _section(page, "evidence")


def test_letter_notes_what_it_argues(full, desk):
    card = f"/desk/letters/{full.ids['to_check']}"
    add = f"{card}/arguments"
    page = desk.fill(card, add, quote="Mamy zaplecze.", page="1")
    assert "Talent page 1Mamy zaplecze. Remove" in _section(page, "arguments")
    assert "Talent" not in [page.text_of(it) for it in page.all("option")]
    before = full.rows()
    values = desk.page(card).form(add)
    wrong = desk.sent(add, **values | {"page": "2"})
    assert (wrong.status, wrong.errors, full.rows()) == (
        422, ["Page of the letter: The letter's file has no such page."], before)
    remove = next(it.get("action") for it in page.all("form") if "/mentions/" in
                  it.get("action", ""))
    page = desk.fill(card, remove)
    assert "No argument noted yet." in _section(page, "arguments")


def test_withdrawn_letter_takes_no_argument(full, desk):
    card = f"/desk/letters/{full.ids['withdrawn']}"
    assert f"{card}/arguments" not in desk.page(card).html
    before = full.rows()
    page = desk.sent(f"{card}/arguments", argument_id="1")
    assert (page.status, page.errors, full.rows()) == (
        409, ["A withdrawn or replaced letter is not changed any more."], before)


def test_what_was_typed_for_a_letter_closed_meanwhile_is_shown_again(full, desk):
    card = f"/desk/letters/{full.ids['withdrawn']}"
    page = desk.sent(f"{card}/arguments", argument_id="1", quote="Popieramy.", page="1000")
    form = page.form(f"{card}/arguments")
    assert (page.status, page.errors, form["quote"], form["page"]) == (
        422, ["Page of the letter: Please write a number from 1 to 999."], "Popieramy.", "1000")


def test_forms_refuse_in_one_sentence_and_lose_nothing(full, desk):
    check_refusals(full, desk, REFUSED)

