"""New files at the desk: handed in, listed, confirmed with one click, joined, set aside."""

import io

import factories
import pytest
from sqlalchemy import select
from web.new_files import WARNS, new_file, sure_of
from web.world import Role

from esabid.domain.letter import FileRole, LetterState
from esabid.extensions import tools, writing
from esabid.models import IncomingFile, IncomingState, Institution, Letter
from esabid.queries.incoming import by_public_id

DESK = "/desk/intake"
JSON = {"Accept": "application/json"}
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


@pytest.fixture
def made(full):
    """Make a file at the desk, sure of the world's institution unless said otherwise."""
    def make(*names, **changes):
        with full.app.app_context(), writing() as session:
            bodies = [session.scalar(select(Institution).where(Institution.name_pl == name))
                      for name in names or ("Akademia Próbna",)]
            changes.setdefault("suggestion", sure_of(*bodies))
            return new_file(session, tools().store, **changes).public_id
    return make


def _state(full, public_id):
    """(state of the file, state of its letter or None)."""
    with full.app.app_context(), writing() as session:
        file = by_public_id(session, public_id)
        return file.state, file.letter and file.letter.state


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


def test_a_clean_file_counts_after_one_click(full, desk, made):
    file, before = made(), desk.page("/desk").hero()
    page = desk.fill(DESK, f"{DESK}/{file}")
    assert (page.status, page.title, "Confirmed and counted: " in page.text) == (
        200, "New files", True)
    assert _state(full, file) == (IncomingState.LETTER, LetterState.VERIFIED)
    with full.app.app_context(), writing() as session:
        letter = by_public_id(session, file).letter
        assert [(it.signatory, it.office_pl, it.institution.name_pl) for it in letter.signers] == [
            ("dr Jan Przykładowy", "Rektor", "Akademia Próbna")]
    # A further letter of an institution that has one does not raise the count.
    assert desk.page("/desk").hero() == before


def test_what_is_typed_in_place_is_kept(full, desk, made):
    file = made()
    desk.fill(DESK, f"{DESK}/{file}", **{"signers-0-signatory": "dr Ewa Inna",
                                        "dated_on": "2026-02-01"})
    with full.app.app_context(), writing() as session:
        letter = by_public_id(session, file).letter
        assert (letter.signers[0].signatory, str(letter.dated_on)) == ("dr Ewa Inna", "2026-02-01")


def test_after_the_page_of_a_file_the_next_one_opens(full, desk, made):
    first, second = made(), made()
    page = desk.fill(f"{DESK}/{second}")
    assert (page.title, f"{DESK}/{first}" in page.html) == ("list.pdf", True)
    assert _state(full, second)[1] == LetterState.VERIFIED


@pytest.mark.parametrize(("changes", "error"), [
    ({"dated_on": "2026-03-05"},
     "Date on the letter: The letter cannot have been written after it came."),
    ({"received_on": "2099-01-01"}, "Received on: The day it came lies in the future."),
    ({"received_on": ""}, "Received on: Please fill this in."),
    ({"signers-0-institution": "Nie ma takiej"},
     "Institution: No institution here is called so. Please write the name as in the list of "
     "institutions, or the reference."),
    ({"signers-0-signature": "none"},
     "Say how each institution signed first, then it can be verified."),
    ({"signers-0-institution": ""},
     "Say whose letter it is first, then it can be verified."),
    ({"relation": "replaces"}, "Or another letter: its number or address: Please say which "
     "letter: choose it, or write the number or address of its card."),
    ({"relation": "part", "other_letter": "http://[zzz"},
     "Or another letter: its number or address: Please say which "
     "letter: choose it, or write the number or address of its card."),
    ({"check_signed": "no"}, "Why it counts all the same: Something is missing or was pointed "
     "out. Please say why the letter counts all the same."),
])
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_written(
        full, desk, made, changes, error):
    file = made()
    before = full.rows()
    page = desk.fill(f"{DESK}/{file}", **changes)
    assert (page.status, page.errors, full.rows() == before) == (422, [error], True)
    assert {name: page.form()[name] for name in changes} == changes


def test_a_small_form_that_is_wrong_opens_again_in_its_row(full, desk, made):
    file = made()
    values = desk.page(DESK).form(f"{DESK}/{file}") | {"dated_on": "2026-03-05"}
    answer = desk.client.post(f"{DESK}/{file}", data=values, headers=SCRIPT)
    assert (answer.status_code, "The letter cannot have been written after it came." in answer.text,
            f'id="file-{file}"' in answer.text, "<details" in answer.text) == (
        422, True, True, True)


def test_a_warning_takes_a_look_an_answer_and_a_reason(full, desk, made):
    file = made(findings=[WARNS])
    assert "Confirm and count" not in _row(desk, file)
    page = desk.fill(f"{DESK}/{file}")
    assert (page.status, page.errors) == (
        422, ["The letter bears its date: Please choose yes or no."])
    page = desk.fill(f"{DESK}/{file}", check_dated="no", reason="Data jest na kopercie")
    assert _state(full, file) == (IncomingState.LETTER, LetterState.VERIFIED)


def _row(desk, file) -> str:
    page = desk.page(DESK)
    return next(page.text_of(it) for it in page.all("li") if it.get("id") == f"file-{file}")


def test_saved_without_counting_it_waits_for_its_check(full, desk, made):
    file = made(findings=[WARNS])
    page = desk.page(f"{DESK}/{file}")
    desk.client.post(f"{DESK}/{file}", data=page.form() | {"keep": "1"})
    assert _state(full, file) == (IncomingState.LETTER, LetterState.RECEIVED)


def test_a_joint_letter_names_its_institutions(full, desk, made):
    file = made()
    page = desk.fill(f"{DESK}/{file}", add_signer="1")
    values = page.form() | {"signers-1-institution": "łódzka szkoła",
                            "signers-1-signatory": "Jan Dyrektor"}
    desk.client.post(f"{DESK}/{file}", data=values)
    with full.app.app_context(), writing() as session:
        letter = by_public_id(session, file).letter
        assert [it.institution.name_pl for it in letter.signers] == [
            "Akademia Próbna", "Łódzka Szkoła"]


@pytest.mark.parametrize(("relation", "column"), [
    ("replaces", "replaces_id"), ("version", "version_of_id")])
def test_a_file_may_replace_or_translate_a_letter(full, desk, made, relation, column):
    file = made()
    desk.fill(f"{DESK}/{file}", relation=relation,
              other_letter=f"http://localhost/desk/letters/{full.ids['letter']}?x=1")
    with full.app.app_context(), writing() as session:
        letter = by_public_id(session, file).letter
        older = session.scalar(select(Letter).where(Letter.public_id == full.ids["letter"]))
        assert getattr(letter, column) == older.id


def test_a_file_may_belong_to_a_letter(full, desk, made):
    file = made()
    page = desk.fill(f"{DESK}/{file}", relation="part", known_letter=full.ids["letter"])
    assert "The file now stands with its letter: " in page.text
    with full.app.app_context(), writing() as session:
        letter = by_public_id(session, file).letter
        assert (letter.public_id, letter.files[-1].role) == (
            full.ids["letter"], FileRole.ATTACHMENT)


def test_what_is_set_aside_comes_back_with_one_click(full, desk, made):
    file = made()
    page = desk.fill(f"{DESK}/{file}", f"{DESK}/{file}/dismiss")
    assert (_state(full, file)[0], "is set aside" in page.text) == (IncomingState.DISMISSED, True)
    assert f"/desk/intake/{file}" in dict(map(reversed, desk.page(f"{DESK}/dismissed").links))
    page = desk.fill(f"{DESK}/dismissed", f"{DESK}/{file}/back")
    assert (page.title, "is back and is being checked" in page.text) == ("New files", True)


@pytest.mark.parametrize("deed", ["", "/dismiss", "/back"])
def test_what_somebody_else_decided_meanwhile_is_said_and_stays(full, desk, made, deed):
    file = made()
    values = desk.page(f"{DESK}/{file}").form()
    desk.client.post(f"{DESK}/{file}", data=values)
    before = full.rows()
    answer = desk.client.post(f"{DESK}/{file}{deed}", data=values)
    assert (answer.status_code, full.rows() == before) == (409, True)
    assert "part of letter" in answer.text


def test_a_file_that_became_a_letter_leads_to_it(full, desk, made):
    file = made()
    desk.fill(f"{DESK}/{file}")
    assert desk.page(f"{DESK}/{file}").title.startswith("Letter received on")


def test_pictures_and_originals_are_given_of_checked_files_alone(full, desk, made):
    sound = made()
    for state in (IncomingState.WAITING, IncomingState.REFUSED, IncomingState.DISMISSED):
        other = made(state=state)
        assert [desk.status(f"{DESK}/{other}/{it}") for it in ("page-1.png", "original")] == [
            404, 404]
    answers = [desk.client.get(f"{DESK}/{sound}/{it}") for it in ("page-1.png", "original")]
    said = [(it.status_code, it.mimetype, it.headers["Content-Security-Policy"],
             it.headers["Content-Disposition"].split(";")[0]) for it in answers]
    for answer in answers:
        answer.close()
    assert said == [(200, "image/png", "sandbox; default-src 'none'", "inline"),
                    (200, "application/pdf", "sandbox; default-src 'none'", "attachment")]
    assert desk.status(f"{DESK}/{sound}/page-2.png") == 404
    guest = full.reader(Role.LEADERSHIP)
    assert guest.status(f"{DESK}/{sound}/page-1.png") == 403


def test_the_navigation_and_the_morning_say_how_many_files_wait(full, desk):
    page = desk.page("/desk")
    counts = [page.text_of(it) for it in page.all("span") if it.get("class") == "nav-count num"]
    assert (counts, "4 files wait for your decision." in page.text) == (
        ["4 wait for you"] * 3, True)
