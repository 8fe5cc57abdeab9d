"""The partner's page: one exact sentence for every state of a letter, in both languages."""

import io

import factories
import pytest
from pages import Page
from sqlalchemy import select
from web.world import Role

from esabid.domain.ask import AskAction
from esabid.domain.suggestion import suggestion_from
from esabid.extensions import db, system, tools, writing
from esabid.models import History, IncomingFile, Institution, Letter, LinkPurpose
from esabid.services import asks, links

SAID = {
    ("letter", "pl"): "Mamy Państwa list z 3 marca 2026 r. Jest kompletny i znajdzie się w "
                      "dossier.",
    ("letter", "en"): "We have your letter of 3 March 2026. It is complete and will be in the "
                      "dossier.",
    ("to_check", "en"): "We received your letter on 3 March 2026, thank you. We are checking it; "
                        "you need not do anything.",
    ("returned", "en"): "We received your letter on 3 March 2026, thank you. One thing is missing:",
    ("withdrawn", "en"): "Your letter received on 3 March 2026 was withdrawn on 10 March 2026 and "
                         "is no longer counted.",
    ("replaced", "en"): "Your letter received on 3 March 2026 was replaced by a newer one.",
    ("asked", "en"): "We asked for your support on 1 March 2026. We expect the letter by "
                     "1 January 2099.",
    ("planned", "en"): "If you have sent one, please tell the campaign office.",
}


def _token(world, name: str, excluded: bool = False) -> str:
    """A partner's link for the institution of this part, or behind the letter of this part."""
    with world.app.app_context():
        with writing() as session:
            row = session.scalar(select(Institution).where(
                Institution.public_id == world.ids[name]))
            if row is None:
                letter = session.scalar(select(Letter).where(Letter.public_id == world.ids[name]))
                row = letter.signers[0].institution
            token = links.issue(session, system(), purpose=LinkPurpose.PARTNER,
                                institution=row)[1]
            if excluded:
                asks.advance(session, system(), row, action=AskAction.EXCLUDE, reason="W jury")
        db.session.remove()
    return token


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("name", ["letter", "to_check", "returned", "withdrawn", "replaced",
                                  "asked", "overdue", "promised", "planned", "declined",
                                  "neutral"])
def test_the_page_says_where_the_letter_stands(full, name, lang):
    # Who is not to be asked gets no new link; one given out before goes on living.
    token = _token(full, "planned", True) if name == "neutral" else _token(full, name)
    page = full.reader(lang=lang).page(f"/p/{token}")
    said = [page.text_of(p) for p in page.all("p")]
    assert page.status == 200
    assert SAID.get((name, lang), said[0]) in said


def test_the_reason_of_a_completion_is_the_only_private_text_shown(full):
    page = full.reader().page(f"/p/{_token(full, 'returned')}")
    assert "Powód uzupełnienia" in page.text
    page = full.reader().page(f"/p/{_token(full, 'declined')}")
    assert "Powód odmowy" not in page.text


def test_a_coordinator_who_opens_a_link_sees_what_the_partner_sees(full):
    reader = full.reader(Role.COORDINATOR)
    token = _token(full, "planned")
    reader.client.get(f"/p/{token}")
    assert reader.page("/p").text == full.reader().page(f"/p/{token}").text


def _handed_in(reader, data: bytes, name: str = "list.pdf"):
    """What the page answers to a file."""
    return reader.post("/p", file=(io.BytesIO(data), name))


def _files(world) -> list:
    with world.app.app_context():
        rows = [(it.name, it.state, suggestion_from(it.suggestion).sure,
                 [p.why for p in suggestion_from(it.suggestion).institutions][:1])
                for it in db.session.scalars(select(IncomingFile).where(
                    IncomingFile.link_id.is_not(None)).order_by(IncomingFile.id))]
        db.session.remove()
    return rows


def test_a_letter_is_handed_in_by_its_link_and_waits_at_the_desk(full):
    reader = full.reader(lang="pl")
    reader.client.get(f"/p/{_token(full, 'asked')}")
    answer = _handed_in(reader, factories.pdf("Popieramy"))
    page = reader.page("/p")
    with full.app.app_context():
        row = db.session.scalar(select(Institution).where(
            Institution.public_id == full.ids["asked"]))
        written = db.session.scalars(select(History).order_by(History.id.desc())).all()[0]
        said = (row.id, written.actor, written.subject, written.action)
        db.session.remove()
    assert (answer.status_code, answer.location) == (303, "/p")
    assert "Dziękujemy. Mamy Państwa plik; sprawdzimy go." in page.text
    assert "„list.pdf”. Nie muszą Państwo nic robić." in page.text
    assert said[1:] == ("Placówka asked", "file", "receive")
    assert _files(full) == [("list.pdf", "checked", (said[0],), ["link"])]


def test_a_file_handed_in_twice_waits_once(full):
    reader = full.reader()
    reader.client.get(f"/p/{_token(full, 'asked')}")
    data = factories.pdf("Popieramy")
    statuses = [_handed_in(reader, data).status_code for _ in range(2)]
    assert (statuses, len(_files(full))) == ([303, 422], 1)


@pytest.mark.parametrize(("data", "name", "said"), [
    (b"To nie jest list.", "list.txt", "Please send the letter as a PDF."),
    (b"", "list.pdf", "The file is empty."),
    (b"From: a@b.pl\r\nSubject: List\r\nDate: 1\r\n\r\nx", "list.eml",
     "Please send the letter as a PDF."),
    (b"%PDF-1.7", "", "Please choose a file.")])
def test_what_is_no_letter_is_refused_at_once(full, data, name, said):
    reader = full.reader()
    reader.client.get(f"/p/{_token(full, 'asked')}")
    page = Page(_handed_in(reader, data, name), "/p")
    assert (page.status, said in page.text, _files(full)) == (422, True, [])


def _kept(world) -> list[str]:
    """Everything in the file store."""
    with world.app.app_context():
        return list(tools().store.list())


def test_a_link_takes_five_files_until_somebody_has_looked(full):
    reader = full.reader()
    reader.client.get(f"/p/{_token(full, 'asked')}")
    statuses = [_handed_in(reader, factories.pdf(f"Popieramy {n}")).status_code
                for n in range(6)]
    assert (statuses, len(_files(full))) == ([303] * 5 + [422], 5)
    kept = _kept(full)
    _handed_in(reader, factories.pdf("Popieramy"))
    assert _kept(full) == kept


def test_a_full_disk_takes_no_file(full):
    reader = full.reader()
    reader.client.get(f"/p/{_token(full, 'asked')}")
    full.app.extensions["esabid"].reserve = 1 << 60
    kept = _kept(full)
    answer = _handed_in(reader, factories.pdf("Popieramy"))
    assert (answer.status_code, _files(full), _kept(full)) == (422, [], kept)


def test_who_is_not_to_be_asked_hands_nothing_in(full):
    reader = full.reader()
    reader.client.get(f"/p/{_token(full, 'planned', True)}")
    kept = _kept(full)
    answer = _handed_in(reader, factories.pdf("Popieramy"))
    assert _kept(full) == kept
    assert (answer.status_code, "Hand in" in reader.page("/p").text, _files(full)) == (
        409, False, [])
    assert "We do not ask your institution for a letter." in answer.text
