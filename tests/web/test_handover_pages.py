"""Addressees, the register of handovers and who must be told."""

import pytest
from pages import Page
from sqlalchemy import select
from web.handed_over import withdraw

from esabid.domain.permissions import Role
from esabid.extensions import db, tools
from esabid.models import Addressee, Handover

REGISTER, NOTICES = "/desk/dossiers/handovers", "/desk/dossiers/notices"
NEW = "/desk/addressees/new"


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign, which has handed one edition over."""
    return full.reader(Role.COORDINATOR)


@pytest.fixture
def given(full):
    """The address of the handovers of the world's edition."""
    return f"/desk/dossiers/{full.ids['edition']}/handovers"


def _all(world, column):
    with world.app.app_context():
        return sorted(db.session.scalars(select(column)))


def _sent(desk, address: str, fields: dict) -> Page:
    """Send fields, of which one may be called address, and read the page one lands on."""
    return Page(desk.client.post(address, data=fields | {"csrf_token": desk.token()},
                                 follow_redirects=True))


def _today(world) -> str:
    with world.app.app_context():
        return tools().today().isoformat()


def _cells(page) -> list[list[str]]:
    return [[page.text_of(it) for it in row if it.tag in ("th", "td")]
            for body in page.all("tbody") for row in body.iter("tr")]


def _task(page) -> list[str]:
    return [page.text_of(it) for it in page.all("li") if it.get("class") == "task"]


def _buttons(page, words: str) -> list[str]:
    return [it for it in map(page.text_of, page.all("button")) if it.startswith(words)]


def _added(world, desk, name: str) -> str:
    """Add an addressee; its id in the form of a handover."""
    desk.fill(NEW, name_pl=name)
    with world.app.app_context():
        return str(db.session.scalar(select(Addressee.id).where(Addressee.name_pl == name)))


def test_an_addressee_is_added_once_however_often_one_presses(full, desk):
    filled = desk.page(NEW).form() | {
        "name_pl": "Minister próbny", "greeting_pl": "Szanowna Pani Minister,",
        "address": "ul. Próbna 1\nKraków"}
    pages = [_sent(desk, NEW, filled) for _ in range(2)]
    assert [it.title for it in pages] == ["Addressees"] * 2
    assert _all(full, Addressee.name_pl) == ["Minister próbny", "Rada Próbna"]
    assert _cells(pages[1])[0] == [
        "Minister próbny ul. Próbna 1, Kraków", "For the ministry, in Polish",
        "Szanowna Pani Minister,", "nothing yet", "Change: Minister próbny"]


def test_an_addressee_without_a_name_is_refused_and_nothing_is_lost(full, desk):
    before = full.rows()
    page = desk.fill(NEW, greeting_pl="Szanowni Państwo,")
    assert (page.status, page.errors, page.form()["greeting_pl"], full.rows()) == (
        422, ["Office, in Polish: Please give the Polish or the English name."],
        "Szanowni Państwo,", before)


def test_a_clash_shows_what_somebody_else_saved(full, desk):
    address = f"/desk/addressees/{full.ids['addressee']}"
    opened = desk.page(address).form()
    desk.fill(address, greeting_pl="Wielce Szanowni Państwo,")
    page = _sent(desk, address, opened | {"greeting_pl": "Dzień dobry,"})
    assert (page.status, page.errors[1]) == (
        409, "Greeting, in Polish: Saved meanwhile: Wielce Szanowni Państwo,")


def test_an_addressee_goes_unless_an_edition_went_there(full, desk):
    used = f"/desk/addressees/{full.ids['addressee']}"
    page = desk.page(used)
    assert ("so it stays in the list" in page.text, "Remove" in page.text) == (True, False)
    assert desk.post(f"{used}/remove").status_code == 409
    desk.fill(NEW, name_pl="Minister próbny")
    with full.app.app_context():
        free = db.session.scalar(select(Addressee.public_id).where(
            Addressee.name_pl == "Minister próbny"))
    place = f"/desk/addressees/{free}"
    page = desk.fill(place, action=f"{place}/remove")
    assert ("The addressee is removed" in page.text, _all(full, Addressee.name_pl)) == (
        True, ["Rada Próbna"])


def test_the_register_says_who_has_what_and_may_be_one_addressee_s(full, desk):
    desk.fill(NEW, name_pl="Minister próbny")
    page = desk.page(REGISTER)
    assert [row[:2] + row[3:5] for row in _cells(page)] == [
        ["Test Council", "Edition 1, short version Internal", "in Polish", "By hand"]]
    shown = [desk.page(dict(page.links)[name]) for name in ("Test Council", "Minister próbny")]
    assert [(it.rows(), "Nothing has been handed over to this addressee yet" in it.text)
            for it in shown] == [(1, False), (0, True)]
    assert desk.page(f"{REGISTER}?addressee=nowhere0").status == 404


def test_a_handover_is_written_down_once(full, desk, given):
    filled = desk.page(given).form(given) | {
        "channel": "post", "handed_on": _today(full), "note": "RPW 7", "lang": "pl"}
    again = desk.sent(given, **filled)
    assert (again.status, again.errors) == (422, [
        "Handed over on: This handover is in the register already."])
    desk.fill(NEW, name_pl="Minister próbny")
    with full.app.app_context():
        filled["addressee"] = str(db.session.scalar(select(Addressee.id).where(
            Addressee.name_pl == "Minister próbny")))
    pages = [_sent(desk, given, filled) for _ in range(2)]
    assert [(it.status, len(_task(it)), it.rows()) for it in pages] == [(200, 2, 0)] * 2
    assert _task(pages[0])[0].startswith("Minister próbny ")


@pytest.mark.parametrize(("wrong", "error"), [
    ({"handed_on": "2099-01-01"}, "Handed over on: The day of the handover lies in the future."),
    ({"handed_on": "2020-01-01"}, "Handed over on: The edition was issued later than that."),
    ({"lang": "en"}, "In which language: Please choose one of the answers."),
    ({"handed_on": ""}, "Handed over on: Please fill this in.")])
def test_an_impossible_handover_is_refused_with_what_was_typed(full, desk, given, wrong, error):
    before = full.rows()
    page = desk.sent(given, **desk.page(given).form(given) | {"note": "Uwaga"} | wrong)
    assert (page.status, page.errors, page.form(given)["note"], full.rows()) == (
        422, [error], "Uwaga", before)


def test_a_working_version_is_not_handed_over(full, desk):
    page = desk.page(f"/desk/dossiers/{full.ids['dossier']}/handovers")
    assert (page.status, page.title) == (409, "This cannot be done now")


def test_a_mistake_is_taken_off_the_register(full, desk, given):
    assert desk.post(f"/desk/handovers/{full.ids['handover']}/take-back").status_code == 302
    page = desk.page(given)
    assert ("Nobody yet." in page.text, _all(full, Handover.id)) == (True, [])


def test_before_a_withdrawal_one_reads_who_will_have_to_be_told(full, desk):
    said = "You will have to tell: Test Council (edition 1, "
    address = f"/desk/letters/{full.ids['joint']}"
    assert [said in desk.page(f"{address}/{step}").text for step in ("withdraw", "reopen")] == [
        True, True]
    assert said not in desk.page(f"/desk/letters/{full.ids['to_check']}/withdraw").text


def test_who_must_be_told_is_a_task_until_it_is_noted(full, desk):
    assert "Nobody has to be told anything" in desk.page(NOTICES).text
    assert "Who must be told" not in desk.page("/desk").text
    withdraw(full, "joint")
    withdraw(full, "letter")
    assert "2 letters of edition 1 count no more" in desk.page("/desk").text
    assert "To be told: Test Council (edition 1, " in desk.page(
        f"/desk/letters/{full.ids['joint']}").text
    assert "To be told of 2 letters" in desk.page(REGISTER).text
    assert [it.get("aria-labelledby") for it in desk.page(NOTICES).all("section")] == [
        "of-{0} in-{0}".format(full.ids["handover"])]
    tasks = _task(desk.page(NOTICES))
    assert [("withdrawn on" in it, "Told today:" in it) for it in tasks] == [(True, True)] * 2
    told = f"/desk/handovers/{full.ids['handover']}/told"
    desk.post(told, letter=full.ids["joint"])
    assert "To be told:" not in desk.page(f"/desk/letters/{full.ids['joint']}").text
    assert "1 letter of edition 1 counts no more" in desk.page("/desk").text
    assert sorted("told on" in it for it in _task(desk.page(NOTICES))) == [False, True]
    desk.post(told)
    assert "Who must be told" not in desk.page("/desk").text
    assert desk.post(told).status_code == 409
    desk.post(told.replace("told", "untold"), letter=full.ids["joint"])
    assert "1 letter of edition 1 counts no more" in desk.page("/desk").text


def test_every_button_of_a_register_names_its_row(full, desk, given):
    """Two have an edition of which two letters are gone: buttons of the same words are told
    apart by what they are about."""
    desk.fill(given, given, channel="post", handed_on=_today(full), lang="pl", addressee=_added(
        full, desk, "Minister próbny"))
    withdraw(full, "joint")
    withdraw(full, "letter")
    said = {address: _buttons(desk.page(address), words) for address, words in (
        (given, "Written down by mistake:"), (REGISTER, "Written down by mistake:"),
        (NOTICES, "Told"))}
    assert [(len(it), len(set(it))) for it in said.values()] == [(2, 2), (2, 2), (6, 6)]
    desk.post(f"/desk/handovers/{full.ids['handover']}/told")
    back = _buttons(desk.page(NOTICES), "Not told after all: Test Council, Edition 1")
    assert [it.rsplit(", ", 1)[1] for it in back] == ["Letter 2", "Letter 3"]


@pytest.mark.parametrize(("address", "said"), [
    ("/desk/addressees", "Nie ma jeszcze adresatów"), (REGISTER, "Niczego jeszcze nie przekazano"),
    (NOTICES, "Nikogo nie trzeba powiadamiać"),
    ("/desk/dossiers/compare", "Nie ma jeszcze czego porównać")])
def test_an_empty_campaign_is_told_what_belongs_here(empty, address, said):
    assert said in empty.reader(Role.COORDINATOR, "pl").page(address).text


@pytest.mark.parametrize("address", [
    "/desk/addressees", REGISTER, NOTICES, "/desk/dossiers/compare"])
@pytest.mark.parametrize("role", [Role.VISITOR, Role.LEADERSHIP])
def test_the_desk_alone_reads_them(full, role, address):
    assert full.reader(role).client.get(address).status_code in (302, 403)
