"""The card of an institution: logging, next steps, parts changed in place, one timeline."""

import pytest
from sqlalchemy import select
from web.world import Role

from esabid.extensions import writing
from esabid.models import Conversation, Institution
from esabid.queries.institutions import by_public_id

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def address(full, name: str, part: str = "") -> str:
    return f"/desk/institutions/{full.ids[name]}{part}"


def row_of(full, name: str):
    """What the institution holds now."""
    with full.app.app_context(), writing() as session:
        row = by_public_id(session, full.ids[name])
        return {c: getattr(row, c) for c in Institution.__table__.columns.keys()}


def entries(page) -> list[str]:
    """What each entry of the timeline begins with."""
    return [page.text_of(next(li.iter("strong"))) for ol in page.all("ol")
            if ol.get("class") == "timeline" for li in ol.iter("li")]


def test_a_call_is_logged_in_three_fields_and_stands_in_the_timeline(full, desk):
    log = address(full, "asked", "/conversations")
    page = desk.fill(address(full, "asked"), log, partner="pani Ewa", said="Oddzwonią w środę.")
    assert ("The conversation is logged." in page.text, entries(page)[0]) == (
        True, "Telephone call")
    assert "pani Ewa" in page.text and "Oddzwonią w środę." in page.text


def test_a_call_without_words_keeps_what_was_typed(full, desk):
    log = address(full, "asked", "/conversations")
    values = desk.page(address(full, "asked")).form(log) | {"partner": "pani Ewa"}
    page = desk.sent(log, **{k: v for k, v in values.items() if k != "csrf_token"})
    assert (page.status, page.errors, page.form(log)["partner"]) == (
        422, ["What was said: Please fill this in."], "pani Ewa")


def test_a_button_pressed_twice_logs_one_call_and_an_old_form_logs_another(full, desk):
    log = address(full, "asked", "/conversations")
    values = desk.page(address(full, "asked")).form(log)
    for said in ("Raz", "Raz", "Dwa"):
        assert desk.client.post(log, data=values | {"said": said}).status_code == 302
    with full.app.app_context(), writing() as session:
        said = session.scalars(select(Conversation.said).order_by(Conversation.id))
        assert said.all()[1:] == ["Raz", "Dwa"]


def test_a_conversation_is_corrected_and_two_who_do_so_see_both_texts(full, desk):
    edit = f"/desk/conversations/{full.ids['conversation']}"
    values = desk.page(edit).form()
    assert "Pierwszy zapis" in desk.fill(edit, said="Pierwszy zapis").text
    page = desk.sent(edit, **{k: v for k, v in (values | {"said": "Drugi"}).items()
                              if k != "csrf_token"})
    assert (page.status, page.errors[1], page.form()["said"]) == (
        409, "What was said: Saved meanwhile: Pierwszy zapis", "Drugi")


def test_a_conversation_is_removed_and_comes_back(full, desk):
    edit = f"/desk/conversations/{full.ids['conversation']}"
    page = desk.fill(edit, f"{edit}/remove")
    assert ("waha się" in page.text, "The conversation is removed." in page.text) == (False, True)
    page = desk.fill(address(full, "institution"), back_button(page))
    assert "waha się" in page.text


def back_button(page) -> str:
    """The address of the button beside the newest message, else of the first entry's."""
    return next(it.get("action") for it in page.all("form")
                if it.get("action", "").endswith("/undo"))


@pytest.mark.parametrize(("show", "has"), [
    ("", {"Telephone call", "Next step set", "Letter recorded"}),
    ("conversations", {"Telephone call"}), ("letters", {"Letter recorded"}),
    ("changes", {"Next step set"}), ("unknown", {"Telephone call", "Letter recorded"})])
def test_the_timeline_is_narrowed_by_link(full, desk, show, has):
    found = set(entries(desk.page(address(full, "institution", f"?show={show}"))))
    others = {"Telephone call", "Next step set", "Letter recorded"} - has
    assert (has <= found, "Conversation logged" in found) == (True, False)
    assert show in ("", "unknown") or not found & others


def test_the_next_step_is_done_from_the_card_and_the_morning(full, desk):
    done = address(full, "institution", "/next_step/done")
    page = desk.fill("/desk", done)
    assert (page.title.startswith("Progress"), "Done and off the list." in page.text,
            row_of(full, "institution")["next_step"]) == (True, True, "")
    page = desk.sent(done)
    assert (page.status, page.text.count("There is no next step any more.")) == (409, 1)


def test_another_step_than_the_one_seen_is_not_ticked_off(full, desk):
    page = desk.sent(address(full, "institution", "/next_step/done"), step="Dawny krok")
    assert (page.status, row_of(full, "institution")["next_step"]) == (
        409, "Zadzwonić do kanclerza")


def test_a_next_step_set_by_script_can_be_done_at_once_on_the_card_alone(full, desk):
    card, form = address(full, "asked"), address(full, "asked", "/next_step")
    values = desk.page(form).form() | {"next_step": "Napisać"}
    shown = [desk.client.post(f"{form}?back={back}", data=values | {"version": ""}, headers=SCRIPT)
             for back in (f"{card}%3F", "/desk/institutions")]
    assert ["/next_step/done" in it.text for it in shown] == [True, False]
    assert desk.page(card).text.count("Done") == 1


PARTS = [
    ("asked", "owner", {"owner": "Jan Nowy"}),
    ("promised", "expected", {"expected_on": "2099-03-03", "waits_at": "rektor",
                              "waits_until": "2099-03-01"}),
    ("asked", "next_step", {"next_step": "Napisać", "next_step_on": "2099-03-03",
                            "next_step_by": "Ewa"}),
    ("asked", "other_city", {"other_city": "Gdańsk"})]


@pytest.mark.parametrize(("name", "part", "fields"), PARTS)
def test_a_part_is_changed_without_script_and_leads_back(full, desk, name, part, fields):
    form = address(full, name, f"/{part}?back=/desk/institutions%3Fpage%3D1")
    page = desk.fill(form, **fields)
    row = row_of(full, name)
    assert ({key: str(row[key]) for key in fields}, page.title, "Saved." in page.text) == (
        fields, "Institutions", True)


@pytest.mark.parametrize(("name", "part", "fields"), PARTS)
def test_a_part_is_changed_in_place_by_script(full, desk, name, part, fields):
    form = address(full, name, f"/{part}")
    piece = desk.client.get(form, headers=SCRIPT)
    assert (piece.status_code, "<html" in piece.text, "inline-form" in piece.text) == (
        200, False, True)
    values = desk.page(form).form() | fields
    shown = desk.client.post(form, data=values, headers=SCRIPT)
    row = row_of(full, name)
    assert ({key: str(row[key]) for key in fields}, "<html" in shown.text) == (fields, False)
    assert ["inline-form" in shown.text, 'role="status"' in shown.text,
            "/undo" in shown.text] == [False, True, True]
    kept = desk.client.get(f"{form}?keep=1", headers=SCRIPT).text
    assert ["inline-form" in kept, 'role="status"' in kept] == [False, False]


def test_a_part_refused_says_why_in_its_place(full, desk):
    form = address(full, "promised", "/expected")
    values = desk.page(form).form() | {"expected_on": ""}
    piece = desk.client.post(form, data=values, headers=SCRIPT)
    said = "Please give the day the letter is expected"
    assert (piece.status_code, said in piece.text, "<html" in piece.text) == (422, True, False)
    page = desk.sent(form, **{k: v for k, v in values.items() if k != "csrf_token"})
    assert (page.status, page.errors[0].startswith("Expected by: " + said)) == (422, True)


@pytest.mark.parametrize("headers", [SCRIPT, {}])
def test_two_who_change_a_part_see_both_texts(full, desk, headers):
    form = address(full, "asked", "/owner")
    values = desk.page(form).form()
    desk.fill(form, owner="Pierwsza Osoba")
    answer = desk.client.post(form, data=values | {"owner": "Druga Osoba"}, headers=headers)
    assert (answer.status_code, "Saved meanwhile: Pierwsza Osoba" in answer.text,
            row_of(full, "asked")["owner"]) == (422 if headers else 409, True, "Pierwsza Osoba")


def test_who_is_not_to_be_asked_says_so_and_gets_no_link(full, desk):
    page = desk.page(address(full, "neutral"))
    assert ["Not to be asked. Zasiada w jury" in page.text, "Issue a link" in page.text] == [
        True, False]
    before = full.rows()
    assert (desk.sent(address(full, "neutral", "/links")).status, full.rows()) == (409, before)


def test_support_for_another_city_is_a_badge_that_informs(full, desk):
    page = desk.page(address(full, "institution"))
    assert "Also supports: Gdańsk" in page.text
