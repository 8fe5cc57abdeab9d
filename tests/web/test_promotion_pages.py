"""Promotion, youth and agreements: kept by plain forms, apart from the number of letters."""

import pytest
from sqlalchemy import select
from web.world import Role

from esabid.domain.institution import reference
from esabid.extensions import db
from esabid.models import Agreement, Institution, PromotionAction, SchoolProject

NEW_ACTION, NEW_PROJECT = "/desk/promotion/actions/new", "/desk/promotion/projects/new"
NEW_AGREEMENT = "/desk/agreements/new"
ADDED = {"name_pl": "Targi", "happened_on": "2026-03-01"}
UNKNOWN = ("We do not know these: “Nikt”, “Próbna”. Write the names as in the list of "
           "institutions, or add the institutions first.")


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def _cells(page) -> list[list[str]]:
    """The words of every row of the page's tables."""
    return [[page.text_of(it) for it in row if it.tag in ("th", "td")]
            for body in page.all("tbody") for row in body.iter("tr")]


def _row(world, kind, public_id: str = "", **about):
    with world.app.app_context():
        row = db.session.scalar(select(kind).filter_by(**about or {"public_id": public_id}))
        return row and (row.name_pl, *(it.name_pl for it in getattr(
            row, "institutions", getattr(row, "partners", ()))))


def _reference(world, part: str) -> str:
    with world.app.app_context():
        return reference("KRK", db.session.scalar(select(Institution.number).filter_by(
            public_id=world.ids[part])))


def test_planned_actions_stand_first_and_say_so(desk):
    rows = [(name, day, place, people) for name, day, place, _, people
            in _cells(desk.page("/desk/promotion"))]
    assert rows == [("Space fair planned", "9 May 2099", "–", "–"),
                    ("Space picnic", "7 Mar 2026", "Kraków", "400")]


@pytest.mark.parametrize(("when", "names"), [
    ("held", ["Space picnic"]), ("planned", ["Space fair planned"]),
    ("never", ["Space fair planned", "Space picnic"])])
def test_chips_narrow_the_actions(desk, when, names):
    assert [row[0] for row in _cells(desk.page(f"/desk/promotion?when={when}"))] == names


def test_institutions_involved_lead_to_exactly_those(desk):
    links = dict(desk.page("/desk/promotion").links)
    page = desk.page(links["3 institutions involved"])
    assert (page.rows(), len(page.links) > 3) == (3, True)
    narrowed = desk.page(links["3 institutions involved"] + "&status=overdue")
    assert [row[0] for row in _cells(narrowed)] == [_cells(page)[2][0]]


def test_projects_are_cards_that_name_no_pupil(full, desk):
    page = desk.page("/desk/promotion")
    cards = [page.text_of(li) for ul in page.all("ul") if ul.get("class") == "project-cards"
             for li in ul.iter("li")]
    assert ([card.split(" Test Institute")[0] for card in cards],
            "Never a pupil's name." in page.text) == (["Probe Electronics"], True)
    assert "Never a pupil's name" in desk.page(NEW_PROJECT).text


def test_an_action_is_added_with_institutions_however_they_are_written(full, desk):
    lines = f"placowka ASKED\n\n{_reference(full, 'overdue')} cokolwiek\nAkademia Próbna\n" \
            "Placówka asked"
    page = desk.fill(NEW_ACTION, **ADDED, institutions=lines)
    assert (page.errors, page.title, "The action is added." in page.text) == (
        [], "Promotion and youth", True)
    assert _row(full, PromotionAction, name_pl="Targi") == (
        "Targi", "Akademia Próbna", "Placówka asked", "Placówka overdue")


def test_a_saved_form_saves_again_as_it_opened(full, desk):
    address = f"/desk/promotion/actions/{full.ids['promotion_action']}"
    before = _row(full, PromotionAction, full.ids["promotion_action"])
    assert desk.fill(address, place="Błonia").title == "Promotion and youth"
    assert (len(before), _row(full, PromotionAction, full.ids["promotion_action"])) == (4, before)


def test_unknown_lines_are_named_and_stay_typed(full, desk):
    before = full.rows()
    page = desk.fill(NEW_ACTION, **ADDED, institutions="Nikt\nPróbna\nAkademia Próbna")
    assert (page.status, page.errors, page.form()["institutions"], full.rows()) == (
        422, [f"Institutions involved: {UNKNOWN}"], "Nikt\nPróbna\nAkademia Próbna", before)


@pytest.mark.parametrize(("address", "fields", "errors"), [
    (NEW_ACTION, {"happened_on": ""}, ["Day of the action: Please fill this in."]),
    (NEW_ACTION, {"name_pl": ""}, ["What it was, in Polish: "
                                   "Please give the Polish or the English name."]),
    (NEW_ACTION, {"reached": "0"}, ["People reached: Please write a number from 1 to 100000000."]),
    (NEW_ACTION, {"reached": "dużo"}, ["People reached: Please write a whole number."]),
    (NEW_PROJECT, {"name_pl": "Sonda"},
     ["Field, in Polish: Please give the field of the project, in Polish or in English."]),
    (NEW_PROJECT, {"field_pl": "Rakiety", "name_pl": "Sonda", "institution_id": "1"},
     ["School: Please choose one of the answers."]),
    (NEW_AGREEMENT, {"signed_on": "2099-01-01"},
     ["Signed on: The day of the signature lies in the future."]),
    (NEW_AGREEMENT, {"signed_on": "2026-01-01", "partners": "Nikt"},
     ["Partners: We do not know “Nikt”. Write the name as in the list of institutions, or add the "
      "institution first."]),
])
def test_what_makes_no_sense_is_refused_in_one_sentence(full, desk, address, fields, errors):
    before = full.rows()
    page = desk.fill(address, **ADDED | fields)
    assert (page.errors, page.status, full.rows()) == (errors, 422, before)


def test_a_clash_shows_what_somebody_else_saved(full, desk):
    address = f"/desk/agreements/{full.ids['agreement']}"
    opened = desk.page(address).form()
    desk.fill(address, partners="Akademia Próbna")
    page = desk.sent(address, **opened | {"name_en": "Other"})
    assert (page.status, len(page.errors)) == (409, 3)
    assert page.errors[1].startswith("What was signed, in English: Saved meanwhile: Letter")


@pytest.mark.parametrize(("part", "kind", "address", "said"), [
    ("promotion_action", PromotionAction, "/desk/promotion/actions", "The action is removed"),
    ("school_project", SchoolProject, "/desk/promotion/projects", "The project is removed"),
    ("agreement", Agreement, "/desk/agreements", "The agreement is removed")])
def test_removing_takes_a_click_of_its_own(full, desk, part, kind, address, said):
    place = f"{address}/{full.ids[part]}"
    page = desk.fill(place, action=f"{place}/remove")
    assert (said in page.text, _row(full, kind, full.ids[part])) == (True, None)
    assert desk.page(place).status == 404


def test_agreements_say_which_partners_have_given_a_letter(desk):
    page = desk.page("/desk/agreements")
    assert "· 1 of 3 partners with a letter that counts" in page.text
    assert sorted(row[2] for row in _cells(page)) == [
        "Has given a letter", "Letter is here, but does not count yet", "No letter yet"]


def test_an_empty_campaign_is_told_what_belongs_here(empty):
    desk = empty.reader(Role.COORDINATOR, "pl")
    said = {address: desk.page(address).text for address in (
        "/desk/promotion", "/desk/agreements", "/desk/next-asks", NEW_PROJECT)}
    assert [words in said[address] for address, words in zip(said, (
        "Nie ma jeszcze działań", "list intencyjny z datą i stronami", "Nie ma już kogo prosić",
        "nie ma jeszcze szkoły średniej"))] == [True] * 4


def test_next_asks_give_every_open_institution_its_reasons(full, desk):
    rows = [(name, why) for name, _, why in _cells(desk.page("/desk/next-asks"))]
    assert all(why.endswith(".") for _, why in rows)
    assert [name for name, _ in rows if name == "Only English Ltd"] == ["Only English Ltd"]
    assert "Sector “Space company”: no letter counts yet. Not asked yet." in dict(rows)[
        "Only English Ltd"]


@pytest.mark.parametrize("address", ["/desk/promotion", "/desk/agreements", "/desk/next-asks"])
@pytest.mark.parametrize("role", [Role.VISITOR, Role.LEADERSHIP])
def test_the_desk_alone_reads_them(full, role, address):
    answer = full.reader(role).client.get(address)
    assert answer.status_code in (302, 403)
