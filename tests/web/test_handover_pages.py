"""Addressees, the register of handovers, who must be told, and the comparison of two dossiers."""

import factories
import pytest
from pages import Page
from sqlalchemy import select

from esabid.domain.letter import LetterAction
from esabid.domain.permissions import Role
from esabid.domain.profiles import Profile
from esabid.extensions import db, tools, writing
from esabid.models import Addressee, Campaign, Handover, Letter
from esabid.services import compilations, letters

REGISTER, NOTICES = "/desk/dossiers/handovers", "/desk/dossiers/notices"
COMPARE, NEW = "/desk/dossiers/compare", "/desk/addressees/new"


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign, which has handed one edition over."""
    return full.reader(Role.COORDINATOR)


@pytest.fixture
def given(full):
    """The address of the handovers of the world's edition."""
    return f"/desk/dossiers/{full.ids['edition']}/handovers"


def _change(world, deed):
    with world.app.app_context(), writing() as session:
        return deed(session)


def _withdraw(world, part: str) -> None:
    _change(world, lambda session: letters.advance(
        session, factories.actor(), session.scalar(select(Letter).where(
            Letter.public_id == world.ids[part])), action=LetterAction.WITHDRAW,
        reason="Zmiana władz", withdrawn_on=tools().today(), today=tools().today()))


def _compiled(world, profile=Profile.MINISTRY, short=True) -> str:
    return _change(world, lambda session: compilations.compile_dossier(
        session, factories.actor(), session.get(Campaign, 1), profile=profile, short=short,
        today=tools().today(), languages=())).public_id


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
    _withdraw(full, "joint")
    _withdraw(full, "letter")
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
    _withdraw(full, "joint")
    _withdraw(full, "letter")
    said = {address: _buttons(desk.page(address), words) for address, words in (
        (given, "Written down by mistake:"), (REGISTER, "Written down by mistake:"),
        (NOTICES, "Told"))}
    assert [(len(it), len(set(it))) for it in said.values()] == [(2, 2), (2, 2), (6, 6)]
    desk.post(f"/desk/handovers/{full.ids['handover']}/told")
    back = _buttons(desk.page(NOTICES), "Not told after all: Test Council, Edition 1")
    assert [it.rsplit(", ", 1)[1] for it in back] == ["Letter 2", "Letter 3"]


def test_two_dossiers_are_compared_with_the_older_one_first(full, desk):
    before = _compiled(full)
    _withdraw(full, "joint")
    _change(full, lambda session: letters.advance(
        session, factories.actor(), session.scalar(select(Letter).where(
            Letter.public_id == full.ids["to_check"])), action="verify"))
    now = _compiled(full)
    pages = [desk.page(f"{COMPARE}?a={a}&b={b}") for a, b in ((before, now), (now, before))]
    assert [it.title for it in pages] == ["+1, withdrawn 1"] * 2
    assert "Letters that count: 3 before, 3 now." in pages[0].text
    leads = [href for _, href in pages[0].links if href.startswith("/desk/letters/")]
    assert leads == [f"/desk/letters/{full.ids[it]}" for it in ("to_check", "joint")]


def test_dossiers_of_different_kinds_say_so(full, desk):
    """The public one lists no letter whose institution objects, and says that it counts."""
    page = desk.page(f"{COMPARE}?a={full.ids['edition']}&b={_compiled(full, Profile.PUBLIC)}")
    assert (page.title, "“Internal” and “Public”" in page.text,
            "1 letter of the older one may not be named in the newer one" in page.text) == (
        "no change", True, True)


def test_what_somebody_received_last_is_compared_with(full, desk):
    page = desk.page(f"{COMPARE}?a=to-{full.ids['addressee']}&b={full.ids['dossier']}")
    assert (page.status, page.title) == (200, "no change")
    desk.fill(NEW, name_pl="Minister próbny")
    with full.app.app_context():
        nothing = db.session.scalar(select(Addressee.public_id).where(
            Addressee.name_pl == "Minister próbny"))
    wrong = (f"a=to-{nothing}&b={full.ids['dossier']}", "a=nowhere0", "a=to-nowhere0")
    assert [desk.page(f"{COMPARE}?{it}").status for it in wrong] == [404] * 3


def test_a_choice_of_one_keeps_it_chosen(full, desk):
    page = desk.page(f"{COMPARE}?a={full.ids['edition']}")
    chosen = [it.get("value") for it in page.all("option") if "selected" in it.attrib]
    assert (page.title, chosen[0]) == ("Compare two dossiers", full.ids["edition"])


@pytest.mark.parametrize(("address", "said"), [
    ("/desk/addressees", "Nie ma jeszcze adresatów"), (REGISTER, "Niczego jeszcze nie przekazano"),
    (NOTICES, "Nikogo nie trzeba powiadamiać"), (COMPARE, "Nie ma jeszcze czego porównać")])
def test_an_empty_campaign_is_told_what_belongs_here(empty, address, said):
    assert said in empty.reader(Role.COORDINATOR, "pl").page(address).text


@pytest.mark.parametrize("address", ["/desk/addressees", REGISTER, NOTICES, COMPARE])
@pytest.mark.parametrize("role", [Role.VISITOR, Role.LEADERSHIP])
def test_the_desk_alone_reads_them(full, role, address):
    assert full.reader(role).client.get(address).status_code in (302, 403)
