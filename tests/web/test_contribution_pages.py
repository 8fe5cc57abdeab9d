"""Contributions and targets: the pages and forms of the desk."""

import pytest
from web.refusals import check_refusals
from web.world import Role

LEDGER, TARGETS = "/desk/contributions", "/desk/targets"
WHOLE = "Places, people and pieces are counted in whole numbers."
NEW = f"{LEDGER}/new?institution={{institution}}"
REFUSED = [
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
]


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def _section(page, name: str) -> str:
    return next(page.text_of(it) for it in page.all("section") if it.get("id") == name)


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


def test_forms_refuse_in_one_sentence_and_lose_nothing(full, desk):
    check_refusals(full, desk, REFUSED)

