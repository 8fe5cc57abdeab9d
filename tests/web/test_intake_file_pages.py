"""What a person says of a new file: confirmed, corrected, joined, set aside, or refused."""

import pytest
from sqlalchemy import select
from web.new_files import WARNS
from web.world import Role

from esabid.domain.letter import FileRole, LetterState
from esabid.extensions import writing
from esabid.models import IncomingState, Letter
from esabid.queries.incoming import by_public_id

DESK = "/desk/intake"
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def _state(full, public_id):
    """(state of the file, state of its letter or None)."""
    with full.app.app_context(), writing() as session:
        file = by_public_id(session, public_id)
        return file.state, file.letter and file.letter.state


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
     "Kind of signature: Say how each institution signed first, then it can be verified."),
    ({"signers-0-institution": ""},
     "Institution: Say whose letter it is first, then it can be verified."),
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
