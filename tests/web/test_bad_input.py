"""What people and their programs send by mistake: one clear sentence, and nothing half-done."""

import io

import factories
import pikepdf
import pytest
from web.world import Role

LONG = "x" * 10_000
NO_DAY = "There is no such day. Please write it as in 2026-03-31."
MILESTONES = ("Milestones past the goal: Please write whole numbers past the goal, with commas.")
NEW, SETTINGS, LOG = "/desk/institutions/new", "/desk/settings", "/desk/letters/new"
ASK, EDIT = "/desk/institutions/{planned}/ask/ask", "/desk/institutions/{planned}/edit"
WITHDRAW = "/desk/letters/{to_check}/withdraw"
REFUSED = [
    (NEW, {}, ["Polish name: Please give the Polish or the English name."]),
    (NEW, {"name_pl": "  "}, ["Polish name: Please give the Polish or the English name."]),
    (NEW, {"name_pl": "\0\x07"}, ["Polish name: Please give the Polish or the English name."]),
    (NEW, {"name_pl": LONG}, ["Polish name: At most 250 characters."]),
    (NEW, {"name_pl": "A", "nip": "1234567890"},
     ["NIP: This NIP cannot be right: its check digit does not fit."]),
    (NEW, {"name_pl": "A", "krs": "12"}, ["KRS: A KRS number has ten digits."]),
    (NEW, {"name_pl": "A", "parent_id": "999"}, ["Part of: Please choose one of the answers."]),
    (NEW, {"name_pl": "A", "parent_id": "abc"}, ["Part of: Please choose one of the answers."]),
    (NEW, {"name_pl": "A", "sector": "guild"}, ["Sector: Please choose one of the answers."]),
    (EDIT, {"name_pl": "", "name_en": ""},
     ["Polish name: Please give the Polish or the English name."]),
    (ASK, {"asked_on": "2026-02-30"}, [f"Day of the ask: {NO_DAY}"]),
    (ASK, {"asked_on": "0202-03-03"}, [f"Day of the ask: {NO_DAY}"]),
    (ASK, {"asked_on": ""}, ["Day of the ask: Please fill this in."]),
    (ASK, {"asked_on": "2099-01-01"}, ["Day of the ask: The day of the ask lies in the future."]),
    (ASK, {"asked_on": "2026-03-02", "expected_on": "2026-03-01"},
     ["Expected by: The letter cannot be expected before it was asked for."]),
    (WITHDRAW, {"withdrawn_on": "2099-01-01", "reason": "x"},
     ["Withdrawn on: The day of the withdrawal lies in the future."]),
    (WITHDRAW, {"withdrawn_on": "2026-03-09", "reason": " "}, ["Reason: Please give the reason."]),
    (SETTINGS, {"goal": "0"}, ["Goal: how many letters: Please write a number from 1 to 9999."]),
    (SETTINGS, {"milestones": "abc"}, [MILESTONES]),
    (SETTINGS, {"milestones": "10"}, [MILESTONES]),
    (SETTINGS, {"milestones": "9" * 90}, [MILESTONES]),
    (SETTINGS, {"deadline": "2026-02-30"}, [f"Deadline: {NO_DAY}"]),
    *((SETTINGS, {"title_pl": empty}, ["Name of the campaign, in Polish: Please fill this in."])
      for empty in ("", "   ", "\0")),
    ("/desk/links", {"given_to": " "}, ["Whom it is for: Please fill this in."]),
    (SETTINGS, {"goal": "\0" + "5x"}, ["Goal: how many letters: Please write a whole number."]),
    (SETTINGS, {"deadline": "\0" + "31.03"}, [f"Deadline: {NO_DAY}"]),
    ("/desk/contributions/new?institution={institution}", {"name_pl": "A", "amount": "\0ile"},
     ["How much: Please write a number, such as 2 500,50."]),
    (SETTINGS, {"language": "de"}, ["First language: Please choose one of the answers."]),
    (SETTINGS, {"prefix": "kr"}, ["Prefix of references: Two to five capital letters, please."]),
    (LOG, {"received_on": "2026-02-30"}, [f"Received on: {NO_DAY}"]),
    (LOG, {"received_on": "2099-01-01"}, ["Received on: The day it came lies in the future."]),
    (LOG, {"received_on": "2026-03-03", "dated_on": "2026-03-04"},
     ["Date on the letter: The letter cannot have been written after it came."]),
    (LOG, {"channel": "pigeon"}, ["How it came: Please choose one of the answers."]),
    (LOG, {"signers-0-signatory": LONG}, ["Signed by: At most 160 characters."]),
    (LOG, {"signers-0-institution_id": "999"}, ["Institution: Please choose one of the answers."]),
    (LOG, {f"signers-{n}-{name}": value for n in (0, 1) for name, value in
           (("institution_id", "1"), ("signature", "scan"), ("disclosure", "name"))},
     ["The same institution is named twice."]),
    ("/desk/settings/accounts/new", {"email": "nobody"},
     ["E-mail: This does not look like an e-mail address."]),
    ("/desk/settings/accounts/new", {"email": "COORDINATOR@example.org"},
     ["E-mail: There is an account with this e-mail already."]),
]


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def test_forms_refuse_in_one_sentence_and_write_nothing(full, desk):
    before, said = full.rows(), []
    for address, fields, _ in REFUSED:
        page = desk.fill(address.format(**full.ids), **fields)
        said.append((address, fields, page.errors, page.status))
    assert said == [(*row, 422) for row in REFUSED]
    assert full.rows() == before


def test_control_characters_are_dropped_from_text(full, desk):
    assert desk.fill(NEW, name_pl="Instytut\0 Fizyki\x07").title == "Instytut Fizyki"


def test_hard_and_narrow_spaces_of_a_word_processor_become_plain_ones(desk):
    assert desk.fill(NEW, name_pl="Szkoła\u00a0nr\u202f5").title == "Szkoła nr 5"


@pytest.mark.parametrize("query", [
    "page=-1", "page=0", "page=abc", "page=²", "page=99999", "page=99999999999999999999999",
    "status=unknown", "sector=unknown&reach=unknown", "state=unknown&because=unknown",
    "of=unknown", "endpoint=a", "_method=POST", "_external=1&_scheme=javascript", "lang=xx",
    "_anchor=x", "q=%25_%27%5C%22", "q=" + "a" * 5000])
def test_odd_addresses_are_read_as_far_as_they_make_sense(full, desk, query):
    addresses = ["/", "/desk", "/desk/institutions", "/desk/letters", "/overview",
                 "/overview/letters", "/overview/institutions"]
    pages = {address: desk.page(f"{address}?{query}") for address in addresses}
    assert {address: page.status for address, page in pages.items()} == dict.fromkeys(
        addresses, 200)
    assert [page.address for page in pages.values() if "No letter yet" in page.text] == []
    assert [page.address for page in pages.values() if "No institution" in page.text] == []


@pytest.mark.parametrize("address", [
    "/desk/institutions?q={}Akademia", "/desk/letters?q={}Akademia",
    "/desk/contributions?q={}Akademia"])
def test_search_drops_control_characters(desk, address):
    assert desk.page(address.format("%00%0B")).rows() == desk.page(address.format("")).rows() > 0


def test_a_day_with_control_characters_is_no_day(desk):
    page = desk.page("/overview/changes?since=%00never")
    assert (page.status, NO_DAY in page.text) == (422, True)


@pytest.mark.parametrize("address", [
    "/nowhere", "/desk/institutions/zzzzzzzz", "/desk/institutions/%00", "/desk/letters/😀",
    "/desk/letters/new?replaces=zzz", "/desk/dossiers/zzz", "/dossiers/zzz-pl.pdf",
    "/desk/institutions/zzz/edit", "/desk/letters/zzz/verify", "/desk/letters/zzz/original"])
def test_what_is_not_there_is_a_plain_404(desk, address):
    page = desk.page(address)
    assert (page.status, page.title) == (404, "There is no such page")


def test_a_file_over_the_limit_keeps_what_was_typed(full, desk):
    before = full.rows()
    values = desk.page(LOG).form() | {"note": "Przyszedł pocztą"}
    page = desk.sent(LOG, **values, file=(io.BytesIO(b"x" * (30 << 20)), "duży.pdf"))
    assert (page.status, page.errors, page.form()["note"], full.rows()) == (
        422, ["The letter's file: The file is larger than 20 MB. Please scan it at a lower "
              "resolution."], "Przyszedł pocztą", before)


def test_a_request_over_the_limit_has_its_page(desk):
    page = desk.sent(LOG, file=(io.BytesIO(b"x" * (65 << 20)), "duży.pdf"))
    assert (page.status, page.title) == (413, "The files are too large")


def test_an_empty_file_is_refused(full, desk):
    page = desk.sent(LOG, **desk.page(LOG).form(), file=(io.BytesIO(b""), "pusty.pdf"))
    assert page.errors == ["The letter's file: The file is empty. Please attach it again."]


NO_LETTERS = [b"Szanowni Panstwo, popieramy.", b"PK\x03\x04" + b"\0" * 99]


@pytest.mark.parametrize("data", NO_LETTERS)
@pytest.mark.parametrize("place", ["form", "card"])
def test_a_file_that_is_plainly_no_letter_is_refused_at_once(full, desk, data, place):
    before, kept = full.rows(), sorted(full.app.extensions["esabid"].store.list())
    card = f"/desk/letters/{full.ids['no_file']}"
    file = (io.BytesIO(data), "list.pdf")
    page = (desk.sent(f"{card}/file", file=file) if place == "card" else
            desk.sent(LOG, **desk.page(LOG).form() | {"note": "Z poczty"}, file=file))
    assert (page.status, page.errors, full.rows(),
            sorted(full.app.extensions["esabid"].store.list())) == (
        422, ["The letter's file: This is not a PDF, JPEG, PNG or TIFF file. Please send the "
              "letter as a PDF."], before, kept)
    assert place == "card" or page.form()["note"] == "Z poczty"


def _locked() -> bytes:
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(buffer, encryption=pikepdf.Encryption(user="u", owner="o"))
    return buffer.getvalue()


@pytest.mark.parametrize(("data", "said"), [
    (_locked(), "list.pdf"), (b"%PDF-1.7\n\0\0\0", "list.pdf")])
def test_a_file_that_does_not_open_is_refused_on_the_letters_card(full, desk, data, said):
    card = f"/desk/letters/{full.ids['no_file']}"
    desk.post(f"{card}/file", file=(io.BytesIO(data), said))
    page = desk.page(card)
    assert (f"The file “{said}” could not be taken." in page.text,
            "Add the file" in page.text) == (True, True)


def test_the_same_file_twice_is_refused_by_name_of_the_letter(full, desk):
    data = factories.pdf()
    desk.post(LOG, **desk.page(LOG).form(), file=(io.BytesIO(data), "list.pdf"))
    page = desk.sent(LOG, **desk.page(LOG).form(), file=(io.BytesIO(data), "list.pdf"))
    assert [error.split(", as letter")[0] for error in page.errors] == [
        "The letter's file: We already have exactly this file"]
