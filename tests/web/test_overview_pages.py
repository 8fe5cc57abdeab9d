"""The overview's pages: what comes first, what it rests on, and nothing private in a hall."""

from datetime import date, timedelta

import factories
import pytest
from factories import TODAY
from sqlalchemy import delete, select
from web.world import Role

from esabid.domain.letter import LetterAction, SignatureKind
from esabid.domain.permissions import Actor
from esabid.extensions import db, system, tools, writing
from esabid.models import Argument, Campaign, Compilation, Letter, Mention
from esabid.services import asks, compilations, letters
from esabid.web.leadership.since import last_wednesday

NO_DAY = "Error: There is no such day. Please write it as in 2026-03-31."
NOT_PAST = "Error: Please choose a day before today."


@pytest.fixture
def overview(full):
    """Leadership of the full campaign."""
    return full.reader(Role.LEADERSHIP)


def _cards(page) -> dict[str, str]:
    """The text of each card by its heading."""
    found = {}
    for card in page.all("section"):
        heads = list(card.iter("h2"))
        if "card" in (card.get("class") or "").split() and heads:
            found[page.text_of(heads[0])] = page.text_of(card)
    return found


def _change(world, *deeds) -> None:
    with world.app.app_context():
        with writing() as session:
            for deed in deeds:
                deed(session)
        db.session.remove()


def _letter(world, name: str):
    return lambda session: session.scalar(select(Letter).where(
        Letter.public_id == world.ids[name]))


def _now(world):
    with world.app.app_context():
        return tools().now()


@pytest.mark.parametrize("today", [date(2026, 11, 16) + timedelta(days=n) for n in range(7)])
def test_week_is_compared_with_the_newest_wednesday_before_today(today):
    day = last_wednesday(today)
    assert (day.strftime("%A"), 1 <= (today - day).days <= 7) == ("Wednesday", True)


def test_wednesday_is_compared_with_the_one_before():
    assert last_wednesday(date(2026, 11, 18)) == date(2026, 11, 11)


def test_what_matters_comes_first(overview):
    page = overview.page("/overview")
    facts = [page.text_of(li) for ul in page.all("ul") if ul.get("class") == "hero-facts"
             for li in ul.iter("li")]
    headings = [page.text_of(it) for it in page.all("h1", "h2")]
    assert (page.hero(), facts[0], facts[1].split(":")[0]) == (
        3, "Counted cautiously: 3", "Too few data for a forecast")
    assert headings[1:2] == ["To say aloud"]


def test_a_doubtful_letter_is_set_apart_with_its_reason(full, overview):
    def doubt(session):
        row = _letter(full, "letter")(session)
        row.signers[0].signature = SignatureKind.SCAN
    _change(full, doubt)
    links = dict(overview.page("/overview").links)
    weak = overview.page(links["1 letter may be contested"])
    assert (overview.page(links["2"]).rows(), weak.rows(), weak.title) == (
        2, 1, "Letters behind the number")
    assert "It is a scan, and its original is not in the office." in weak.text


@pytest.mark.parametrize("address", ["/overview", "/overview/changes"])
@pytest.mark.parametrize(("since", "said"), [
    ("2099-01-01", NOT_PAST), ("abc", NO_DAY), ("2026-02-30", NO_DAY), ("0202-03-03", NO_DAY),
    ("2026-13-01", NO_DAY), ("<script>", NO_DAY), ("9" * 400, NO_DAY), ("²", NO_DAY)])
def test_a_day_that_cannot_be_compared_is_refused_in_a_sentence(overview, address, since, said):
    page = overview.page(f"{address}?since={since}")
    errors = [page.text_of(it) for it in page.all("p") if it.get("id") == "since-error"]
    assert (page.status, errors) == (422, [said])


def test_today_is_no_day_to_compare_with(full, overview):
    with full.app.app_context():
        today = tools().today().isoformat()
    assert overview.page(f"/overview?since={today}").status == 422


def test_changes_since_a_day_are_exactly_these_letters(full, overview):
    day = TODAY - timedelta(days=1)
    page = overview.page(f"/overview/changes?since={day}")
    rows = [len(list(body.iter("tr"))) for body in page.all("tbody")]
    assert (page.title, rows) == ("Since 17 March 2026: +3 letters", [3])
    later = overview.page(f"/overview/changes?since={TODAY}")
    assert (later.title, later.rows()) == ("Since 18 March 2026: no change", 0)


def test_a_loss_stands_apart_from_what_came(full, overview):
    now = _now(full)
    _change(full, lambda session: letters.advance(
        session, Actor(Role.COORDINATOR, "Anna", now), _letter(full, "joint")(session),
        action=LetterAction.WITHDRAW, reason="Zmiana władz", withdrawn_on=TODAY,
        today=now.date()))
    page = overview.page(f"/overview/changes?since={TODAY}")
    assert (page.title, page.rows()) == ("Since 18 March 2026: −1 letter", 1)
    assert "Since 18 March 2026: −1 letter" in overview.page(f"/overview?since={TODAY}").text


def test_an_edition_says_what_has_changed_since(full, overview):
    assert "Since edition" not in overview.page("/overview").text

    def issue(session):
        row = session.scalar(select(Compilation).filter_by(public_id=full.ids["dossier"]))
        compilations.issue(session, system(), row, today=TODAY)
    _change(full, issue)
    assert "Nothing has changed since then." in _cards(overview.page("/overview"))["The dossier"]
    _change(full, lambda session: letters.advance(
        session, factories.actor(), _letter(full, "to_check")(session), action="verify"))
    said = _cards(overview.page("/overview"))["The dossier"]
    assert said.startswith("The dossier Edition 2 · For the ministry · 3 letters Since edition 2: "
                           "+1 Polish PDF")
    behind = overview.page(dict(overview.page("/overview").links)["Since edition 2: +1"])
    assert (behind.title, behind.rows()) == ("Since edition 2 · For the ministry: +1", 1)


def test_no_edition_is_not_compared_with(full, overview):
    # The world's dossier is a working version.
    ids = ("", "nowhere0", full.ids["dossier"])
    assert [overview.page(f"/overview/changes?edition={it}").status for it in ids] == [404] * 3


def test_gaps_are_said_in_words(full, overview):
    def aim(session):
        row = session.get(Campaign, 1)
        row.sector_targets, row.reach_targets = {"ngo": 2, "university": 4}, {"national": 3}
        for argument in session.scalars(select(Argument)):
            session.add(Mention(letter=_letter(full, "letter")(session), argument=argument))
        for name in ("to_check", "withdrawn"):  # A letter that does not count argues nothing yet.
            session.add(Mention(letter=_letter(full, name)(session), argument=new))

    new = Argument(name_pl="Góry", name_en="Mountains", position=99)
    _change(full, lambda session: session.execute(delete(Mention)), aim)
    assert _cards(overview.page("/overview"))["What is missing"] == (
        "What is missing Nobody yet from: Non-governmental organisation (target 2)."
        "Below the target: University (1 of 4), National (1 of 3)."
        "No letter that counts makes these arguments yet: Mountains.")


def test_the_mayor_s_calls_are_three_with_their_reasons(overview):
    page = overview.page("/overview")
    calls = [ol for ol in page.all("ol") if "next-asks" in ol.get("class")]
    assert [len(list(it.iter("li"))) for it in calls] == [3]


def test_the_forecast_says_what_it_is_made_from(overview):
    cards = _cards(overview.page("/overview/forecast"))
    assert list(cards) == ["What it is made from", "How long answers take", "What it does not know"]
    assert "Letters that count today3" in cards["What it is made from"]


def test_every_number_of_the_forecast_leads_to_its_rows(full, overview):
    def ask(session):
        for number in range(3):
            row = factories.institution(session, f"Poproszony {number}")
            if number:
                asks.advance(session, factories.actor(), row, action="ask", asked_on=TODAY)
        asks.advance(session, factories.actor(), row, action="decline", reason="Nie")
    _change(full, ask)
    leads = [(text, href) for text, href in overview.page("/overview/forecast").links
             if text.isdigit()]
    assert [overview.page(href).rows() for _, href in leads] == [int(it) for it, _ in leads]
    assert len(leads) == 4


@pytest.mark.parametrize(("address", "rows"), [
    ("/overview/letters?of=joint", 1), ("/overview/letters?of=cautious", 3),
    ("/overview/letters?of=city_run", 1), ("/overview/letters?of=weak", 0),
    ("/overview/institutions?reach=national", 1), ("/overview/institutions?of=organisations", 4),
    ("/overview/institutions?stage=declined", 1), ("/overview/institutions?stage=counts", 4)])
def test_rows_behind_a_number_are_exactly_those(overview, address, rows):
    assert overview.page(address).rows() == rows


def test_organisations_are_the_parents_of_the_parts(full, overview):
    def adopt(session):
        signed = _letter(full, "letter")(session), _letter(full, "silent")(session)
        parent = factories.institution(session, "Uczelnia Matka")
        for row in signed:
            row.signers[0].institution.parent = parent
    _change(full, adopt)
    page = overview.page("/overview/institutions?of=organisations")
    assert (page.rows(), "Separate organisations: 3" in page.text) == (3, True)


PRIVATE = ("cautious", "Forecast", "forecast", "probably", "contested", "Akademia", "Placówka")


@pytest.mark.parametrize("role", [Role.GUEST, Role.LEADERSHIP, Role.COORDINATOR])
def test_the_projector_shows_a_hall_nothing_private(full, role):
    page = full.reader(role).page("/overview/projector")
    main = page.all("main")[0]
    assert (page.title.split()[0], list(main.iter("a")), list(page.root.iter("form"))) == (
        "3", [], [])
    assert [it for it in PRIVATE if it in page.html] == []
    assert (main.get("hx-get"), main.get("hx-trigger"), main.get("hx-select")) == (
        "/overview/projector", "every 60s", f"#{main.get('id')}")


def test_a_poll_that_is_refused_leaves_the_page_as_it_is(full):
    client = full.app.test_client()
    answer = client.get("/overview/projector", headers={"HX-Request": "true"})
    assert (answer.status_code, client.get("/overview/projector").status_code) == (403, 302)


@pytest.mark.parametrize("count", [0, 1, 2, 5, 22])
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_count_has_its_words(empty, count, lang):
    def fill(session):
        for _ in range(count):
            row = factories.letter(session, factories.institution(session), store=tools().store)
            letters.advance(session, factories.actor(), row, action="verify")
    _change(empty, fill)
    reader = empty.reader(Role.LEADERSHIP, lang)
    said = {"pl": {0: None, 1: "1 list od 1 instytucji: 1 wymieniamy poniżej.",
                   2: "2 listy od 2 instytucji: 2 wymieniamy poniżej.",
                   5: "5 listów od 5 instytucji: 5 wymieniamy poniżej.",
                   22: "22 listy od 22 instytucji: 22 wymieniamy poniżej."},
            "en": {0: None, 1: "1 letter from 1 institution: 1 is named below.",
                   2: "2 letters from 2 institutions: 2 are named below.",
                   5: "5 letters from 5 institutions: 5 are named below.",
                   22: "22 letters from 22 institutions: 22 are named below."}}[lang][count]
    page = reader.page("/")
    assert (page.hero(), reader.page("/overview").hero()) == (count, count)
    assert said is None or said in page.text
