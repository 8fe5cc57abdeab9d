"""Cofnij and the history of changes; forms of the desk that two people have open at once."""

import factories
import pytest
from sqlalchemy import select
from web.world import Role

from esabid.extensions import writing
from esabid.models import History, Institution, Letter
from esabid.services import bulk

NEW, LOG = "/desk/institutions/new", "/desk/letters/new"


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def buttons(page) -> list[str]:
    """The addresses of all buttons that take something back."""
    return [it.get("action") for it in page.all("form")
            if it.get("action", "").endswith("/undo")]


def test_a_deed_offers_to_take_it_back_once_and_leads_back(full, desk):
    card = f"/desk/institutions/{full.ids['planned']}"
    page = desk.fill(f"{card}/ask/ask")
    assert "Recorded." in page.text
    undo = buttons(page)[0]
    values = page.form(undo)
    page = desk.fill(card, undo)
    assert ("Taken back." in page.text,
            "Taken back: Ask recorded" in page.text, values["back"].split("?")[0]) == (
        True, True, card)
    before = full.rows()
    page = desk.sent(undo)
    assert (page.status, "This was taken back already." in page.text, full.rows()) == (
        409, True, before)


def test_what_somebody_changed_since_is_refused_by_name(full, desk):
    edit = f"/desk/institutions/{full.ids['planned']}/edit"
    undo = buttons(desk.fill(edit, city="Łódź"))[0]
    desk.fill(edit, city="Tarnów")
    page = desk.sent(undo)
    assert (page.status, "Osoba coordinator has changed this since" in page.text) == (409, True)


def test_saving_without_a_change_offers_nothing_to_take_back(full, desk):
    edit = f"/desk/institutions/{full.ids['english']}/edit"
    page = desk.fill(edit)
    assert ("Saved." in page.text, buttons(page)) == (True, [])


def test_a_deed_for_many_is_taken_back_together(full, desk):
    with full.app.app_context(), writing() as session:
        rows = session.scalars(select(Institution).order_by(Institution.id).limit(3)).all()
        bulk.assign(session, factories.actor(), rows, owner="Nowa Osoba")
        last = session.scalar(select(History.id).order_by(History.id.desc()).limit(1))
    desk.post(f"/desk/activity/{last}/undo", together="1")
    page = desk.page("/desk/activity")
    assert "Taken back for 3." in page.text
    with full.app.app_context(), writing() as session:
        assert session.scalars(select(Institution.id).where(
            Institution.owner == "Nowa Osoba")).all() == []


@pytest.mark.parametrize("address", ["/desk/activity/999999/undo", "/desk/activity/0/undo"])
def test_no_deed_is_no_page(desk, address):
    assert desk.sent(address).status == 404


def test_a_strange_way_back_leads_nowhere_strange(full, desk):
    undo = f"/desk/activity/{full.ids['history']}/undo"
    answer = desk.post(undo, back="//evil.example/x")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/activity")


@pytest.mark.parametrize(("query", "has", "lacks"), [
    ("", "Institution added", "Nothing here"),
    ("who=Anna+Testowa&thing=institution", "Institution added", "Letter recorded"),
    ("action=letter.verify", "Letter verified", "Institution added"),
    ("action=letter.fly&thing=unknown&since=abc&until=2026-02-31", "Institution added",
     "Nothing here"),
    ("since=2026-03-18&until=2026-03-18&thing=letter", "Letter recorded", "Institution added"),
    ("since=2026-03-19&action=letter.verify", "Nothing here", "Letter verified"),
    ("until=2026-03-17", "Nothing here", "Letter recorded")])
def test_history_of_changes_is_narrowed(desk, query, has, lacks):
    page = desk.page(f"/desk/activity?{query}")
    said = [page.text_of(it) for it in page.all("strong", "h2")]
    assert (page.status, has in said, lacks in said) == (200, True, False)


def test_history_of_one_institution_holds_its_letters(full, desk):
    page = desk.page(f"/desk/activity?institution={full.ids['institution']}&action=letter.verify")
    links = {href for _, href in page.links if href.startswith("/desk/letters/")}
    assert links == {f"/desk/letters/{full.ids[name]}" for name in ("letter", "further")}


def test_leadership_takes_nothing_back(full):
    reader, before = full.reader(Role.LEADERSHIP), full.rows()
    assert (reader.post(f"/desk/activity/{full.ids['history']}/undo").status_code,
            full.rows()) == (403, before)


def count(full, kind) -> int:
    with full.app.app_context(), writing() as session:
        return len(session.scalars(select(kind.id)).all())


@pytest.mark.parametrize(("form", "kind", "fields"), [
    (NEW, Institution, {"name_pl": "Zupełnie Nowa Placówka"}), (LOG, Letter, {"note": "Z poczty"})])
def test_a_button_pressed_twice_makes_one(full, desk, form, kind, fields):
    before, values = count(full, kind), desk.page(form).form() | fields
    answers = [desk.client.post(form, data=values) for _ in range(2)]
    assert ({it.status_code for it in answers}, len({it.headers["Location"] for it in answers}),
            count(full, kind)) == ({302}, 1, before + 1)


@pytest.mark.parametrize(("form", "kind", "first", "second"), [
    (NEW, Institution, {"name_pl": "Alfa Kosmiczna"}, {"name_pl": "Muzeum Zegarów"}),
    (LOG, Letter, {"note": "Pierwszy"}, {"note": "Drugi"})])
def test_a_form_used_again_after_going_back_makes_another(full, desk, form, kind, first, second):
    before, values = count(full, kind), desk.page(form).form()
    answers = [desk.client.post(form, data=values | fields) for fields in (first, second)]
    assert (len({it.headers["Location"] for it in answers}), count(full, kind)) == (2, before + 2)


@pytest.mark.parametrize("key", ["", "x", "ABCDEFGH", "../../et", "zzzzzzzz" * 9])
def test_a_made_up_key_does_no_harm(full, desk, key):
    values = desk.page(LOG).form() | {"key": key}
    assert desk.client.post(LOG, data=values).status_code == 302
    with full.app.app_context(), writing() as session:
        made = session.scalars(select(Letter).order_by(Letter.id.desc()).limit(1)).one()
        assert len(made.public_id) == 8 and made.public_id != key


@pytest.mark.parametrize(("address", "field", "others"), [
    ("/desk/arguments/{argument}/edit", "name_en", "English name"),
    ("/desk/evidence/{evidence}/edit", "source", "Source"),
    ("/desk/contributions/{contribution}/edit", "quote", "Quote"),
    ("/desk/promotion/actions/{promotion_action}", "place", "Place"),
    ("/desk/promotion/projects/{school_project}", "name_en", "Title, in English"),
    ("/desk/agreements/{agreement}", "name_en", "What was signed, in English"),
    ("/desk/targets", "sector_ngo", "Non-governmental organisation")])
def test_two_who_edit_the_same_see_both_texts(full, desk, address, field, others):
    address, (one, two) = address.format(**full.ids), (("Pierwszy", "Drugi")
                                                       if field != "sector_ngo" else ("7", "8"))
    values = desk.page(address).form()
    assert desk.client.post(address, data=values | {field: one}).status_code == 302
    before = full.rows()
    page = desk.sent(address, **{k: v for k, v in (values | {field: two}).items()
                                 if k != "csrf_token"})
    assert (page.status, f"{others}: Saved meanwhile: {one}" in page.errors,
            page.form()[field], full.rows()) == (409, True, two, before)
    assert desk.client.post(address, data=page.form()).status_code == 302
    assert desk.page(address).form()[field] == two
