"""Next best asks from the rows: who is open without a letter, in two statements."""

from dataclasses import replace
from datetime import date

import factories
import pytest
from factories import TODAY
from queries import many_rows

from esabid.domain.ask import AskAction, AskState
from esabid.domain.institution import Sector
from esabid.domain.letter import CLOSED
from esabid.domain.next_asks import Why
from esabid.models import Agreement, Institution, Letter
from esabid.queries import next_asks, standing
from esabid.services import asks


@pytest.fixture
def campaign(session):
    """A campaign that wants three NGOs."""
    row = factories.campaign(session)
    row.sector_targets = {"ngo": 3}
    session.flush()
    return row


def asked(session, name, day, **changes) -> Institution:
    row = factories.institution(session, name, **changes)
    return asks.advance(session, factories.actor(), row, action=AskAction.ASK, asked_on=day)


def said(session, campaign, most=9) -> list[tuple]:
    read = standing.read(session, campaign, TODAY)
    return [(it.institution.name_pl, *(r.why for r in it.reasons))
            for it in next_asks.first(session, campaign, read, most)]


def test_open_asks_are_those_that_never_sent_a_letter_not_even_one_withdrawn(session):
    rows = many_rows.fill(session, 60, 50)
    sent = {s.institution_id for it in session.query(Letter) for s in it.signers}
    open_ones = {row.id for row in rows if row.id not in sent and row.ask_state not in (
        AskState.DECLINED, AskState.NEUTRAL)}
    found = next_asks.open_asks(session)
    assert ({it.institution_id for it in found}, len(found)) == (open_ones, len(open_ones))
    assert open_ones and CLOSED[0] in {it.state for it in session.query(Letter)}


def test_the_first_are_named_with_their_reasons(session, campaign):
    asked(session, "Nowo poproszony", date(2026, 3, 10), sector=Sector.SPACE_COMPANY)
    asked(session, "Czeka", date(2026, 2, 5))
    partner = asked(session, "Sygnatariusz", date(2026, 2, 20))
    asked(session, "Fundacja", date(2026, 3, 1), sector=Sector.NGO)
    has = asked(session, "Ma list", date(2026, 1, 1), sector=Sector.NGO)
    factories.letter(session, has, factories.institution(session, "Instytut", reach="national"))
    session.add(Agreement(name_pl="List intencyjny", signed_on=TODAY, partners=[partner, has]))
    session.flush()
    E = Why.SECTOR_EMPTY
    assert said(session, campaign) == [
        ("Fundacja", E, Why.WAITS), ("Sygnatariusz", Why.SIGNED_AGREEMENT, Why.WAITS),
        ("Czeka", Why.WAITS)]
    assert said(session, campaign, most=1) == [("Fundacja", E, Why.WAITS)]


def test_the_list_holds_every_open_ask_a_page_at_a_time(session, campaign):
    many_rows.fill(session, 150, 20)
    read, total = standing.read(session, campaign, TODAY), len(next_asks.open_asks(session))
    pages = [next_asks.listed(session, campaign, read, page) for page in (1, 2, 3)]
    ids = [row.institution.id for rows, _ in pages for row in rows]
    assert ([count for _, count in pages], len(pages[0][0]), len(set(ids)), pages[2][0]) == (
        [total] * 3, 50, total, [])
    resting = [row.resting for rows, _ in pages for row in rows]
    assert resting == sorted(resting)


@pytest.mark.parametrize("many", [3, 300])
def test_next_asks_take_two_statements_however_many_rows(session, campaign, many):
    many_rows.fill(session, many, many // 3)
    read = standing.read(session, campaign, TODAY)
    with many_rows.statements() as sent:
        for row in next_asks.first(session, campaign, read):
            assert row.institution.name_pl
    assert len(sent) == 2


def test_a_later_day_lets_who_rested_be_asked_again(session, campaign):
    asked(session, "Fundacja", date(2026, 3, 10))
    read = standing.read(session, campaign, TODAY)
    later = replace(read, progress=replace(read.progress, as_of=date(2026, 3, 24)))
    assert [len(next_asks.first(session, campaign, it)) for it in (read, later)] == [0, 1]
