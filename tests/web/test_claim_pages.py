"""The page of sentences for the press: for whom it is, what it offers, keeps and refuses."""

from datetime import date

import factories
import pytest
from sqlalchemy import select
from web.world import Role

from esabid.extensions import db, writing
from esabid.models import Claim
from esabid.queries.letters import by_public_id
from esabid.services import letters

PAGE = "/desk/claims"
KEEPERS = (Role.LEADERSHIP, Role.COORDINATOR, Role.ADMINISTRATOR)


def _sentences(page) -> list[str]:
    return [page.text_of(p) for p in page.all("p") if p.get("class") == "claim-sentence"]


def _answer(page) -> str:
    """What the card with the question says under its form."""
    card = next(it for it in page.all("section") if it.get("id") == "answer")
    return " ".join(page.text_of(it) for it in card.iter("div")
                    if "notice" in (it.get("class") or ""))


def _kept(world) -> list[tuple]:
    with world.app.app_context():
        rows = [(it.kind.value, it.number, it.lang, it.sentence, it.made_by, it.public_id)
                for it in db.session.scalars(select(Claim).order_by(Claim.id))]
        db.session.remove()
    return rows


@pytest.mark.parametrize("role", KEEPERS)
def test_those_who_may_keep_claims_copy_by_a_form(full, role):
    reader = full.reader(role)
    page = reader.page(PAGE)
    first = {name: value for name, value in page.form(PAGE).items() if name != "csrf_token"}
    assert first == {"kind": "letters", "number": "3", "lang": "en",
                     "seen": _sentences(page)[0]}
    after = reader.fill(PAGE, action=PAGE)
    assert [it.text for it in after.all("textarea")] == [_sentences(page)[0]]
    assert _kept(full)[-1][:5] == ("letters", 3, "en", _sentences(page)[0], f"Osoba {role}")


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.GUEST])
def test_nobody_else_sees_the_register_or_keeps_anything(full, role):
    reader, before = full.reader(role), full.rows()
    token = reader.token()
    answers = [reader.client.get(PAGE), reader.client.post(PAGE, data={
        "csrf_token": token, "kind": "letters", "number": "3", "lang": "en"})]
    assert [it.status_code for it in answers][1] == 403
    assert answers[0].status_code in (302, 403)
    assert full.rows() == before


def test_every_sentence_offered_is_kept_in_both_languages(full):
    reader = full.reader(Role.COORDINATOR, "pl")
    said = []
    for lang in ("pl", "en"):
        page = reader.page(f"{PAGE}?speak={lang}")
        said += _sentences(page)
        for form in [it for it in page.all("form") if it.get("action") == PAGE
                     and it.get("method") == "post"]:
            fields = {it.get("name"): it.get("value") for it in form.iter("input")}
            assert reader.client.post(PAGE, data=fields).status_code == 302
    assert [row[3] for row in _kept(full)[1:]] == said
    assert (len(said), len(set(said))) == (12, 12)


def test_a_sentence_of_the_browser_is_never_stored(full):
    reader, before = full.reader(Role.LEADERSHIP), _kept(full)
    fields = {"kind": "letters", "number": "3", "lang": "en", "seen": "We have 900 letters."}
    page = reader.sent(PAGE, **fields)
    assert (page.status, page.errors, _kept(full)) == (
        409, ["The numbers or the day have changed meanwhile, so the sentence was not kept."],
        before)
    assert "Yes, the data bear it." in _answer(page)


def test_what_the_data_no_longer_bear_is_refused_with_the_reason(full):
    reader, before = full.reader(Role.LEADERSHIP), full.rows()
    page = reader.sent(PAGE, kind="letters", number="4", lang="en")
    assert (page.status, page.errors) == (
        422, ["The data do not bear this wording today, so it was not kept."])
    assert _answer(page) == ("Please do not say: “4 letters of support”. Not every letter received "
                             "is verified and counted: there are 3 verified letters.")
    assert full.rows() == before


@pytest.mark.parametrize(("fields", "errors"), [
    ({"kind": "boast"}, ["Wording: Please choose one of the answers."]),
    ({"number": "many"}, ["Number: Please write a whole number."]),
    ({"number": "0"}, ["Number: Please write a number from 1 to 99999."]),
    ({"number": "9" * 90}, ["Number: Please write a number from 1 to 99999."]),
    ({"number": ""}, ["Number: Please fill this in."])])
def test_a_question_sent_wrong_is_said_so(full, fields, errors):
    query = "&".join(f"{k}={v}" for k, v in ({"kind": "letters", "number": "3"} | fields).items())
    page = full.reader(Role.COORDINATOR).page(f"{PAGE}?{query}")
    assert (page.status, page.errors) == (422, errors)


@pytest.mark.parametrize(("kind", "number", "said"), [
    ("letters", 3, "Yes, the data bear it."),
    ("letters_over", 2, "Yes, the data bear it."),
    ("letters_over", 3, "Please do not say: “over 3 letters of support”. “Over 3” means at least "
     "4, and there are 3 verified letters."),
    ("independent_letters", 3, "Please do not say: “3 letters, none from bodies of the city "
     "alone”. Not all of them are independent of the city: without letters from bodies of the "
     "city alone there are 2 verified letters."),
    ("goal_exceeded", 40, "Please do not say: “goal of 40 letters exceeded”. The campaign's goal "
     "is 50 letters, not 40.")])
def test_a_question_is_answered_and_changes_nothing(full, kind, number, said):
    reader, before = full.reader(Role.COORDINATOR), full.rows()
    assert _answer(reader.page(f"{PAGE}?kind={kind}&number={number}")) == said
    assert full.rows() == before


def test_an_empty_campaign_says_that_there_is_nothing_to_say(empty):
    page = empty.reader(Role.COORDINATOR).page(PAGE)
    assert (_sentences(page), "Nothing to say yet" in page.text,
            "No sentence was copied yet" in page.text) == ([], True, True)


def _claim_page(world, query=""):
    return world.reader(Role.COORDINATOR).page(f"{PAGE}/{world.ids['claim']}{query}")


def test_a_kept_sentence_leads_to_exactly_its_rows(full):
    letters_page, institutions_page = _claim_page(full), _claim_page(full, "?of=institutions")
    assert (letters_page.rows(), institutions_page.rows()) == (3, 4)
    assert "The data bear this sentence today, too." in letters_page.text
    assert "3 letters on that day; of these 3 count" in letters_page.text


def test_a_kept_sentence_says_when_the_data_no_longer_bear_it(full):
    with full.app.app_context(), writing() as session:
        row = by_public_id(session, full.ids["letter"])
        letters.advance(session, factories.actor(), row, action="withdraw", reason="Zmiana",
                        withdrawn_on=date(2026, 3, 18), today=date(2026, 3, 18))
        row = by_public_id(session, full.ids["silent"])
        letters.advance(session, factories.actor(), row, action="withdraw", reason="Zmiana",
                        withdrawn_on=date(2026, 3, 18), today=date(2026, 3, 18))
    page = _claim_page(full)
    assert ("Today the data no longer bear it." in page.text, page.rows(),
            "3 letters on that day; of these 1 count" in page.text) == (True, 3, True)


def test_a_kept_sentence_says_when_there_are_more_by_now(full):
    with full.app.app_context(), writing() as session:
        factories.letter(session, factories.institution(session), verified=True,
                         store=full.app.extensions["esabid"].store)
    page = _claim_page(full)
    assert "Today it would be said otherwise. The exact number is higher" in page.text
    assert _sentences(page)[0].endswith(
        "zgromadziła 4 zweryfikowane listy poparcia od 5 instytucji.")


@pytest.mark.parametrize("address", [f"{PAGE}/zzzzzzzz", f"{PAGE}/%00"])
def test_a_claim_that_is_not_there_is_a_plain_404(full, address):
    assert full.reader(Role.COORDINATOR).page(address).status == 404


@pytest.mark.parametrize("query", ["page=99", "page=abc", "speak=de", "of=x"])
def test_odd_addresses_are_read_as_far_as_they_make_sense(full, query):
    reader = full.reader(Role.COORDINATOR)
    assert [reader.page(f"{address}?{query}").status
            for address in (PAGE, f"{PAGE}/{full.ids['claim']}")] == [200, 200]


@pytest.mark.parametrize(("role", "forms", "buttons"), [
    (Role.LEADERSHIP, 1, 0), (Role.COORDINATOR, 1, 0), (Role.GUEST, 0, 1)])
def test_the_overview_keeps_for_those_who_may_and_only_copies_for_guests(full, role, forms,
                                                                         buttons):
    page = full.reader(role).page("/overview")
    found = (sum(it.get("action") == PAGE for it in page.all("form")),
             sum("data-claim-copy" in it.attrib for it in page.all("button")))
    assert (found, len(_sentences(page))) == ((forms, buttons), 1)
