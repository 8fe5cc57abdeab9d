"""Deeds for many institutions from the list, without scripts: shown first, done once, told."""

from urllib.parse import urlencode

import factories
import pytest
from pages import Page
from web.world import Role

from esabid.domain.ask import AskState
from esabid.extensions import db, writing
from esabid.models import Institution

BULK = "/desk/institutions/bulk"
PARTS = ("planned", "asked", "overdue", "promised", "declined", "neutral")


@pytest.fixture
def desk(full):
    return full.reader(Role.COORDINATOR)


def now(world, *fields) -> dict:
    """What the institutions of `PARTS` say in these fields, by the part they play."""
    with world.app.app_context():
        rows = {row.public_id: tuple(getattr(row, it) for it in fields)
                for row in db.session.query(Institution)}
        db.session.remove()
    return {part: rows[world.ids[part]] for part in PARTS}


def post(desk, deed, fields) -> Page:
    """Where the fields of a form lead."""
    address = f"{BULK}/{deed}"
    return Page(desk.client.post(address, data=fields, follow_redirects=True), address)


def send(desk, deed, ids=(), **fields) -> Page:
    """Where the bar above the list leads."""
    return post(desk, deed, {"csrf_token": desk.token(), "ids": list(ids), **fields})


def ids(world, *parts) -> list[str]:
    return [world.ids[it] for it in parts]


def test_those_ticked_are_assigned_at_once_and_one_comes_back_to_the_list(full, desk):
    page = send(desk, "assign", ids(full, "planned", "asked"), owner="Anna Nowak",
                list="q=plac&sort=owner")
    assert (page.title, "2 institutions changed." in page.text) == ("Institutions", True)
    assert now(full, "owner") == {it: (("Anna Nowak" if it in ("planned", "asked") else ""),)
                                  for it in PARTS}
    again = send(desk, "assign", ids(full, "planned", "neutral"), owner="Anna Nowak", list="")
    assert "1 institution changed. 1 was so already." in again.text


def test_tags_are_added_and_removed(full, desk):
    send(desk, "tag", ids(full, "planned", "asked"), tags="pilne; rektor")
    send(desk, "untag", ids(full, "asked"), tags="PILNE")
    found = now(full, "tags")
    assert (found["planned"], found["asked"], found["neutral"]) == (
        ("pilne, rektor",), ("rektor",), ("",))


def test_expected_day_tells_who_was_left_out_and_why(full, desk):
    page = send(desk, "expect", ids(full, *PARTS), expected_on="2099-07-07")
    assert ("3 institutions changed. 3 left out: Nobody has been asked yet" in page.text,
            [it for it, (day,) in now(full, "expected_on").items() if day and day.month == 7]) == (
        True, ["asked", "overdue", "promised"])


def test_an_ask_is_recorded_only_after_its_list_was_shown(full, desk):
    before = full.rows()
    first = send(desk, "ask", ids(full, *PARTS), asked_on="2026-03-09")
    assert (first.title, first.status, full.rows() == before, "6 institutions" in first.text) == (
        "Record the ask", 200, True, True)
    done = post(desk, "ask", first.form() | {"ids": ids(full, *PARTS)})
    assert now(full, "ask_state")["planned"] == (AskState.ASKED,)
    assert ("1 institution changed." in done.text, "3 left out: Was asked already" in done.text,
            "1 left out: This institution is not to be asked." in done.text) == (
        True, True, True)


def test_an_ask_is_planned_for_a_day(full, desk):
    page = send(desk, "plan", ids(full, "planned", "neutral"), planned_on="2099-01-08")
    found = now(full, "next_step", "next_step_on")
    assert ("1 institution changed. 1 left out" in page.text, found["planned"][0],
            str(found["planned"][1]), found["neutral"]) == (
        True, "Wysłać prośbę o list", "2099-01-08", ("", None))


def test_all_that_match_are_shown_first_and_the_filter_is_sent_not_the_rows(full, desk):
    before = full.rows()
    first = send(desk, "assign", owner="Anna", all="1", list="q=plac&status=planned")
    form = first.form()
    assert (first.title, full.rows() == before, form["list"], form["all"], form["owner"],
            "ids" in form) == (
        "Assign institutions", True, "q=plac&status=planned", "1", "Anna", False)
    assert "All that match: “plac”, Planned." in first.text
    done = post(desk, "assign", form)
    assert ("1 institution changed." in done.text,
            [it for it, (owner,) in now(full, "owner").items() if owner]) == (True, ["planned"])


def test_nobody_is_added_unseen_between_looking_and_confirming(full, desk):
    form = send(desk, "assign", owner="Anna", all="1", list="q=plac").form()
    with full.app.app_context():
        with writing() as session:
            factories.institution(session, "Placówka nowa")
        db.session.remove()
    before = full.rows()
    page = post(desk, "assign", form)
    assert (page.status, page.errors, full.rows() == before, "7 institutions" in page.text) == (
        409, ["Other institutions match now than when you looked. Please look at the list once "
              "more."], True, True)
    done = post(desk, "assign", page.form())
    assert "institutions changed." in done.text


@pytest.mark.parametrize(("deed", "fields", "said"), [
    ("assign", {"owner": "Anna"}, "Please tick the institutions first."),
    ("expect", {"expected_on": "7 lipca"}, "Expected by"),
    ("tag", {"tags": ""}, "Tags"), ("tag", {"tags": ", ;"}, "Please write at least one tag."),
    ("ask", {"asked_on": "", "seen": "1-1"}, "Day of the ask")])
def test_what_cannot_be_done_says_why_and_changes_nothing(full, desk, deed, fields, said):
    before = full.rows()
    chosen = () if said.startswith("Please tick") else ids(full, "planned")
    page = send(desk, deed, chosen, **fields)
    assert (page.status in (409, 422), any(said in it for it in page.errors),
            full.rows() == before) == (True, True, True)


def test_unknown_deeds_and_institutions_are_left_alone(full, desk):
    before = full.rows()
    assert desk.sent(f"{BULK}/fly").status == 404
    page = send(desk, "assign", ["nobody00", "x" * 300, full.ids["letter"]], owner="Anna")
    assert (page.status, page.errors, full.rows() == before) == (
        422, ["Please tick the institutions first."], True)


def test_leadership_does_nothing_in_bulk(full):
    reader, before = full.reader(Role.LEADERSHIP), full.rows()
    answer = reader.sent(f"{BULK}/assign", ids=full.ids["planned"], owner="Anna")
    assert (answer.status, full.rows() == before) == (403, True)


def test_a_deed_for_many_is_taken_back_as_one(full, desk):
    page = send(desk, "assign", ids(full, "planned", "asked"), owner="Anna")
    undo = next(it.get("action") for it in page.all("form") if "undo" in it.get("action", ""))
    desk.client.post(undo, data=page.form(undo))
    assert {owner for owner, in now(full, "owner").values()} == {""}


def test_those_ticked_or_all_that_match_are_taken_out_as_a_file(full, desk):
    def leads(**fields):
        answer = desk.client.post(f"{BULK}/export", data={"csrf_token": desk.token()} | fields)
        return answer.status_code, answer.headers.get("Location")

    one, two = ids(full, "planned", "asked")
    file = "/desk/institutions/export.xlsx"
    assert leads(ids=[one, two], list="q=plac") == (302, f"{file}?id={one}&id={two}")
    assert leads(ids=[one], all="1", list="q=plac&sort=owner") == (302, f"{file}?q=plac&sort=owner")
    assert leads(list="q=plac")[0] == 422


@pytest.mark.parametrize("deed", ["assign", "export"])
def test_a_tampered_list_of_countless_parts_is_read_as_far_as_it_makes_sense(desk, deed):
    fields = {"csrf_token": desk.token(), "all": "1", "owner": "Anna"}
    answer = desk.client.post(f"{BULK}/{deed}", data=fields | {"list": "q=plac" + "&" * 999})
    assert (answer.status_code, "plac" in answer.text) == (200 if deed == "assign" else 302, True)


def test_a_long_search_keeps_the_filters_behind_it(full, desk):
    query = urlencode({"q": "😀" * 200, "tag": "ł" * 200, "status": "planned"})
    page = send(desk, "assign", ids(full, "planned"), owner="Anna", all="1", list=query)
    assert (page.status, page.errors, page.form()["list"]) == (
        422, ["Please tick the institutions first."], query)


def test_more_than_can_be_taken_out_at_once_are_refused_and_not_cut(desk):
    page = send(desk, "export", [f"{number:08}" for number in range(2001)])
    assert (page.status, "At most 2000 institutions at once." in page.text) == (422, True)
