"""A letter's files at the desk: pictures of pages, what came with it, its text beside another."""

import io

import factories
import pytest
from reportlab.pdfgen.canvas import Canvas
from signing import PESEL, signed
from web.world import Role

from esabid.extensions import db, tools, writing



@pytest.fixture
def desk(full):
    return full.reader(Role.COORDINATOR)


def _pdf(text: str, pages: int = 1) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number in range(pages):
        canvas.drawString(72, 720, f"{text} {number + 1}")
        canvas.rect(72, 300, 300, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _letter(world, data: bytes) -> str:
    """Record a letter with this file; returns its public id."""
    with world.app.app_context():
        with writing() as session:
            row = factories.letter(session)
            factories.attach(session, tools().store, row, data)
        public_id = row.public_id
        db.session.remove()
    return public_id


def test_every_page_up_to_eight_has_its_picture(full, desk):
    public_id = _letter(full, _pdf("Popieramy", pages=3))
    page = desk.page(f"/desk/letters/{public_id}")
    sources = [it.get("src") for it in page.all("img") if "/pages/" in it.get("src")]
    answers = [desk.client.get(it, buffered=True) for it in sources]
    beyond = desk.client.get(f"/desk/letters/{public_id}/pages/4.png").status_code
    assert ([(it.status_code, it.mimetype, it.data[1:4]) for it in answers], beyond) == (
        [(200, "image/png", b"PNG")] * 3, 404)


def test_a_signature_is_told_as_it_is_and_never_with_a_pesel(full, desk):
    page = desk.page(f"/desk/letters/{_letter(full, signed())}")
    told = [page.text_of(it) for box in page.all("ul") if box.get("class") == "signatures"
            for it in box.iter("div")]
    assert ("Kowalski" in told[0].title(), told[2:], PESEL in page.text) == (
        True, ["The file is unchanged since it was signed.", "The certificate was not checked."],
        False)


def test_what_came_with_a_letter_goes_out_as_bare_bytes(full, desk):
    address = f"/desk/letters/{full.ids['letter']}/files/{full.ids['attachment']}"
    answer = desk.client.get(address)
    answer.close()
    assert (answer.status_code, answer.mimetype, answer.headers["X-Content-Type-Options"],
            answer.headers["Content-Security-Policy"],
            answer.headers["Content-Disposition"].split(";")[0]) == (
        200, "application/octet-stream", "nosniff", "sandbox; default-src 'none'", "attachment")


def test_a_file_of_another_letter_is_not_found(full, desk):
    address = f"/desk/letters/{full.ids['to_check']}/files/{full.ids['attachment']}"
    assert desk.page(address).status == 404


def test_texts_beside_each_other_mark_what_differs(full, desk):
    one, other = (_letter(full, _pdf(it)) for it in (
        "Popieramy starania Krakowa", "Popieramy Kraków"))
    page = desk.page(f"/desk/letters/{one}/beside/{other}")
    assert [page.text_of(it) for it in page.all("mark")] == ["starania Krakowa", "Kraków"]


def test_a_letter_without_a_file_has_no_text_beside_another(full, desk):
    address = f"/desk/letters/{full.ids['to_check']}/beside/{full.ids['no_file']}"
    assert desk.page(address).status == 404
