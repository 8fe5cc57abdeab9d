"""Accounts, lists and numbers by command, and how commands refuse."""

import subprocess
import sys
from datetime import timedelta

import factories
import pytest
from cli.conftest import COORDINATOR

from esabid import create_app
from esabid.extensions import tools, writing
from esabid.queries.institutions import everyone
from esabid.queries.letters import of_institution

LIST = """name_pl;name_en;parent;sector;nip;email;contact;ask;asked_on;expected_on;\
letter_received;RPW
Akademia Żeglugi;Sailing Academy;;university;;a@example.org;dr Ęwa Ąbc;asked;2026-02-01;;;
Wydział Gwiazd;;Akademia Żeglugi;university;;;;promised;2026-02-01;2026-12-24;;
=Formuła sp. z o.o.;;;space_company;;;;declined;2026-02-01;;;
Zła Spółka;;;space_company;1234567890;;;;;;;
Szkoła Próbna;;;secondary_school;;;;;;;2026-03-01;RPW/7/2026
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def actions(answer):
    return [row["action"] for row in answer["rows"]]


def test_account_add_prints_a_link_that_sets_the_password(esabid):
    answer = esabid.json("account", "add", "Nowa@Example.org", "--role", "leadership",
                         "--name", "Nowa")
    assert (answer["email"], answer["role"], answer["name"]) == (
        "nowa@example.org", "leadership", "Nowa")
    app = create_app(INSTANCE=esabid.instance)
    path = answer["link"].removeprefix("http://127.0.0.1:8000")
    assert app.test_client().get(path).status_code == 200


def test_account_add_refuses_an_address_that_is_taken(campaign):
    answer = campaign.json("account", "add", COORDINATOR, "--role", "coordinator", code=1)
    assert answer == {"error": {"code": "email_taken", "message":
                                "There is an account with this e-mail already."}}


@pytest.mark.parametrize("args", [
    ("account", "add", "nobody", "--role", "coordinator"),
    ("account", "add", "a@b.pl", "--role", "king"), ("account", "add", "a@b.pl"),
    ("dossier", "make", "--lang", "de"), ("institutions", "export", "list.doc"),
    ("institutions", "import", "nothing.csv"), ("letters", "add"), ("run", "--port", "0"),
    ("sing",)])
def test_wrong_usage_ends_with_two(campaign, args):
    campaign.run(*args, code=2)


def test_a_dry_run_writes_nothing(campaign, file):
    answer = campaign.json("institutions", "import", file, "--dry-run")
    assert actions(answer) == ["create", "create", "create", "refused", "create"]
    assert answer["rows"][3] == {
        "line": 5, "action": "refused", "name": "Zła Spółka",
        "why": "The NIP cannot be right: its check digit does not fit."}
    assert (answer["counts"], answer["applied"]) == (
        {"create": 4, "update": 0, "same": 0, "conflict": 0, "refused": 1}, False)
    assert campaign.json("institutions", "export", file.with_name("out.csv"))["institutions"] == 0


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_an_export_comes_back_in_without_a_change(campaign, file, ending, lang):
    campaign.run("institutions", "import", file)
    out = file.with_name(f"out{ending}")
    campaign.run("--lang", lang, "institutions", "export", out)
    assert actions(campaign.json("institutions", "import", out)) == ["same"] * 4
    # The list itself again: what it says is here, and its letter is not recorded twice.
    assert actions(campaign.json("institutions", "import", file)) == [
        "same", "same", "same", "refused", "same"]


def test_an_import_records_asks_contacts_parents_and_letters(campaign, file, session):
    campaign.run("institutions", "import", file)
    rows = {row.name_pl: row for row in everyone(session)}
    academy, faculty = rows["Akademia Żeglugi"], rows["Wydział Gwiazd"]
    assert (faculty.parent_id, faculty.ask_state, str(faculty.expected_on)) == (
        academy.id, "promised", "2026-12-24")
    assert [(it.name, it.email) for it in academy.contacts] == [("dr Ęwa Ąbc", "a@example.org")]
    letters = of_institution(session, rows["Szkoła Próbna"])
    assert [(str(it.received_on), it.registry_number, it.original) for it in letters] == [
        ("2026-03-01", "RPW/7/2026", None)]
    assert campaign.json("progress")["received"] == 1


def test_an_import_of_something_else_says_why(campaign, tmp_path):
    file = tmp_path / "photo.csv"
    file.write_bytes(b"\x00\x01\x02")
    assert campaign.json("institutions", "import", file, code=1)["error"] == {
        "code": "not_a_spreadsheet",
        "message": "This is not a spreadsheet. Please give an .xlsx or .csv file."}


def test_progress_equals_the_rows(campaign, session):
    with writing() as rows:
        signers = [factories.institution(rows, sector="university"),
                   factories.institution(rows, sector="ngo", reach="national", city_tie="run")]
        for signer in signers:
            factories.letter(rows, signer, store=tools().store, verified=True)
        factories.letter(rows, signers[0])
    answer = campaign.json("progress")
    sectors, reaches = answer.pop("by_sector"), answer.pop("by_reach")
    assert answer == {
        "as_of": tools().today().isoformat(),
        "rule": "We count verified letters, joint letters once, withdrawn and replaced ones "
                "never.",
        "goal": 50, "verified": 2, "received": 3, "institutions": 2, "parents": 2, "city_run": 1,
        "percent": 4, "crossed_on": None, "next_milestone": 50,
        "cautious": {"count": 2, "weak": []},
        "forecast": {"enough_data": False, "expected": None, "low": None, "high": None,
                     "by": (tools().today() + timedelta(30)).isoformat()},
        "asks": {"planned": 2, "asked": 0, "promised": 0, "declined": 0, "neutral": 0}}
    assert {it["sector"]: it["institutions"] for it in sectors if it["institutions"]} == {
        "university": 1, "ngo": 1}
    assert [(it["reach"], it["institutions"]) for it in reaches] == [
        ("krakow", 1), ("national", 1), ("international", 0)]


@pytest.mark.usefixtures("session")
def test_progress_sets_weak_letters_apart(campaign):
    with writing() as rows:
        signers = [factories.institution(rows, name) for name in ("Akademia", "Szkoła")]
        factories.letter(rows, signers[0], store=tools().store, verified=True)
        weak = factories.letter(rows, *signers, store=tools().store, verified=True,
                                signature="scan").public_id
    why = "To skan, a oryginału nie ma w urzędzie."
    assert campaign.json("--lang", "pl", "progress")["cautious"] == {
        "count": 1, "weak": [{"letter": weak, "institutions": ["Akademia", "Szkoła"],
                              "weaknesses": [{"code": "original_elsewhere", "message": why}]}]}
    said = campaign.run("--lang", "pl", "progress").stdout.splitlines()
    assert (said[2:4], said[-2:]) == (
        ["2, ostrożnie 1",
         "Za mało danych na prognozę: jest 0 odpowiedzi na prośby, potrzeba 8."],
        ["Podane osobno przy ostrożnym liczeniu:", f"{weak}  Akademia, Szkoła  {why}"])


def test_the_rule_is_said_in_the_readers_language(campaign):
    said = campaign.run("progress", lang="pl_PL.UTF-8").stdout.splitlines()
    assert said[1] == ("Liczymy zweryfikowane listy; list wspólny - raz; wycofanych i "
                       "zastąpionych nie liczymy.")


def test_an_instance_that_was_never_made_is_refused(tmp_path, esabid):
    empty = type(esabid)(tmp_path / "empty")
    assert empty.json("progress", code=1)["error"]["code"] == "not_made"


def test_upgrade_makes_an_instance_that_others_cannot_read(tmp_path, esabid):
    empty = type(esabid)(tmp_path / "empty")
    empty.run("upgrade")
    assert empty.json("progress")["verified"] == 0
    assert [it.name for it in empty.instance.iterdir() if it.stat().st_mode & 0o077] == []


def test_a_wrong_setting_stops_with_one_line_that_names_it(esabid, monkeypatch):
    monkeypatch.setenv("ESABID_TIMEZONE", "Mars/Olympus")
    result = esabid.run("progress", code=1)
    assert result.stderr == "ESABID_TIMEZONE is not a zone such as Europe/Warsaw\n"


def test_windows_is_refused_with_a_sentence():
    ended = subprocess.run(
        [sys.executable, "-c", "import sys; sys.platform = 'win32'; import esabid.cli"],
        capture_output=True, text=True)
    assert (ended.returncode, ended.stderr.split(".")[0]) == (
        1, "esabid runs on Linux, macOS and WSL")


def test_flask_knows_the_commands(campaign, monkeypatch):
    monkeypatch.setenv("ESABID_INSTANCE", str(campaign.instance))
    ended = subprocess.run([sys.executable, "-m", "flask", "--app", "esabid", "progress", "--json"],
                           capture_output=True, text=True)
    assert (ended.returncode, ended.stderr, '"verified": 0' in ended.stdout) == (0, "", True)
