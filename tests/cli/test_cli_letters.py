"""Taking letters in by command: one row a file, in order, and nothing half-done."""

import pytest
from cli.conftest import COORDINATOR
from cli.letterbox import blank, locked, pictured, post, typed
from services import mails
from signing_beside import cms
from sqlalchemy import select

from esabid.models import Letter
from esabid.queries.history import newest


@pytest.fixture
def folder(tmp_path, institutions):
    """One file of each sort, named so that they sort as they are listed here."""
    code = institutions["Akademia Żeglugi Gwiezdnej"][1]
    coded = typed("List poparcia", f"Znak: {code}", pages=2)
    return post(tmp_path / "post", {
        "1 coded.pdf": coded,
        "2 named.pdf": typed("Instytut Łączności Próbnej", "Popieramy starania Krakowa."),
        "3 Ćwierć Księżyca.jpg": pictured(".jpg", 3),
        "4 locked.pdf": locked(typed("Tajne")),
        "5 text.pdf": b"Drodzy Panstwo, popieramy.",
        "6 again.pdf": coded,
        "7 stranger.pdf": typed("Spółka Nikomu Nieznana", "Popieramy."),
        ".hidden.pdf": typed("x"),
    })


def rows(answer):
    """What is said of each file, without the public ids that no test can know."""
    return [(it["path"].split("/")[-1], it["result"], [f["code"] for f in it["findings"]],
             it["pages"], it["state"], bool(it["letter"])) for it in answer["files"]]


def test_letters_add_answers_a_row_for_each_file_in_order(campaign, folder, institutions):
    answer = campaign.json("letters", "add", folder, code=1)
    assert rows(answer) == [
        ("1 coded.pdf", "stored", ["signature_not_found"], 2, "received", True),
        ("2 named.pdf", "stored", ["signature_not_found"], 1, "received", True),
        ("3 Ćwierć Księżyca.jpg", "stored", ["text_not_read"], 1, "received", True),
        ("4 locked.pdf", "refused", ["password"], 0, None, False),
        ("5 text.pdf", "refused", ["not_a_letter_file"], 0, None, False),
        ("6 again.pdf", "duplicate", ["duplicate"], 2, "received", True),
        ("7 stranger.pdf", "stored", ["signature_not_found", "institution_not_named"], 1,
         "received", True),
    ]
    azg, ilp, ck = (institutions[name][0] for name in (
        "Akademia Żeglugi Gwiezdnej", "Instytut Łączności Próbnej", "Ćwierć Księżyca sp. z o.o."))
    assert [it["institutions"] for it in answer["files"]] == [
        [azg], [ilp], [ck], [], [], [azg], []]
    assert answer["files"][5]["letter"] == answer["files"][0]["letter"]


def test_letters_add_says_findings_with_severity_and_sentence(campaign, folder):
    answer = campaign.json("letters", "add", folder / "4 locked.pdf", code=1)
    assert answer["files"] == [{
        "path": str(folder / "4 locked.pdf"), "result": "refused",
        "findings": [{"code": "password", "severity": "blocks",
                      "message": "The file is locked with a password. "
                                 "Please send it without one."}],
        "pages": 0, "letter": None, "institutions": [], "state": None}]


def test_letters_add_keeps_nothing_of_a_refused_file(campaign, folder):
    campaign.json("letters", "add", folder / "4 locked.pdf", folder / "5 text.pdf", code=1)
    assert [it for it in (campaign.instance / "files").rglob("*") if it.is_file()] == []
    assert campaign.json("progress")["received"] == 0


def test_letters_add_twice_finds_duplicates_only(campaign, folder):
    wanted = [folder / name for name in ("1 coded.pdf", "7 stranger.pdf")]
    campaign.json("letters", "add", *wanted)
    again = campaign.json("letters", "add", *wanted)
    assert [it["result"] for it in again["files"]] == ["duplicate"] * 2


def test_letters_add_takes_the_institution_it_is_told(campaign, folder, institutions):
    public_id, code = institutions["Ćwierć Księżyca sp. z o.o."]
    for named, file in ((public_id, "7 stranger.pdf"), (code, "2 named.pdf")):
        answer = campaign.json("letters", "add", folder / file, "--institution", named)
        assert answer["files"][0]["institutions"] == [public_id]
        assert [it["code"] for it in answer["files"][0]["findings"]] == ["signature_not_found"]


def test_letters_add_verifies_what_nothing_speaks_against(campaign, folder):
    post(folder, {"8 named.pdf": typed("Instytut Łączności Próbnej", "Drugi list")})
    answer = campaign.json("letters", "add", folder, "--verify", "--as", COORDINATOR, code=1)
    assert [it["state"] for it in answer["files"]] == [
        "verified", "verified", "verified", None, None, "verified", "received", "verified"]
    # The second letter of one institution is verified, but does not count again.
    assert campaign.json("progress")["verified"] == 3


def test_letters_add_verifies_against_a_warning_only_for_a_reason(campaign, tmp_path, session,
                                                                   institutions):
    pages = post(tmp_path / "blank", {
        "Akademia Żeglugi Gwiezdnej.png": blank(1), "AŻG 2.png": blank(2)})
    first, second = sorted(pages.iterdir())
    common = ("--verify", "--as", COORDINATOR)
    answer = campaign.json("letters", "add", first, *common)
    assert (answer["files"][0]["findings"][0]["code"], answer["files"][0]["state"]) == (
        "blank", "received")
    answer = campaign.json("letters", "add", second, *common, "--because", "Odręczny, blady")
    assert answer["files"][0]["state"] == "verified"
    assert [(it.action, it.actor, it.note) for it in newest(session, 1)] == [
        ("verify", "Anna", "Odręczny, blady")]


@pytest.mark.parametrize("args", [
    ("--verify",), ("--as", COORDINATOR), ("--verify", "--as", COORDINATOR, "--because", " "),
    ("--because", "x")])
def test_letters_add_refuses_halves_of_a_wish_as_wrong_usage(campaign, folder, args):
    campaign.run("letters", "add", folder, *args, code=2)


@pytest.mark.parametrize("args, code", [
    (("--institution", "KRK-9999-9"), "unknown_institution"),
    (("--verify", "--as", "nobody@example.org"), "unknown_account")])
def test_letters_add_refuses_unknown_names_before_it_begins(campaign, folder, args, code):
    assert campaign.json("letters", "add", folder, *args, code=1)["error"]["code"] == code
    assert campaign.json("progress")["received"] == 0


def test_letters_add_leaves_links_to_nowhere_alone(campaign, tmp_path):
    (tmp_path / "post").mkdir()
    (tmp_path / "post" / "loop.pdf").symlink_to(tmp_path / "post" / "loop.pdf")
    post(tmp_path / "post", {"a.pdf": typed("x")})
    answer = campaign.json("letters", "add", tmp_path / "post")
    assert [it["path"].split("/")[-1] for it in answer["files"]] == ["a.pdf"]


def test_letters_add_speaks_in_rows(campaign, folder):
    said = campaign.run("letters", "add", folder, code=1).stdout.splitlines()
    assert said[0] == "taken         1 coded.pdf  Akademia Żeglugi Gwiezdnej"
    assert said[-3:] == ["4 letters taken in.", "1 letter waits for its institution.",
                         "2 files were refused; nothing of them was kept."]


def test_letters_add_says_a_row_for_each_file_in_an_e_mail(campaign, tmp_path, institutions):
    coded = typed("List poparcia", f"Znak: {institutions['Akademia Żeglugi Gwiezdnej'][1]}")
    message = mails.mail(("list.pdf", coded), ("opis.docx", b"PK\3\4 word/document.xml"))
    folder = post(tmp_path / "post", {"list.eml": message, "pusty.eml": mails.mail(
        message_id="<2@x.example>")})
    answer = campaign.json("letters", "add", folder, code=1)
    assert [row[:2] + row[3:] for row in rows(answer)] == [
        ("list.pdf", "stored", 1, "received", True), ("opis.docx", "refused", 0, None, False),
        ("pusty.eml", "refused", 0, None, False)]
    assert [it["path"] for it in answer["files"][:2]] == [
        str(folder / "list.eml" / name) for name in ("list.pdf", "opis.docx")]
    assert answer["files"][0]["institutions"] == [institutions["Akademia Żeglugi Gwiezdnej"][0]]


def test_letters_add_takes_a_message_once(campaign, tmp_path):
    file = ("list.pdf", typed("List poparcia"))
    folder = post(tmp_path / "post", {"a.eml": mails.mail(file),
                                      "b.eml": mails.mail(file, subject="Fwd: List")})
    answer = campaign.json("letters", "add", folder)
    assert [row[:3] for row in rows(answer)][1:] == [("b.eml", "duplicate", ["message_seen"])]
    assert campaign.json("progress")["received"] == 1


def test_letters_add_puts_signatures_beside_the_file_they_sign(campaign, tmp_path, session):
    data, other = typed("List poparcia"), typed("Inny list")
    folder = post(tmp_path / "post", {
        "list.p7s": cms(data), "list.pdf": data, "list.pdf.xades.p7s": cms(data, "anna"),
        "obcy.p7s": cms(b"%PDF-1.7 gdzie indziej"), "razem.p7m": cms(other, attached=True)})
    answer = campaign.json("letters", "add", folder, code=1)
    assert [(it[0], it[1], it[3], it[5]) for it in rows(answer)] == [
        ("list.p7s", "stored", 0, True), ("list.pdf", "stored", 1, True),
        ("list.pdf.xades.p7s", "stored", 0, True), ("obcy.p7s", "refused", 0, False),
        ("document-1.pdf", "stored", 1, True)]
    made = [[(it.role, it.name) for it in letter.files]
            for letter in session.scalars(select(Letter).order_by(Letter.id))]
    assert [sorted(it) for it in made] == [
        [("original", "list.pdf"), ("signature", "list.p7s"),
         ("signature", "list.pdf.xades.p7s")],
        [("original", "document-1.pdf"), ("signature", "razem.p7m")]]
    again = campaign.json("letters", "add", folder / "list.p7s", folder / "list.pdf")
    assert [it["result"] for it in again["files"]] == ["duplicate", "duplicate"]


def test_letters_add_asks_the_virus_scanner_first(campaign, tmp_path, clamd, monkeypatch):
    folder = post(tmp_path / "post", {"list.pdf": typed("List poparcia")})
    monkeypatch.setenv("ESABID_CLAMD", clamd("stream: Eicar-Test-Signature FOUND"))
    answer = campaign.json("letters", "add", folder, code=1)
    assert [row[:3] for row in rows(answer)] == [("list.pdf", "refused", ["infected"])]
    monkeypatch.setenv("ESABID_CLAMD", "/nowhere/clamd.sock")
    assert campaign.json("letters", "add", folder, code=1)["error"]["code"] == "scanner_down"
    assert campaign.json("progress")["received"] == 0


def test_letters_add_names_each_of_equal_files(campaign, tmp_path):
    folder = post(tmp_path / "post", {"a.txt": b"Drodzy", "b.txt": b"Drodzy"})
    assert [row[:2] for row in rows(campaign.json("letters", "add", folder, code=1))] == [
        ("a.txt", "refused"), ("b.txt", "refused")]


def test_letters_add_says_what_lies_too_deep_in_messages(campaign, tmp_path):
    message = mails.mail(("list.pdf", typed("List")), message_id="<0@x>")
    for n in range(1, 6):
        message = mails.mail(inside=[message], message_id=f"<{n}@x>")
    folder = post(tmp_path / "post", {"a.eml": message})
    assert [row[1:3] for row in rows(campaign.json("letters", "add", folder, code=1))] == [
        ("refused", ["too_complex"])]
