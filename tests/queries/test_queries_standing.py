"""The standing from the rows: few statements however many, and each part against a recount."""

import random
from datetime import date, timedelta

import factories
import pytest
from factories import NOW, TODAY
from queries import many_rows
from sqlalchemy import select

from esabid.domain.ask import AskState
from esabid.domain.caution import Weakness
from esabid.domain.counting import Reason
from esabid.domain.lead_times import End, Spell, spells
from esabid.domain.letter import CLOSED, LetterState, SignatureKind
from esabid.domain.bilingual import Bilingual
from esabid.models import Institution, Letter, StoredFile
from esabid.queries import asks, progress, standing
from esabid.queries.campaign import the_campaign

V, R = LetterState.VERIFIED, LetterState.RECEIVED


@pytest.fixture
def campaign(session):
    factories.campaign(session, goal=3, milestones=(5,), deadline=TODAY + timedelta(20))
    session.flush()
    return the_campaign(session)


@pytest.mark.parametrize("many", [10, 400])
def test_standing_takes_seven_statements_however_many_rows(session, campaign, many):
    many_rows.fill(session, many, many)
    session.refresh(campaign)
    with many_rows.statements() as sent:
        found = standing.read(session, campaign, TODAY)
    with many_rows.statements() as for_names:
        weak = standing.weak_letters(session, found.cautious)
    with many_rows.statements() as for_change:
        standing.change_since(session, TODAY, NOW)
    assert (len(sent), len(for_names), len(for_change), len(weak)) == (
        7, 1, 3, len(found.cautious.weak))


@pytest.mark.parametrize("seed", range(3))
def test_standing_has_the_numbers_of_progress(session, campaign, seed):
    many_rows.fill(session, 60, 80, seed)
    found = standing.read(session, campaign, TODAY)
    assert (found.progress, found.count) == (
        progress.read(session, campaign.aims, TODAY), progress.counted(session))


@pytest.mark.parametrize("seed", range(3))
def test_cautious_equals_a_look_at_every_letter(session, campaign, seed):
    many_rows.fill(session, 60, 80, seed)
    chance = random.Random(seed)
    rows = {row.id: row for row in session.scalars(select(Letter))}
    for row in rows.values():
        row.valid_until = chance.choice((None, None, TODAY, campaign.deadline, date(2027, 1, 1)))
        for signer in row.signers:
            signer.signature = chance.choice((SignatureKind.QUALIFIED, SignatureKind.SCAN))
            signer.mandate_doubtful = chance.random() < 0.1
            signer.signature_broken = chance.random() < 0.1
    session.flush()
    found = standing.read(session, campaign, TODAY)
    counts = [row for row in rows.values() if found.count.reasons[row.id] == Reason.COUNTS]
    weak = {row.id for row in counts if any(
        it.mandate_doubtful or it.signature_broken or it.signature == SignatureKind.SCAN
        for it in row.signers) or row.valid_until and row.valid_until < campaign.deadline}
    assert (set(found.cautious.weak), found.cautious.count) == (weak, len(counts) - len(weak))


@pytest.mark.parametrize(("decides_on", "deadline", "weak"), [
    (TODAY + timedelta(40), TODAY, True), (TODAY, TODAY + timedelta(40), False),
    (None, TODAY + timedelta(40), True), (None, None, False)])
def test_validity_is_held_against_the_decision_the_deadline_or_today(
        session, store, campaign, decides_on, deadline, weak):
    campaign.decides_on, campaign.deadline = decides_on, deadline
    row = factories.letter(session, factories.institution(session), store=store, verified=True)
    row.valid_until = TODAY + timedelta(20)
    session.flush()
    why = (Weakness.VALIDITY_ENDS,)
    assert standing.read(session, campaign, TODAY).cautious.weak == ({row.id: why} if weak else {})


def test_weak_letters_are_named_with_all_their_signers_by_the_day_they_came(
        session, store, campaign):
    bodies = [factories.institution(session, name, name_en="") for name in ("Ab", "Ła", "Cz")]
    late = factories.letter(session, *bodies[:2], store=store, verified=True,
                            signature=SignatureKind.SCAN, received_on=date(2026, 3, 9))
    early = factories.letter(session, bodies[2], store=store, verified=True,
                             signature=SignatureKind.SCAN)
    factories.letter(session, bodies[0], store=store, verified=True)
    found = standing.read(session, campaign, TODAY)
    why = (Weakness.ORIGINAL_ELSEWHERE,)
    assert standing.weak_letters(session, found.cautious) == [
        standing.WeakLetter(early.public_id, (Bilingual("Cz", ""),), why),
        standing.WeakLetter(late.public_id, (Bilingual("Ab", ""), Bilingual("Ła", "")), why)]


def body(number, state, asked=None, **more):
    return many_rows.institution(number, random.Random(number), **{
        "ask_state": state, "asked_on": TODAY - timedelta(asked) if asked is not None else None,
        "expected_on": TODAY if state == AskState.PROMISED else None,
        "ask_reason": "Nie" if state in (AskState.DECLINED, AskState.NEUTRAL) else ""} | more)


@pytest.fixture
def waiting(session, campaign):
    """Institutions in every situation a spell knows, and their letters."""
    session.add(StoredFile(sha256=many_rows.SHA, size=3, created_at=NOW))
    rows = [body(1, AskState.ASKED, 20), body(2, AskState.ASKED, 20),
            body(3, AskState.PROMISED, 20), body(4, AskState.DECLINED, 30),
            body(5, AskState.DECLINED, 30, declined_on=TODAY - timedelta(25)),
            body(6, AskState.ASKED, 20), body(7, AskState.ASKED, 20), body(8, AskState.ASKED, 20),
            body(9, AskState.PLANNED), body(10, AskState.PLANNED), body(11, AskState.PLANNED),
            body(12, AskState.NEUTRAL), body(13, AskState.ASKED, 20)]
    session.add_all(rows)
    for place, state, ago in (
            (6, V, 8), (6, V, 5), (7, LetterState.WITHDRAWN, 10), (8, V, 25), (10, R, 3),
            (11, LetterState.WITHDRAWN, 3), (12, V, 3), (13, LetterState.WITHDRAWN, 40)):
        session.add(many_rows.letter([rows[place - 1]], state, ago))
    session.flush()
    return rows


@pytest.mark.usefixtures("waiting")
def test_spells_come_from_first_letters_refusals_and_open_asks(session):
    assert spells(asks.asked(session), TODAY) == (
        (Spell(5, End.DECLINED), 1), (Spell(10, End.LETTER), 1), (Spell(12, End.LETTER), 1),
        (Spell(20, End.OPEN), 4), (Spell(30, End.DECLINED), 1))


def test_behind_the_spells_are_these_institutions(session, waiting):
    with many_rows.statements() as sent:
        found = asks.behind(session, TODAY)
    numbers = {row.id: row.number for row in waiting}
    assert ({end: {numbers[it] for it in ids} for end, ids in found.items()}, len(sent)) == (
        {End.LETTER: {6, 7}, End.DECLINED: {4, 5}, End.OPEN: {1, 2, 3, 13}}, 1)


def test_still_to_send_leaves_out_who_has_a_letter_that_stands(session, waiting):
    # Of 9, 10 and 11 the second has given a letter, the third has taken it back.
    assert (asks.still_to_send(session), asks.to_send(session)) == (
        2, {waiting[8].id, waiting[10].id})


@pytest.mark.parametrize("seed", range(3))
def test_spells_equal_a_look_at_every_institution(session, seed):
    many_rows.fill(session, 60, 80, seed)
    letters = list(session.scalars(select(Letter)))
    expected = {}
    for row in session.scalars(select(Institution).where(Institution.asked_on.is_not(None))):
        own = [it for it in letters if row.id in {s.institution_id for s in it.signers}]
        if any(it.received_on < row.asked_on and it.state != LetterState.WITHDRAWN for it in own):
            continue
        came = min((it.received_on for it in own if it.received_on >= row.asked_on), default=None)
        spell = (Spell((came - row.asked_on).days, End.LETTER) if came
                 else Spell((TODAY - row.asked_on).days, End.OPEN))
        expected[spell] = expected.get(spell, 0) + 1
    planned = [row.id for row in session.scalars(select(Institution).where(
        Institution.ask_state == AskState.PLANNED))]
    standing_for = {s.institution_id for it in letters if it.state not in CLOSED
                    for s in it.signers}
    assert (dict(spells(asks.asked(session), TODAY)), asks.still_to_send(session)) == (
        expected, len(set(planned) - standing_for))


def test_forecast_is_read_from_the_rows(session, campaign, waiting):
    session.add_all(body(100 + n, AskState.ASKED, 40) for n in range(20))
    for n in range(5):
        late = body(200 + n, AskState.ASKED, 30)
        session.add(many_rows.letter([late], V, 10 + n))
    session.flush()
    found = standing.read(session, campaign, TODAY).forecast
    # Two of `waiting` answered with a letter and two refused; with a letter of five more, nine.
    assert (found.answered, found.enough_data, found.by, found.fan[0].expected) == (
        9, True, campaign.deadline, 8)


def test_forecast_needs_answers(session, campaign):
    found = standing.read(session, campaign, TODAY).forecast
    assert (found.enough_data, found.answered, found.expected) == (False, 0, None)
