"""Steps sent by hand, twice, too late or in the wrong state: refused, and nothing half-done."""

import io

import factories
import pikepdf
import pytest
from web.world import Role

CLASH = "Somebody changed this while you were writing. Please compare and save again."
TOO_LATE = "This step is no longer possible: the state has changed. Please look at it again."


@pytest.fixture
def desk(full):
    return full.reader(Role.COORDINATOR)


@pytest.mark.parametrize(("name", "step", "status", "said"), [
    ("no_file", "verify", 422, "The letter has no checked file yet, so it cannot be verified."),
    ("orphan", "verify", 422, "The letter has no checked file yet, so it cannot be verified."),
    ("withdrawn", "verify", 409, TOO_LATE), ("replaced", "verify", 409, TOO_LATE),
    ("letter", "verify", 409, TOO_LATE), ("letter", "return", 409, TOO_LATE),
    ("returned", "verify", 409, TOO_LATE), ("withdrawn", "withdraw", 409, TOO_LATE),
    ("to_check", "reopen", 409, TOO_LATE)])
def test_a_step_that_is_not_open_writes_nothing(full, desk, name, step, status, said):
    before = full.rows()
    page = desk.sent(f"/desk/letters/{full.ids[name]}/{step}", reason="Powód",
                     withdrawn_on="2026-03-09")
    assert (page.status, page.errors, full.rows()) == (status, [said], before)


@pytest.mark.parametrize(("name", "step", "status"), [
    ("planned", "promise", 409), ("asked", "ask", 409), ("neutral", "decline", 409),
    ("planned", "include", 409), ("planned", "fly", 404)])
def test_a_step_of_the_ask_that_is_not_open_writes_nothing(full, desk, name, step, status):
    before = full.rows()
    page = desk.sent(f"/desk/institutions/{full.ids[name]}/ask/{step}", reason="Powód",
                     asked_on="2026-03-09", expected_on="2099-01-01")
    assert (page.status, full.rows()) == (status, before)


def test_a_letter_without_a_known_signature_is_not_verified(full, desk):
    card = f"/desk/letters/{full.ids['to_check']}"
    desk.fill(f"{card}/edit", **{"signers-0-signature": "none"})
    page = desk.sent(f"{card}/verify")
    assert (page.status, page.errors) == (
        422, ["Say how each institution signed first, then it can be verified."])


@pytest.mark.parametrize(("address", "fields"), [
    ("/desk/letters/{to_check}/verify", {}),
    ("/desk/letters/{to_check}/return", {"reason": "Brak podpisu"}),
    ("/desk/institutions/{planned}/ask/ask", {}),
    ("/desk/dossiers/{dossier}/issue", {})])
def test_the_same_step_twice_is_done_once(full, desk, address, fields):
    address = address.format(**full.ids)
    card, action = address.rsplit("/", 1) if "ask/" not in address else (address, "")
    page = desk.page(card if action in ("verify", "issue") else address)
    values = page.form(address if action in ("verify", "issue") else "") | fields
    assert desk.client.post(address, data=values).status_code == 302
    before = full.rows()
    assert (desk.client.post(address, data=values).status_code, full.rows()) == (409, before)


@pytest.mark.parametrize(("address", "first", "second", "errors"), [
    ("/desk/institutions/{planned}/edit", {"notes": "Pierwszy", "sector": "ngo"},
     {"notes": "Drugi"}, [CLASH, "Sector: Saved meanwhile: Non-governmental organisation",
                          "Notes: Saved meanwhile: Pierwszy"]),
    ("/desk/settings", {"contact": "pierwszy@example.org", "milestones": "80"},
     {"contact": "drugi@example.org"},
     [CLASH, "Milestones past the goal: Saved meanwhile: 80",
      "How to reach the campaign office: Saved meanwhile: pierwszy@example.org"]),
    ("/desk/letters/{to_check}/edit", {"note": "Pierwszy", "signers-0-signatory": "Ktoś"},
     {"note": "Drugi"}, [CLASH, "Signed by: Saved meanwhile: Ktoś",
                         "Note: Saved meanwhile: Pierwszy"])])
def test_a_clash_shows_both_texts_and_the_next_save_wins(full, desk, address, first, second,
                                                          errors):
    address = address.format(**full.ids)
    values = desk.page(address).form()
    assert desk.client.post(address, data=values | first).status_code == 302
    before = full.rows()
    page = desk.sent(address, **{k: v for k, v in (values | second).items() if k != "csrf_token"})
    kept = {name: page.form()[name] for name in second}
    assert (page.status, page.errors, kept, full.rows()) == (409, errors, second, before)
    assert int(page.form()["version"]) == int(values["version"]) + 1
    assert desk.client.post(address, data=page.form()).status_code == 302
    assert {name: desk.page(address).form()[name] for name in second} == second


def test_a_step_opened_before_a_change_is_compared_first(full, desk):
    address = f"/desk/institutions/{full.ids['planned']}"
    values = desk.page(f"{address}/ask/ask").form()
    desk.fill(f"{address}/edit", notes="Nowa uwaga")
    answer = desk.client.post(f"{address}/ask/ask", data=values)
    assert answer.status_code == 409
    page = desk.fill(f"{address}/ask/ask")
    assert page.title == "Placówka planned" or "Asked" in page.text


def test_a_file_sent_twice_at_once_is_taken_once(full, desk):
    data = factories.pdf()
    card = f"/desk/letters/{full.ids['no_file']}/file"
    sent = [desk.post(card, file=(io.BytesIO(data), "list.pdf")).status_code for _ in range(2)]
    assert sent == [302, 409]


def test_one_file_waits_for_one_letter_only(filled, tmp_path):
    world = filled.copy(tmp_path, IMMEDIATE=False)
    desk = world.reader(Role.COORDINATOR)
    data, log = factories.pdf(), "/desk/letters/new"
    desk.post(log, **desk.page(log).form(), file=(io.BytesIO(data), "list.pdf"))
    before = world.rows()
    page = desk.sent(log, **desk.page(log).form(), file=(io.BytesIO(data), "list.pdf"))
    world.close()
    assert (page.status, page.errors[0].split(", as letter")[0], world.rows()) == (
        422, "The letter's file: We already have exactly this file", before)


def test_an_encrypted_file_is_refused_on_the_card(full, desk):
    plain, locked = io.BytesIO(factories.pdf()), io.BytesIO()
    with pikepdf.open(plain) as document:
        document.save(locked, encryption=pikepdf.Encryption(user="tajne", owner="tajne"))
    card = f"/desk/letters/{full.ids['no_file']}"
    desk.post(f"{card}/file", file=(io.BytesIO(locked.getvalue()), "hasło.pdf"))
    page = desk.page(card)
    assert ("The file “hasło.pdf” could not be taken." in page.text,
            "Add the file" in page.text) == (True, True)
