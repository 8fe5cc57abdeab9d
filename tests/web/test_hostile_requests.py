"""What only an attacker or a broken program sends: refused plainly, never a fault of ours."""

import io
import logging

import pytest
from pages import PASSWORD
from sqlalchemy import text
from web.world import Role, email_of
from werkzeug.datastructures import FileStorage

from esabid.extensions import db
from esabid.web.downloads import hand_out, store_upload
from esabid.web.forms.letter import MOST_SIGNERS

HUGE = "9" * 40


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "a" * 3000, "[::1]"])
def test_strange_host_is_a_bad_request(full, host):
    answer = full.app.test_client().get("/", headers={"Host": host})
    assert (answer.status_code, "Location" in answer.headers) == (400, False)


@pytest.mark.parametrize("address", [
    f"/desk/settings/accounts/{HUGE}/link", f"/desk/settings/accounts/{2**63}/link",
    f"/desk/institutions/{{institution}}/contacts/{HUGE}/remove"])
def test_huge_row_number_is_not_found(full, desk, address):
    assert desk.post(address.format(**full.ids)).status_code == 404


@pytest.mark.parametrize("wanted", ["http://[", "//evil.example", "/\\evil.example",
                                    "/\t/evil.example", "https:evil.example", "//[", "evil"])
def test_sign_in_never_leads_away(full, wanted):
    reader = full.reader()
    token = reader.token()
    answer = reader.client.post("/sign-in", query_string={"next": wanted}, data={
        "csrf_token": token, "email": email_of(Role.COORDINATOR), "password": PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk")


def test_more_signers_than_a_letter_holds_are_not_opened(desk):
    fields = {f"signers-{n}-institution_id": "0" for n in range(MOST_SIGNERS)}
    page = desk.sent("/desk/letters/new", add_signer="1", **fields)
    places = [it for it in page.form() if it.endswith("-signatory")]
    assert (page.status, len(places)) == (200, MOST_SIGNERS)


@pytest.mark.parametrize("body", ["[1]", "5", "null", "{", '"x"', '{"name_pl": 5}',
                                  '{"name_pl": ["Ala"]}', '[["name_pl", "Ala"]]'])
def test_json_is_no_form(full, desk, body):
    headers = {"X-CSRFToken": desk.token(), "Content-Type": "application/json"}
    before, addresses = full.rows(), ("/desk/arguments/new", "/desk/settings", "/sign-in")
    answers = {it: desk.client.post(it, data=body, headers=headers) for it in addresses}
    assert {it: answer.status_code for it, answer in answers.items()} == dict.fromkeys(
        addresses, 422)
    assert full.rows() == before


@pytest.mark.parametrize(("address", "field"), [
    ("/desk/arguments/new", "name_pl"), ("/desk/links", "given_to"),
    ("/desk/promotion/actions/new", "happened_on"), ("/desk/settings", "milestones"),
    ("/desk/promotion/actions/new", "institutions"), ("/desk/letters/{letter}/arguments", "page")])
def test_a_file_in_the_place_of_a_text_is_left_out(full, desk, address, field):
    before = full.rows()
    answer = desk.post(address.format(**full.ids), **{field: (io.BytesIO(b"x"), "list.pdf")})
    assert (answer.status_code, full.rows()) == (422, before)


@pytest.mark.parametrize("changed", [{"lang": "xx"}, {"seen": "x" * 10_000}])
def test_what_no_button_sends_beside_a_sentence_is_a_bad_request(full, desk, changed):
    before = full.rows()
    page = desk.sent("/desk/claims", **{"kind": "letters", "number": "3", "lang": "pl"} | changed)
    assert (page.status, full.rows()) == (400, before)


@pytest.mark.parametrize("address", ["/desk", "/overview", "/desk/claims", "/", "/progress.json"])
def test_head_answers_as_get_does(full, address):
    client = full.app.test_client()
    head, get = client.head(address), client.get(address)
    assert (head.status_code, head.headers.get("Location"), head.data) == (
        get.status_code, get.headers.get("Location"), b"")


@pytest.mark.parametrize(("method", "address", "allowed"), [
    ("PUT", "/", "GET, HEAD, OPTIONS"), ("POST", "/overview", "GET, HEAD, OPTIONS"),
    ("GET", "/sign-out", "OPTIONS, POST"), ("DELETE", "/desk/claims", "GET, HEAD, OPTIONS, POST")])
def test_a_method_that_is_not_there_names_those_that_are(full, method, address, allowed):
    answer = full.app.test_client().open(address, method=method)
    assert (answer.status_code, ", ".join(sorted(answer.headers["Allow"].split(", ")))) == (
        405, allowed)


@pytest.mark.parametrize(("sent", "kept"), [
    ("../../etc/passwd", "passwd"), ("C:\\listy\\list.pdf", "list.pdf"), ("a/", "file"),
    ("list\r\nSet-Cookie: a=b\0.pdf", "listSet-Cookie: a=b.pdf"), ("Łódź 🚀.pdf", "Łódź 🚀.pdf"),
    ("List 44051401359.pdf", f"List {'•' * 11}.pdf")])
def test_name_of_an_upload_is_one_plain_line(full, sent, kept):
    with full.app.test_request_context():
        name, stored = store_upload(FileStorage(io.BytesIO(b"%PDF-1.7 list"), sent))
        answer = hand_out(stored.sha256, kind="pdf", name=name)
        answer.close()
    assert (name, answer.headers["Content-Disposition"].split(";")[0]) == (kept, "attachment")


def test_tokens_of_links_are_not_logged(full, caplog):
    with caplog.at_level(logging.ERROR):
        for path in ("/p/SECRET", "/l/SECRET", "/set-up/SECRET", "/set-password/SECRET?a=b"):
            full.app.logger.error("Exception on %s [%s]", path, "GET")
    assert ("SECRET" in caplog.text, caplog.text.count("…")) == (False, 4)


def test_values_of_a_failed_statement_are_not_logged(full):
    with full.app.app_context():
        with pytest.raises(Exception, match="no such table") as failed:
            db.session.execute(text("SELECT :name FROM nowhere"), {"name": "Tajne"})
        db.session.remove()
    assert "Tajne" not in str(failed.value)
