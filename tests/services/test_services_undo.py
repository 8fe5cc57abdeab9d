"""Taking back: every deed that has a way back, once, and only while it still stands as done."""

from dataclasses import replace
from datetime import date

import pytest
from factories import TODAY, actor
from services.undone_deeds import DAY, DEEDS, Desk
from sqlalchemy import inspect, select

from esabid.domain.ask import AskAction
from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted, Stale
from esabid.domain.permissions import Permission, Role, may
from esabid.models import (Contact, Contribution, Conversation, DossierPlan, Evidence, History,
                           HistoryPersonal, Institution, Letter, LetterSigner, Mention)
from esabid.services import asks, institutions, letters, undo

KEPT = (DossierPlan, Institution, Contact, Conversation, Contribution, Letter, LetterSigner,
        Mention, Evidence)
UNLIKE = {"id", "version", "public_id", "position"}


@pytest.fixture
def desk(session):
    return Desk(session)


def everything(session) -> list:
    """What all rows say, but for numbers that no one reads."""
    session.flush()
    session.expire_all()
    return sorted(repr((kind.__name__, [(name, getattr(row, name)) for name in
                                        inspect(kind).columns.keys() if name not in UNLIKE]))
                  for kind in KEPT for row in session.scalars(select(kind)))


def last(session) -> History:
    return session.scalars(select(History).order_by(History.id.desc())).first()


@pytest.mark.parametrize("name", DEEDS)
def test_deed_taken_back_leaves_everything_as_it_was(session, desk, name):
    before = everything(session)
    DEEDS[name](desk)
    done, changed = last(session), everything(session)
    undo.undo(session, actor(), done)
    row = last(session)
    assert (changed != before, everything(session) == before) == (True, True)
    assert (row.action, row.undoes_id, row.subject, row.subject_id, undo.undoable(row)) == (
        "undo", done.id, done.subject, done.subject_id, False)


@pytest.mark.parametrize("name", DEEDS)
def test_deed_is_taken_back_once(session, desk, name):
    DEEDS[name](desk)
    done = last(session)
    undo.undo(session, actor(), done)
    before = everything(session)
    with pytest.raises(IllegalTransition) as refused:
        undo.undo(session, actor(), done)
    assert (refused.value.code, everything(session)) == ("undone_already", before)


@pytest.mark.parametrize("action", [AskAction.PROMISE, "expect", AskAction.ASK_AGAIN,
                                    AskAction.INCLUDE])
def test_later_steps_of_an_ask_are_taken_back(session, desk, action):
    desk.step(*{AskAction.ASK_AGAIN: (AskAction.DECLINE,), AskAction.INCLUDE: (
        AskAction.EXCLUDE,)}.get(action, (AskAction.ASK,)))
    before = everything(session)
    if action == "expect":
        asks.expect(session, actor(), desk.body, expected_on=date(2026, 5, 5), waits_at="rektor",
                    waits_until=DAY)
    else:
        desk.step(action, waits_at="u rektora")
    assert everything(session) != before
    undo.undo(session, actor(), last(session))
    assert everything(session) == before


def test_what_somebody_changed_since_is_not_taken_back(session, desk):
    desk.facts(notes="Pierwsza", city="Łódź")
    done = last(session)
    institutions.change(session, replace(actor(), name="Jan Inny"), desk.body, details=replace(
        institutions.details_of(desk.body), notes="Druga"))
    before = everything(session)
    with pytest.raises(Stale) as refused:
        undo.undo(session, actor(), done)
    assert (refused.value.code, refused.value.values, everything(session)) == (
        "changed_since", {"who": "Jan Inny"}, before)


def test_a_change_of_something_else_is_in_nobodys_way(session, desk):
    desk.facts(notes="Pierwsza")
    done = last(session)
    desk.facts(city="Łódź")
    undo.undo(session, actor(), done)
    assert (desk.body.notes, desk.body.city) == ("", "Łódź")


def test_an_ask_that_went_on_is_not_taken_back(session, desk):
    desk.step(AskAction.ASK, expected_on=None)
    done = last(session)
    asks.expect(session, actor(), desk.body, expected_on=date(2026, 5, 5))
    before = everything(session)
    with pytest.raises(Stale):
        undo.undo(session, actor(), done)
    assert everything(session) == before


@pytest.mark.parametrize("name", ["contact", "call", "offer", "mention", "fact"])
def test_what_is_gone_already_cannot_be_taken_back(session, desk, name):
    DEEDS[name](desk)
    done = last(session)
    for kind in (Contact, Conversation, Contribution, Mention, Evidence):
        for row in session.scalars(select(kind)):
            session.delete(row)
    session.flush()
    session.expire_all()
    with pytest.raises(Stale):
        undo.undo(session, actor(), done)


def test_facts_that_do_not_fit_any_more_are_refused(session, desk):
    desk.facts(parent_id=desk.other.id)
    desk.facts(parent_id=None)
    moved = last(session)
    institutions.change(session, actor(), desk.other, details=replace(
        institutions.details_of(desk.other), parent_id=desk.body.id))
    with pytest.raises(InvalidValue) as refused:
        undo.undo(session, actor(), moved)
    assert refused.value.code == "parent_circle"


def test_a_closed_letter_keeps_its_words(session, desk):
    desk.correct(office_pl="")
    done = last(session)
    letters.advance(session, actor(), desk.letter, action="withdraw", reason="Zmiana",
                    withdrawn_on=TODAY, today=TODAY)
    with pytest.raises(IllegalTransition):
        undo.undo(session, actor(), done)


def test_steps_of_a_letter_have_no_way_back(session, desk):
    letters.advance(session, actor(), desk.letter, action="withdraw", reason="Zmiana",
                    withdrawn_on=TODAY, today=TODAY)
    with pytest.raises(IllegalTransition) as refused:
        undo.undo(session, actor(), last(session))
    assert (refused.value.code, undo.undoable(last(session))) == ("cannot_undo", False)


@pytest.mark.parametrize("name", ["contact", "no contact", "no call"])
def test_what_was_forgotten_is_not_brought_back(session, desk, name):
    DEEDS[name](desk)
    for personal in session.scalars(select(HistoryPersonal)):
        session.delete(personal)
    session.flush()
    session.expire_all()
    assert undo.undoable(last(session)) is False


def test_several_deeds_are_taken_back_and_what_changed_since_stays(session, desk):
    rows = []
    for body in (desk.body, desk.other):
        asks.advance(session, actor(), body, action=AskAction.ASK, asked_on=DAY)
        rows.append(last(session))
    asks.expect(session, actor(), desk.other, expected_on=TODAY)
    done = undo.undo_together(session, actor(), rows)
    assert (done, desk.body.ask_state, desk.other.ask_state) == (
        undo.Undone(1, (rows[1],)), "planned", "asked")


@pytest.mark.parametrize("role", [r for r in Role if not may(r, Permission.RUN_CAMPAIGN)])
def test_deeds_are_taken_back_by_the_desk_only(session, desk, role):
    desk.facts(notes="Pierwsza")
    with pytest.raises(NotPermitted):
        undo.undo(session, actor(role), last(session))
    assert desk.body.notes == "Pierwsza"
