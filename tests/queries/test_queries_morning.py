"""The morning's lists: whose they are, what is left out of them, and few statements."""

from datetime import date, timedelta

import factories
import pytest
from factories import TODAY, actor
from queries import many_rows

from esabid.domain.ask import AskAction
from esabid.domain.conversation import ConversationDetails, NextStep
from esabid.domain.institution import ConversationKind
from esabid.domain.letter import SignatureKind
from esabid.models import Institution
from esabid.queries import gaps, history, morning, progress
from esabid.queries.history import ActivityFilter
from esabid.queries.morning import Morning
from esabid.services import asks, conversations, institutions, next_steps, undo

SUNDAY = date(2026, 3, 22)


def asked(session, days: int, expected_on=None, **changes) -> Institution:
    row = factories.institution(session, **changes)
    return asks.advance(session, actor(), row, action=AskAction.ASK, expected_on=expected_on,
                        asked_on=TODAY - timedelta(days=days), today=TODAY)


def promised(session, day) -> Institution:
    return asks.advance(session, actor(), asked(session, 9), action=AskAction.PROMISE,
                        expected_on=day, today=TODAY)


def found(session, kind: Morning, name: str = "Anna Testowa") -> frozenset[int]:
    return morning.behind(session, kind, TODAY, name)


def test_promises_of_the_week_run_from_today_to_sunday(session):
    rows = [promised(session, day) for day in (
        TODAY - timedelta(1), TODAY, SUNDAY, SUNDAY + timedelta(1))]
    has_letter = promised(session, TODAY)
    factories.letter(session, has_letter)
    asked(session, 9, expected_on=TODAY)
    assert found(session, Morning.THIS_WEEK) == {rows[1].id, rows[2].id}


def test_stale_is_who_was_asked_and_neither_answered_nor_was_talked_to(session):
    stale = asked(session, 14)
    asked(session, 13)
    overdue = asked(session, 20, expected_on=TODAY - timedelta(1))
    answered, talked, long_ago = (asked(session, 20) for _ in range(3))
    factories.letter(session, answered)
    for row, days in ((talked, 13), (long_ago, 14)):
        conversations.log(session, actor(), row, today=TODAY, details=ConversationDetails(
            ConversationKind.CALL, TODAY - timedelta(days), "Rozmowa"))
    promised(session, SUNDAY)
    assert (found(session, Morning.STALE), found(session, Morning.OVERDUE)) == (
        {stale.id, long_ago.id}, {overdue.id})


def test_steps_are_in_ones_name_or_of_ones_own_institutions(session):
    mine, owned, others, none = (factories.institution(session, owner=name) for name in (
        "Jan Inny", "Anna Testowa", "Anna Testowa", "Anna Testowa"))
    for row, by in ((mine, "Anna Testowa"), (owned, ""), (others, "Jan Inny")):
        next_steps.plan(session, actor(), row, step=NextStep("Zadzwonić", TODAY, by))
    assert (found(session, Morning.MY_STEPS), none.next_step) == ({mine.id, owned.id}, "")


def test_first_rows_stand_by_day_and_those_without_one_last(session):
    rows = [factories.institution(session) for _ in range(3)]
    for row, day in zip(rows, (None, SUNDAY, TODAY)):
        next_steps.plan(session, actor(), row, step=NextStep("Zadzwonić", day, "Anna Testowa"))
    wanted = [rows[2], rows[1], rows[0]]
    for most in (5, 1):
        listed = morning.lists(session, TODAY, "Anna Testowa", most)[Morning.MY_STEPS]
        assert (listed.rows, listed.total) == (wanted[:most], 3)


@pytest.mark.parametrize("number", [1, 9])
def test_lists_take_two_statements_and_agree_with_what_is_behind_them(session, number):
    many_rows.fill(session, 12 * number, 3 * number)
    with many_rows.statements() as sent:
        listed = morning.lists(session, TODAY, "", 200)
    assert (len(sent), set(listed)) == (2, set(Morning))
    assert {kind: {row.id for row in it.rows} for kind, it in listed.items()} == {
        kind: found(session, kind, "") for kind in Morning}


def test_scans_without_their_original_are_a_gap_while_they_count(session, store):
    scan, _there, _unchecked = (factories.letter(
        session, factories.institution(session), store=store, verified=verified, signature=kind)
        for kind, verified in ((SignatureKind.SCAN, True),
                               (SignatureKind.SCAN_WITH_ORIGINAL, True),
                               (SignatureKind.SCAN, False)))
    assert gaps.originals_elsewhere(session, progress.counted(session)) == {scan.id}


@pytest.fixture
def changed(session):
    """Two institutions with a change each, the second one taken back."""
    rows = [factories.institution(session, owner="Ewa") for _ in range(2)]
    for row in rows:
        institutions.support_elsewhere(session, actor(), row, city="Gdańsk")
    undo.undo(session, actor(), history.last(session))
    return rows


def seen(session, **wanted) -> list[tuple[str, int]]:
    rows, total = history.activity(session, ActivityFilter(**wanted))
    assert total == len(rows)
    return [(row.action, row.subject_id) for row in rows]


def test_activity_is_narrowed_by_person_thing_action_and_day(session, changed):
    first, second = (row.id for row in changed)
    everything = [("undo", second), ("support_elsewhere", second), ("support_elsewhere", first),
                  ("add", second), ("add", first)]
    assert seen(session) == everything
    assert seen(session, actor="Anna Testowa", subject="institution") == everything
    assert seen(session, institution=first) == [("support_elsewhere", first), ("add", first)]
    assert seen(session, action="add") == [("add", second), ("add", first)]
    assert seen(session, since=factories.NOW) == everything
    assert [seen(session, **none) for none in (
        {"actor": "Nikt"}, {"subject": "letter"}, {"until": factories.NOW},
        {"since": factories.NOW + timedelta(1)}, {"page": 9} | {"actor": "Nikt"})] == [[]] * 5


def test_undoing_tells_what_was_taken_back_and_by_which_row(session, changed):
    rows, _total = history.activity(session, ActivityFilter())
    found = history.undoing(session, rows)
    assert (found.deeds, found.taken) == (
        {rows[1].id: ("institution", "support_elsewhere")}, {rows[1].id})


def test_rows_of_one_deed_belong_together(session, changed):
    rows, _total = history.activity(session, ActivityFilter(action="support_elsewhere"))
    assert {it.id for it in history.together(session, rows[0])} == {it.id for it in rows}


@pytest.mark.parametrize("number", [1, 3])
def test_activity_takes_the_same_statements_however_many(session, number):
    for _ in range(number):
        factories.letter(session, factories.institution(session))
    with many_rows.statements() as sent:
        rows, _total = history.activity(session, ActivityFilter())
        history.names(session, rows)
        history.undoing(session, rows)
    assert len(sent) == 7
