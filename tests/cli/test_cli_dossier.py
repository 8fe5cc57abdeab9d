"""The dossier by command: made twice alike, issued, listed, verified."""

import hashlib
import json

import factories
import pytest

from esabid.domain.plan import PlanDetails
from esabid.domain.profiles import LetterOrder, Profile
from esabid.extensions import db, system, tools, writing
from esabid.models import Campaign
from esabid.queries.dossier import by_public_id
from esabid.services import plans


@pytest.fixture
def counting(campaign):
    """A campaign with two letters that count."""
    with campaign.opened(), writing() as session:
        for name in ("Akademia Żeglugi Gwiezdnej", "Instytut Łączności Próbnej"):
            factories.letter(session, factories.institution(session, name),
                             store=tools().store, verified=True)
    return campaign


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_dossier_made_twice_is_the_same(counting, tmp_path, lang):
    out = tmp_path / "out.pdf"
    first = counting.json("dossier", "make", "--lang", lang, "--out", out)
    again = counting.json("dossier", "make", "--lang", lang)
    data = out.read_bytes()
    assert hashlib.sha256(data).hexdigest() == first["sha256"]
    assert list(first) == ["id", "edition", "profile", "lang", "letters", "pages", "bytes",
                           "sha256", "path", "seconds"]
    assert (first["edition"], first["profile"], first["lang"], first["letters"], first["bytes"],
            first["path"]) == (None, "internal", lang, 2, len(data), str(out))
    assert first | {"path": "", "seconds": 0} == again | {"path": "", "seconds": 0}


@pytest.mark.parametrize("profile, lang", [("ministry", "pl"), ("esa", "en"), ("internal", "pl")])
def test_dossier_speaks_the_language_of_its_addressee(counting, profile, lang):
    assert counting.json("dossier", "make", "--profile", profile, "--short")["lang"] == lang


def test_dossier_issued_becomes_the_next_edition_and_stays_verifiable(counting):
    made = [counting.json("dossier", "make", "--lang", lang) for lang in ("pl", "en")]
    public_id = made[0]["id"]
    assert public_id == made[1]["id"]
    same = {"id": public_id, "same": True, "differs": []}
    assert counting.json("dossier", "verify", public_id) == same
    issued = counting.json("dossier", "issue", public_id)
    assert (issued["id"], issued["edition"], [it["lang"] for it in issued["files"]]) == (
        public_id, 1, ["pl", "en"])
    assert counting.json("dossier", "verify", public_id) == same
    assert counting.json("dossier", "issue", public_id, code=1)["error"]["code"] == "already_issued"
    rows = counting.json("dossier", "list")["dossiers"]
    assert [(it["id"], it["edition"], it["letters"],
             [file["sha256"] for file in it["files"]]) for it in rows] == [
        (public_id, 1, 2, [it["sha256"] for it in issued["files"]])]


def test_dossier_verify_finds_a_damaged_file(counting):
    made = counting.json("dossier", "make", "--lang", "pl")
    with open(made["path"], "r+b") as file:
        file.write(b"X")
    assert counting.json("dossier", "verify", made["id"], code=1) == {
        "id": made["id"], "same": False, "differs": [
            "pl: the stored file is damaged: its bytes are not those that were made"]}


def test_dossier_of_no_letters_is_refused(campaign):
    assert campaign.json("dossier", "make", code=1)["error"]["code"] == "no_letters_yet"


def test_dossier_before_the_campaign_is_set_up_is_refused(esabid):
    assert esabid.json("dossier", "make", code=1)["error"]["code"] == "not_set_up"


@pytest.mark.parametrize("command", ["issue", "verify"])
def test_dossier_nobody_has_is_refused(campaign, command):
    assert campaign.json("dossier", command, "zzzzzzzz", code=1)["error"]["code"] == "not_found"


def test_dossier_speaks_in_rows(counting):
    said = counting.run("dossier", "make").stdout.splitlines()
    assert [line.split()[0] for line in said] == [
        "ID", "Language", "Pages", "Letters", "SHA-256", "Seconds", "File"]
    assert len(counting.run("dossier", "list").stdout.splitlines()) == 2


def test_dossier_list_says_which_are_short(counting):
    counting.json("dossier", "make", "--short")
    counting.json("dossier", "make")
    rows = counting.run("dossier", "list").stdout.splitlines()[1:]
    assert [("short version" in row or "wersja skrócona" in row) for row in rows] == [False, True]


def test_dossier_made_by_command_follows_what_was_chosen(counting):
    with counting.opened(), writing() as session:
        plans.choose(session, system(), session.get(Campaign, 1), Profile.INTERNAL,
                     details=PlanDetails(LetterOrder.NAME, ["numbers"], title_en="For tomorrow"))
    made = counting.json("dossier", "make")
    with counting.opened():
        frozen = json.loads(by_public_id(db.session, made["id"]).snapshot)
    assert (frozen["order"], frozen["left_out"], frozen["campaign"]["title"]["en"]) == (
        "name", ["numbers"], "For tomorrow")
