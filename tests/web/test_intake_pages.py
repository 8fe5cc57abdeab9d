"""New files at the desk: handed in, listed, confirmed with one click, joined, set aside."""

import io

import factories
import pytest
from services import mails
from sqlalchemy import select
from web.world import Role

from esabid.extensions import writing
from esabid.models import IncomingFile, IncomingState, Letter
from esabid.queries.incoming import by_public_id
from esabid.services.checking import SCANNER_DOWN

DESK = "/desk/intake"
JSON = {"Accept": "application/json"}


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def _sent(full, desk, *files, headers=None):
    """The answer to files (name, bytes) sent as one form."""
    answer = desk.client.post(DESK, headers=headers, data={
        "csrf_token": desk.token(), "files": [(io.BytesIO(data), name) for name, data in files]})
    answer.request.environ["wsgi.input"].close()  # A large body lies in a file until then.
    return answer


def _names(full):
    with full.app.app_context(), writing() as session:
        return sorted(session.scalars(select(IncomingFile.name)))


def test_many_files_of_one_form_arrive(full, desk):
    before = _names(full)
    answer = _sent(full, desk, *((f"list {n}.pdf", factories.pdf()) for n in range(3)))
    assert (answer.status_code, answer.location) == (302, DESK)
    assert [it for it in _names(full) if it not in before] == [f"list {n}.pdf" for n in range(3)]
    assert "3 files arrived and are being checked." in desk.page(DESK).text


def test_of_many_files_the_sound_ones_arrive_and_the_others_are_named(full, desk):
    same = factories.pdf()
    answer = _sent(full, desk, ("dobry.pdf", same), ("pusty.pdf", b""), ("kopia.pdf", same),
                   ("duży.pdf", b"%PDF-1.7" + b"x" * (21 << 20)), ("gra.exe", b"MZ\x90\0"))
    page = desk._read(answer, DESK)
    assert (page.status, page.errors) == (422, [
        "pusty.pdf: The file is empty. Please attach it again.",
        "kopia.pdf: We already have exactly this file; it waits among the new files.",
        "duży.pdf: The file is larger than 20 MB. Please scan it at a lower resolution.",
        "gra.exe: This is not a PDF, JPEG, PNG or TIFF file. Please send the letter as a PDF."])
    assert ("1 file arrived" in page.text, "dobry.pdf" in _names(full)) == (True, True)


def test_no_file_at_all_is_said(desk):
    page = desk.sent(DESK)
    assert (page.status, page.errors) == (422, ["Please choose a file."])


def test_a_name_of_three_hundred_letters_keeps_its_end(full, desk):
    _sent(full, desk, ("ą" * 300 + ".pdf", factories.pdf()))
    assert "ą" * 251 + ".pdf" in _names(full)


def test_more_than_a_plain_form_may_hold_is_taken_at_the_desk_alone(full, desk):
    large = [(f"{n}.pdf", factories.pdf() + b"%" * (19 << 20)) for n in range(4)]
    assert _sent(full, desk, *large).status_code == 302
    visitor = full.reader(Role.LEADERSHIP)
    assert _sent(full, visitor, *large).status_code == 413


def test_too_much_at_once_is_said_as_such(desk):
    page = desk.sent(DESK, **{f"more-{n}": "1" for n in range(1001)},
                     files=(io.BytesIO(b"%PDF"), "list.pdf"))
    assert (page.status, "Please send fewer files together: up to 200 MB in all" in page.text) == (
        413, True)


def test_a_file_that_waits_for_the_scanner_says_so(desk, made):
    file = made(state=IncomingState.WAITING, last_error=SCANNER_DOWN)
    said = "Not yet checked: the virus scanner does not answer."
    assert [said in desk.page(address).text for address in (DESK, f"{DESK}/{file}")] == [True] * 2
    assert desk.client.get(f"{DESK}/{file}/original").status_code == 404


def test_a_script_is_told_the_row_or_the_sentence(full, desk):
    data = factories.pdf()
    first = _sent(full, desk, ("list.pdf", data), headers=JSON)
    again = _sent(full, desk, ("list.pdf", data), headers=JSON)
    empty = _sent(full, desk, ("list.pdf", b""), headers=JSON)
    with full.app.app_context(), writing() as session:
        row = session.scalar(select(IncomingFile).order_by(IncomingFile.id.desc()))
    assert (first.status_code, f'id="file-{row.public_id}"' in first.json["row"]) == (201, True)
    assert (again.status_code, again.json) == (422, {"error": {
        "code": "duplicate_waiting",
        "message": "We already have exactly this file; it waits among the new files."}})
    assert (empty.status_code, empty.json["error"]["message"]) == (
        422, "The file is empty. Please attach it again.")


def test_a_script_without_its_token_is_told_so(full, desk):
    answer = desk.client.post(DESK, headers=JSON, data={"files": (io.BytesIO(b"%PDF-"), "a.pdf")})
    assert (answer.status_code, answer.json["error"]["code"]) == (400, "form_expired")


def test_a_script_asks_whether_a_file_is_here_before_it_sends_it_again(full, desk, made):
    file = made()
    with full.app.app_context(), writing() as session:
        waits = by_public_id(session, file).sha256
        held = session.scalar(select(Letter).where(
            Letter.public_id == full.ids["letter"])).original.sha256
    said = [desk.client.get(f"{DESK}/arrived?sha256={it}").json for it in (waits, held, "0" * 64)]
    assert said == [
        {"arrived": True,
         "message": "We already have exactly this file; it waits among the new files."},
        {"arrived": True,
         "message": f"We already have exactly this file, as letter {full.ids['letter']}."},
        {"arrived": False, "message": ""}]


def test_the_navigation_and_the_morning_say_how_many_files_wait(full, desk):
    page = desk.page("/desk")
    counts = [page.text_of(it) for it in page.all("span") if it.get("class") == "nav-count num"]
    assert (counts, "4 files wait for your decision." in page.text) == (
        ["4 wait for you"] * 3, True)


def test_what_an_e_mail_did_not_give_up_is_said_over_its_files(full, desk):
    message = mails.mail(*((f"{n}.docx", b"PK\3\4 word/document.xml%d" % n) for n in range(31)))
    _sent(full, desk, ("list.eml", message))
    assert "brought more than 30 files; only the first ones were taken in" in desk.page(DESK).text
