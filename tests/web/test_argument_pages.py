"""Arguments, evidence, contributions and targets at the desk, as forms and pages."""

import pytest
from sqlalchemy import delete
from web.world import Role

from esabid.extensions import writing
from esabid.models import Argument, Evidence, Mention

ARGUMENTS, LEDGER, TARGETS = "/desk/arguments", "/desk/contributions", "/desk/targets"
NO_DAY = "There is no such day. Please write it as in 2026-03-31."
WHOLE = "Places, people and pieces are counted in whole numbers."
FACT = {"text_pl": "Fakt", "source": "Raport", "dated_on": "2026-03-01"}


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


def test_ledger_totals_what_counted_letters_bear(desk):
    page = desk.page(LEDGER)
    chips = [(page.text_of(a), a.get("href")) for a in page.all("a") if a.get("class") == "chip"]
    assert [said for said, _ in chips] == ["5 places a year"]
    assert (page.rows(), desk.page(chips[0][1]).rows()) == (4, 2)
    rows = [page.text_of(it) for it in page.all("tr")]
    left_out = [it for it in rows if "not totalled: its letter does not count" in it]
    assert ["4.5 hours a month" in it for it in left_out] == [True]


@pytest.mark.parametrize(("query", "rows"), [
    ("sector=university", 3), ("unit=places", 2), ("unit=pln", 1), ("q=szkola", 1), ("q=nikt", 0),
    ("unit=stones&sector=guild&period=never&page=x", 4)])
def test_ledger_is_narrowed(desk, query, rows):
    page = desk.page(f"{LEDGER}?{query}")
    assert (page.status, page.rows()) == (200, rows)


def test_contribution_is_written_down_from_the_letter_s_card(full, desk):
    card = desk.page(f"/desk/letters/{full.ids['letter']}")
    new = next(href for _, href in card.links if "contributions/new" in href)
    page = desk.fill(new, name_en="Grants", amount="2 500,50", unit="pln", period="a_year",
                     quote="Damy stypendia.")
    said = _section(page, "contributions")
    assert [part in said for part in ("Grants", "PLN 2,500.50 a year", "Damy stypendia.",
                                      "letter received on 3 Mar 2026")] == [True] * 4
    edit = next(href for word, href in page.links if word == "Grants")
    assert desk.page(edit).form()["amount"] == "2500.5"
    assert full.reader(Role.COORDINATOR, "pl").page(edit).form()["amount"] == "2500,5"
    assert "PLN 3,000 a year" in _section(desk.fill(edit, amount="3000"), "contributions")
    page = desk.fill(edit, edit.replace("/edit", "/remove"))
    assert "Grants" not in _section(page, "contributions")


def test_contribution_begins_with_whose_it_is(full, desk):
    page = desk.page(f"{LEDGER}/new?q=probna")
    assert [word for word, href in page.links if "institution=" in href] == [
        "Test Institute " + word.rsplit(" ", 1)[1] for word, href in page.links
        if "institution=" in href]
    assert "No institution matches." in desk.page(f"{LEDGER}/new?q=nikogo").text
    assert desk.page(f"{LEDGER}/new?institution=zzz").status == 404
    assert desk.page(f"{LEDGER}/new?institution={full.ids['institution']}&letter=zz").status == 404


def test_clash_over_a_contribution_shows_both(full, desk):
    address = f"{LEDGER}/{full.ids['contribution']}/edit"
    values = desk.page(address).form()
    desk.fill(address, amount="7")
    page = desk.sent(address, **values | {"amount": "9", "csrf_token": desk.token()})
    assert (page.status, page.errors[1:], page.form()["amount"]) == (
        409, ["How much: Saved meanwhile: 7"], "9")


def test_targets_are_set_and_shown_beside_who_is_there(desk):
    page = desk.fill(TARGETS, sector_university="3", reach_national="0", sector_ngo="2")
    form = page.form()
    assert (form["sector_university"], form["reach_national"], form["sector_other"]) == (
        "3", "", "")
    assert ("1 of 3" in page.text, "0 of 2" in page.text) == (True, True)


def test_clash_over_targets_shows_both(desk):
    values = desk.page(TARGETS).form()
    desk.fill(TARGETS, sector_ngo="4")
    page = desk.sent(TARGETS, **values | {"sector_ngo": "5", "csrf_token": desk.token()})
    assert (page.status, page.errors[1:], page.form()["sector_ngo"]) == (
        409, ["Non-governmental organisation: Saved meanwhile: 4"], "5")


def test_weak_letter_says_on_its_card_why(full, desk):
    card = f"/desk/letters/{full.ids['letter']}"
    said = "The cautious count sets this letter apart:"
    assert said not in desk.page(card).text
    page = desk.fill(f"{card}/edit", valid_until="2026-04-01", dated_on="2026-03-01",
                     **{"signers-0-mandate_doubtful": "y", "signers-0-signature_broken": "y"})
    notice = next(page.text_of(it) for it in page.all("div")
                  if it.get("class", "").startswith("notice notice-warn"))
    assert (said in notice, len([li for div in page.all("div") if said in page.text_of(div)
                                 and "notice" in div.get("class", "") for li in div.iter("li")])
            ) == (True, 3)
    further = f"/desk/letters/{full.ids['further']}"
    page = desk.fill(f"{further}/edit", **{"signers-0-signature_broken": "y"})
    assert (said in page.text, "The signature was found broken" in page.text) == (False, True)


def test_doubts_survive_a_clash(full, desk):
    address = f"/desk/letters/{full.ids['to_check']}/edit"
    values = desk.page(address).form()
    desk.fill(address, note="Pierwszy", **{"signers-0-mandate_doubtful": "y"})
    page = desk.sent(address, **values | {"signers-0-signature_broken": "y",
                                          "csrf_token": desk.token()})
    form = page.form()
    assert (page.status, page.errors[1:]) == (409, [
        "The signatory's mandate is doubtful: Saved meanwhile: yes",
        "The signature was found broken: Saved meanwhile: no", "Note: Saved meanwhile: Pierwszy"])
    assert ("signers-0-mandate_doubtful" in form, form["signers-0-signature_broken"]) == (
        False, "y")


def test_doubts_about_a_letter_do_not_pass_to_the_newer_one(full, desk):
    card = f"/desk/letters/{full.ids['to_check']}"
    desk.fill(f"{card}/edit", **{"signers-0-mandate_doubtful": "y",
                                 "signers-0-signature_broken": "y"})
    form = desk.page(f"/desk/letters/new?replaces={full.ids['to_check']}").form()
    assert [name for name in form if "doubtful" in name or "broken" in name] == []


def test_refusal_keeps_its_day(full, desk):
    card = f"/desk/institutions/{full.ids['asked']}"
    page = desk.fill(f"{card}/ask/decline", reason="Statut", declined_on="2026-03-05")
    assert "Declined on5 March 2026" in page.text


def test_decision_has_its_day(desk):
    desk.fill("/desk/settings", decides_on="2026-09-01")
    assert desk.page("/desk/settings").form()["decides_on"] == "2026-09-01"


NEW = f"{LEDGER}/new?institution={{institution}}"
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
    (NEW, {"amount": "5"},
     ["What is offered, in Polish: Please give the Polish or the English name."]),
    *((NEW, {"name_pl": "A", "amount": typed},
       ["How much: Please write a number, such as 2 500,50."])
      for typed in ("dużo", "2.500", "-3", "1e9", "9" * 40)),
    (NEW, {"name_pl": "A", "amount": "0"},
     ["How much: Please write an amount above zero, or leave it empty."]),
    (NEW, {"name_pl": "A", "amount": "1,5", "unit": "places"}, [f"How much: {WHOLE}"]),
    (NEW, {"name_pl": "A", "unit": "stones"}, ["Unit: Please choose one of the answers."]),
    (NEW, {"name_pl": "A", "letter_id": "99"},
     ["In which letter: Please choose one of the answers."]),
    (NEW, {"name_pl": "A", "quote": "x" * 301}, ["Quote: At most 300 characters."]),
    (TARGETS, {"sector_ngo": "-1"},
     ["Non-governmental organisation: Please write a number from 0 to 9999."]),
    (TARGETS, {"reach_krakow": "dużo"}, ["Kraków and Małopolska: Please write a whole number."]),
    ("/desk/institutions/{asked}/ask/decline", {"reason": "x", "declined_on": "2099-01-01"},
     ["Declined on: The day of the refusal lies in the future."]),
    ("/desk/institutions/{asked}/ask/decline", {"reason": "x", "declined_on": "2026-02-28"},
     ["Declined on: The refusal cannot have come before the ask."]),
    ("/desk/letters/{to_check}/edit", {"dated_on": "2026-03-02", "valid_until": "2026-03-01"},
     ["Holds until: The letter cannot end to hold before it was written."]),
]


def test_forms_refuse_in_one_sentence_and_lose_nothing(full, desk):
    before, said = full.rows(), []
    for address, fields, _ in REFUSED:
        page = desk.fill(address.format(**full.ids), **fields)
        kept = {name: page.form().get(name) for name in fields
                if name not in ("unit", "argument_id", "letter_id")}
        said.append((address, fields, page.errors, page.status,
                     {name: value.strip() for name, value in fields.items() if name in kept}
                     == kept))
    assert said == [(*row, 422, True) for row in REFUSED]
    assert full.rows() == before

