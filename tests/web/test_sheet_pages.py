"""The brief and the receipts as they are downloaded: who gets which, and what they say."""

import pypdfium2
import pytest
from sqlalchemy import select
from web.world import Role

from esabid.domain.letter import LetterState
from esabid.extensions import db, system, tools, writing
from esabid.models import Institution, Letter, LinkPurpose
from esabid.services import links

BASE = {"BASE_URL": "https://listy.example.org"}


def text_of(answer) -> str:
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    document = pypdfium2.PdfDocument(answer.data)
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    pages = len(document)
    document.close()
    assert pages == 1
    return text


@pytest.mark.parametrize(("role", "status"), [
    (Role.VISITOR, 302), (Role.PARTNER, 302), (Role.GUEST, 200), (Role.LEADERSHIP, 200),
    (Role.COORDINATOR, 200), (Role.ADMINISTRATOR, 200)])
def test_the_brief_is_for_leadership_its_guests_and_the_office(full, role, status):
    assert full.reader(role).client.get("/brief.pdf").status_code == status


def test_the_brief_says_the_number_of_the_overview_and_changes_nothing(full):
    reader = full.reader(Role.GUEST)
    hero, before = reader.page("/overview").hero(), full.rows()
    answers = [reader.client.get(f"/brief.pdf?lang={lang}") for lang in ("en", "pl", "en")]
    english, polish, again = map(text_of, answers)
    assert (answers[0].data, english, full.rows()) == (answers[2].data, again, before)
    assert [it in english for it in (f" {hero} of 50 letters", "Internal, not for")] == [True] * 2
    assert [it in polish for it in (f" {hero} z 50 listów", "Notatka tygodniowa")] == [True] * 2
    with full.app.app_context():
        day = tools().today().isoformat()
    assert [answers[1].headers[it] for it in ("Content-Disposition", "Cache-Control")] == [
        f'attachment; filename="brief-{day}-pl.pdf"', "no-store"]


def test_overview_and_desk_lead_to_the_brief(full):
    for role, address in ((Role.GUEST, "/overview"), (Role.COORDINATOR, "/overview"),
                          (Role.COORDINATOR, "/desk")):
        assert ("Weekly brief (PDF)", "/brief.pdf") in full.reader(role).page(address).links


def test_a_partner_downloads_the_receipt_of_its_own_letter(full):
    reader, before = full.reader(Role.PARTNER), full.rows()
    assert [text for text, address in reader.page("/p").links
            if address == "/p/receipt.pdf"] == ["Confirmation of receipt (PDF)"]
    text = text_of(reader.client.get("/p/receipt.pdf?of=" + full.ids["planned"]))
    assert ("Name in Polish Akademia Próbna" in text, "Received on 3 March 2026" in text,
            "The letter is complete and counts." in text,
            "Tajny" in text, "127.0.0.1" in text, full.rows()) == (
                True, True, True, False, False, before)


def test_a_receipt_leads_to_the_public_page_only_where_strangers_reach_it(full, tmp_path):
    world = full.copy(tmp_path / "public", **BASE)
    reader = world.reader(Role.PARTNER)
    assert "https://listy.example.org/" in text_of(reader.client.get("/p/receipt.pdf"))
    world.close()


def test_whoever_has_no_letter_has_no_receipt(full):
    with full.app.app_context():
        with writing() as session:
            row = session.scalar(select(Institution).where(
                Institution.public_id == full.ids["planned"]))
            token = links.issue(session, system(), purpose=LinkPurpose.PARTNER,
                                institution=row)[1]
        db.session.remove()
    reader = full.reader()
    reader.client.get(f"/p/{token}")
    assert "/p/receipt.pdf" not in [address for _, address in reader.page("/p").links]
    assert reader.status("/p/receipt.pdf") == 404


def test_a_stranger_learns_nothing_from_the_receipts_address(full):
    assert full.reader().status("/p/receipt.pdf") == full.reader().status("/p") == 404


def test_a_coordinator_downloads_a_receipt_for_each_signer(full):
    reader = full.reader(Role.COORDINATOR)
    address = f"/desk/letters/{full.ids['joint']}"
    leads = [it for _, it in reader.page(address).links if "receipt.pdf" in it]
    found = [text_of(reader.client.get(it)) for it in leads]
    assert ["Łódzka Szkoła" in found[0], "Firma Łączna" in found[1]] == [True, True]
    assert ["Firma Łączna" in found[0], "Łódzka Szkoła" in found[1]] == [False, False]
    assert "also signed by 1 other institution." in found[0]
    assert text_of(reader.client.get(f"{address}/receipt.pdf")) == found[0]
    assert reader.status(f"{address}/receipt.pdf?of={full.ids['planned']}") == 404
    assert reader.status(f"/desk/letters/{full.ids['orphan']}/receipt.pdf") == 404


def test_a_receipt_says_what_a_letter_to_be_completed_lacks(full):
    with full.app.app_context():
        with writing() as session:
            row = session.scalar(select(Letter).where(Letter.state == LetterState.RETURNED))
            token = links.issue(session, system(), purpose=LinkPurpose.PARTNER,
                                institution=row.signers[0].institution)[1]
        db.session.remove()
    reader = full.reader(lang="pl")
    reader.client.get(f"/p/{token}")
    text = text_of(reader.client.get("/p/receipt.pdf?lang=pl"))
    assert "Brakuje jednej rzeczy: Powód uzupełnienia" in text
