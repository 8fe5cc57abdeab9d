"""The facts of brief and receipt from the rows: few statements, and the numbers of the overview."""

from datetime import date, timedelta

import factories
import pytest
from factories import NOW, TODAY
from queries import many_rows

from esabid.domain.bilingual import Bilingual
from esabid.domain.brief import Week
from esabid.domain.counting import Reason
from esabid.domain.letter import Disclosure, LetterState
from esabid.domain.profiles import Profile
from esabid.queries import brief, receipts, standing
from esabid.queries.campaign import the_campaign
from esabid.queries.dossier import snapshot


@pytest.fixture
def campaign(session):
    factories.campaign(session, goal=3, milestones=(5,), deadline=TODAY + timedelta(20))
    session.flush()
    row = the_campaign(session)
    row.sector_targets = {"ngo": 9}
    return row


@pytest.mark.parametrize("many", [10, 300])
def test_a_brief_takes_the_same_statements_however_many_rows(session, campaign, many):
    many_rows.fill(session, many, many)
    session.refresh(campaign)
    with many_rows.statements() as sent:
        brief.read(session, campaign, TODAY, NOW - timedelta(days=6))
    assert len(sent) <= 26


def test_a_brief_has_the_numbers_of_the_overview(session, campaign):
    many_rows.fill(session, 60, 80)
    names = {factories.institution(session, f"Planowana {n}").name for n in range(4)}
    session.flush()
    made, now = (brief.read(session, campaign, TODAY, NOW - timedelta(days=6)),
                 standing.read(session, campaign, TODAY))
    assert (made.numbers.verified, made.numbers.institutions, made.cautious, made.forecast) == (
        now.progress.verified, now.progress.institutions, now.cautious.count, now.forecast)
    assert {kind: it.have for kind, it in made.sectors.items()} == now.progress.by_sector
    assert (made.week.since, made.as_of) == (TODAY - timedelta(days=7), TODAY)
    assert (len(made.calls), {it.name for it in made.calls} <= names) == (3, True)
    assert [it.target for it in made.sectors.values() if it.target] == [9]


def test_a_quiet_campaign_has_an_empty_brief(session, campaign):
    made = brief.read(session, campaign, TODAY, NOW)
    assert (made.week, made.calls, made.editions, made.cautious) == (
        Week(TODAY - timedelta(days=7), 0, 0), (), (), 0)


@pytest.fixture
def joint(session, campaign, store):
    """A verified letter of two institutions."""
    first = factories.institution(session, "Akademia Próbna")
    second = factories.institution(session, "Firma Łączna")
    row = factories.letter(session, first, second, received_on=date(2026, 3, 5), verified=True,
                           store=store, signatory="Tajny Sygnatariusz", office_pl="Rektor",
                           disclosure=Disclosure.QUOTE)
    session.flush()
    return row, first, second


def test_a_receipt_is_of_the_letter_as_far_as_it_concerns_the_institution(session, campaign, joint):
    row, first, second = joint
    made = receipts.of_institution(session, campaign, second, as_of=TODAY,
                                   address="https://x.example")
    assert (made.institution, made.others, made.received_on, made.state, made.reason) == (
        second.name, 1, date(2026, 3, 5), LetterState.VERIFIED, Reason.COUNTS)
    assert (made.office, made.disclosure, made.address) == (
        Bilingual("Rektor", "Rector"), Disclosure.QUOTE, "https://x.example")
    other = receipts.of_institution(session, campaign, first, as_of=TODAY, address="")
    assert other.reference != made.reference
    assert "Sygnatariusz" not in repr(made) + repr(other)


@pytest.mark.parametrize(("wishes", "elsewhere", "told"), [
    ((Disclosure.LETTER, Disclosure.LETTER), None, (Disclosure.LETTER, Disclosure.LETTER)),
    ((Disclosure.LETTER, Disclosure.NAME), None, (Disclosure.NAME, Disclosure.NAME)),
    ((Disclosure.LETTER, Disclosure.NO_NAME), None, (Disclosure.NAME, Disclosure.NO_NAME)),
    ((Disclosure.LETTER, Disclosure.LETTER), Disclosure.NO_NAME,
     (Disclosure.NAME, Disclosure.NO_NAME))])
def test_a_receipt_says_what_the_public_dossier_does(session, campaign, joint, wishes, elsewhere,
                                                     told):
    row, first, second = joint
    for signer, wish in zip(row.signers, wishes, strict=True):
        signer.disclosure = wish
    if elsewhere:
        factories.letter(session, second, disclosure=elsewhere)
    session.flush()
    assert tuple(receipts.of_letter(session, campaign, row, it, as_of=TODAY, address="").disclosure
                 for it in (first, second)) == told
    found = snapshot(session, campaign, profile=Profile.PUBLIC, short=False, as_of=TODAY)
    assert [(it.id, bool(entry.pages)) for entry in found.letters for it in entry.signers] == [
        (it.public_id, wish == Disclosure.LETTER) for it, wish in zip((first, second), told)
        if wish != Disclosure.NO_NAME]


def test_a_reason_is_told_only_of_a_letter_that_is_to_be_completed(session, campaign):
    body = factories.institution(session, "Szkoła")
    row = factories.letter(session, body)
    session.flush()
    found = {}
    for state in (LetterState.RETURNED, LetterState.WITHDRAWN):
        row.state, row.state_reason = state, "Powód"
        row.withdrawn_on = date(2026, 3, 9) if state == LetterState.WITHDRAWN else None
        session.flush()
        found[state] = receipts.of_institution(session, campaign, body, as_of=TODAY,
                                               address="").missing
    assert found == {LetterState.RETURNED: "Powód", LetterState.WITHDRAWN: ""}


def test_an_institution_without_a_letter_has_no_receipt(session, campaign):
    body = factories.institution(session, "Szkoła")
    assert receipts.of_institution(session, campaign, body, as_of=TODAY, address="") is None
