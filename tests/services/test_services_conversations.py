"""Conversations and next steps: what is kept, what is refused, what history says of it."""

from dataclasses import replace
from datetime import date, timedelta

import factories
import pytest
from factories import NOW, TODAY, actor
from sqlalchemy import select

from esabid.domain.conversation import ConversationDetails, NextStep
from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted, Stale
from esabid.domain.institution import ConversationKind
from esabid.domain.permissions import Permission, Role, may
from esabid.models import Conversation
from esabid.services import conversations, institutions, next_steps

CALL = ConversationDetails(ConversationKind.CALL, date(2026, 3, 17), "Oddzwonią po senacie.",
                           "pani Ewa z sekretariatu")
STEP = NextStep("Zadzwonić do sekretariatu", date(2026, 3, 20), "Anna Testowa")


@pytest.fixture
def body(session):
    return factories.institution(session)


@pytest.fixture
def logged(session, body):
    return conversations.log(session, actor(), body, details=CALL, today=TODAY)


def test_conversation_is_kept_and_history_says_only_that_it_was(session, logged, last_written):
    assert (logged.kind, logged.said, logged.partner, logged.written_at, logged.written_by) == (
        "call", CALL.said, CALL.partner, NOW, "Anna Testowa")
    assert last_written() == ("institution", "log_conversation", {
        "conversation": ["", logged.public_id], "held_on": ["", "2026-03-17"]}, {}, "")


def test_conversation_is_corrected_without_its_words_in_history(session, logged, last_written):
    conversations.change(session, actor(), logged, today=TODAY, version=logged.version,
                         details=replace(CALL, said="Nie oddzwonią.", held_on=TODAY))
    assert (logged.said, last_written()) == ("Nie oddzwonią.", (
        "institution", "change_conversation", {
            "conversation": [logged.public_id] * 2, "held_on": ["2026-03-17", "2026-03-18"]},
        {}, ""))


def test_conversation_unchanged_writes_nothing(session, logged, written):
    before = written()
    conversations.change(session, actor(), logged, details=CALL, today=TODAY)
    assert written() == before


def test_conversation_from_an_old_form_is_refused(session, logged):
    seen = logged.version
    conversations.change(session, actor(), logged, details=replace(CALL, said="A"), today=TODAY)
    with pytest.raises(Stale):
        conversations.change(session, actor(), logged, details=CALL, today=TODAY, version=seen)
    assert (logged.said, seen < 10**9) == ("A", True)


def test_removed_conversation_leaves_its_words_where_they_can_be_erased(session, body, logged,
                                                                       last_written):
    public_id = logged.public_id
    conversations.remove(session, actor(), logged)
    assert session.scalars(select(Conversation)).all() == []
    assert last_written() == ("institution", "remove_conversation", {
        "conversation": [public_id, ""], "held_on": ["2026-03-17", ""],
        "conversation.kind": ["call", ""], "conversation.written_at": [NOW.isoformat(), ""],
        "conversation.written_by": ["Anna Testowa", ""]},
        {"said": [CALL.said, ""], "partner": [CALL.partner, ""]}, "")


@pytest.mark.parametrize(("wrong", "code"), [
    ({"said": ""}, "missing_said"), ({"held_on": TODAY + timedelta(1)}, "held_in_future")])
def test_conversation_that_is_none_is_refused(session, body, logged, written, wrong, code):
    before = written()
    for deed, about in ((conversations.log, body), (conversations.change, logged)):
        with pytest.raises(InvalidValue) as refused:
            deed(session, actor(), about, details=replace(CALL, **wrong), today=TODAY)
        assert (refused.value.code, written()) == (code, before)


def test_next_step_is_set_changed_and_done(session, body, written):
    start = len(written())
    next_steps.plan(session, actor(), body, step=STEP, version=body.version)
    next_steps.plan(session, actor(), body, step=replace(STEP, next_step_by=""))
    next_steps.finish(session, actor(), body)
    assert (body.next_step, body.next_step_on, body.next_step_by) == ("", None, "")
    assert written()[start:] == [
        ("institution", "plan_step", {
            "next_step": ["", STEP.next_step], "next_step_on": [None, "2026-03-20"],
            "next_step_by": ["", "Anna Testowa"]}, {}, ""),
        ("institution", "plan_step", {"next_step_by": ["Anna Testowa", ""]}, {}, ""),
        ("institution", "finish_step", {
            "next_step": [STEP.next_step, ""], "next_step_on": ["2026-03-20", None]}, {}, "")]


def test_next_step_needs_words_and_is_done_once(session, body, written):
    before = written()
    with pytest.raises(InvalidValue):
        next_steps.plan(session, actor(), body, step=replace(STEP, next_step=""))
    with pytest.raises(IllegalTransition):
        next_steps.finish(session, actor(), body)
    assert written() == before


def test_next_step_from_an_old_form_is_refused(session, body):
    seen = body.version
    next_steps.plan(session, actor(), body, step=STEP)
    session.flush()
    for deed in (lambda: next_steps.plan(session, actor(), body, step=STEP, version=seen),
                 lambda: next_steps.finish(session, actor(), body, step="Coś innego")):
        with pytest.raises(Stale):
            deed()
    assert body.next_step == STEP.next_step


def test_support_for_another_city_is_noted(session, body, last_written):
    institutions.support_elsewhere(session, actor(), body, city="Gdańsk", version=body.version)
    before = last_written()
    institutions.support_elsewhere(session, actor(), body, city="Gdańsk")
    assert (body.other_city, before, last_written()) == ("Gdańsk", (
        "institution", "support_elsewhere", {"other_city": ["", "Gdańsk"]}, {}, ""), before)


@pytest.mark.parametrize("role", [r for r in Role if not may(r, Permission.RUN_CAMPAIGN)])
def test_conversations_and_next_steps_are_kept_by_the_desk_only(session, body, logged, written,
                                                               role):
    who, before = actor(role), written()
    for deed in (lambda: conversations.log(session, who, body, details=CALL, today=TODAY),
                 lambda: conversations.change(session, who, logged, details=CALL, today=TODAY),
                 lambda: conversations.remove(session, who, logged),
                 lambda: next_steps.plan(session, who, body, step=STEP),
                 lambda: next_steps.finish(session, who, body),
                 lambda: institutions.support_elsewhere(session, who, body, city="Gdańsk")):
        with pytest.raises(NotPermitted):
            deed()
    assert written() == before
