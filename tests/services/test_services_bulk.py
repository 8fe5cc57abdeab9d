"""Deeds for many: each row's own deed and history, and who is left out and why."""

from datetime import date

import factories
import pytest
from factories import TODAY, actor
from sqlalchemy import func, select

from esabid.domain.ask import AskAction
from esabid.domain.conversation import NextStep
from esabid.domain.errors import InvalidValue, NotPermitted
from esabid.domain.permissions import Role
from esabid.models import History
from esabid.services import asks, bulk, next_steps

DAY = date(2026, 3, 12)
STEPS = {
    "planned": (), "asked": ((AskAction.ASK, {}),),
    "promised": ((AskAction.ASK, {}), (AskAction.PROMISE, {"expected_on": date(2026, 4, 1)})),
    "declined": ((AskAction.DECLINE, {"reason": "Nie"}),),
    "neutral": ((AskAction.EXCLUDE, {"reason": "Jury"}),)}


@pytest.fixture
def rows(session):
    """One institution in each state of the ask."""
    made = {}
    for name, steps in STEPS.items():
        made[name] = factories.institution(session, name, tags="pilne")
        for action, given in steps:
            asks.advance(session, actor(), made[name], action=action, today=TODAY,
                         **{"asked_on": date(2026, 3, 10)} | given)
    return made


def said(outcome) -> tuple:
    """The names of whom a deed changed, of whom it found so, and why others were left out."""
    return ([it.name_pl for it in outcome.changed], [it.name_pl for it in outcome.same],
            {it.institution.name_pl: it.code for it in outcome.left_out})


def test_assign_writes_history_for_whom_it_changes_only(session, rows, written):
    bulk.assign(session, actor(), [rows["asked"]], owner="Anna")
    outcome = bulk.assign(session, actor(), list(rows.values()), owner="Anna")
    changed = ["planned", "promised", "declined", "neutral"]
    assert said(outcome) == (changed, ["asked"], {})
    assert ([it.owner for it in rows.values()], [it[1:3] for it in written()][-4:]) == (
        ["Anna"] * 5, [("change", {"owner": ["", "Anna"]})] * 4)


def test_tags_are_added_and_taken_away(session, rows):
    both = [rows["planned"], rows["asked"]]
    bulk.untag(session, actor(), both[:1], tags="Pilne")
    added = bulk.tag(session, actor(), both, tags="rektor, pilne")
    assert (said(added), [it.tags for it in both]) == (
        (["planned", "asked"], [], {}), ["rektor, pilne", "pilne, rektor"])
    gone = bulk.untag(session, actor(), both, tags="nieznany")
    assert said(gone) == ([], ["planned", "asked"], {})


@pytest.mark.parametrize("deed", [bulk.tag, bulk.untag])
def test_a_line_without_a_tag_is_refused(session, rows, deed):
    with pytest.raises(InvalidValue) as refused:
        deed(session, actor(), [rows["asked"]], tags=" , ;")
    assert (refused.value.code, refused.value.field, rows["asked"].tags) == (
        "missing_tags", "tags", "pilne")


def test_expected_day_is_set_for_open_asks_only(session, rows):
    outcome = bulk.expect(session, actor(), list(rows.values()), expected_on=date(2026, 5, 5))
    assert said(outcome) == (["asked", "promised"], [], {
        name: "not_asked" for name in ("planned", "declined", "neutral")})
    assert [it.expected_on for it in (rows["asked"], rows["promised"])] == [date(2026, 5, 5)] * 2


def test_expected_day_before_the_ask_leaves_the_row_as_it_was(session, rows):
    outcome = bulk.expect(session, actor(), [rows["promised"]], expected_on=date(2026, 3, 9))
    session.expire_all()
    assert (said(outcome), rows["promised"].expected_on) == (
        ([], [], {"promised": "expected_before_asked"}), date(2026, 4, 1))


NOT_PLANNED = {"asked": "asked_already", "promised": "asked_already",
               "declined": "declined_already", "neutral": "not_to_be_asked"}


def test_ask_is_recorded_for_those_planned(session, rows, last_written):
    outcome = bulk.ask(session, actor(), list(rows.values()), asked_on=DAY, today=TODAY,
                       expected_on=date(2026, 4, 2))
    assert (said(outcome), rows["planned"].ask_state, last_written()[1:3]) == (
        (["planned"], [], NOT_PLANNED), "asked", ("ask", {
            "ask_state": ["planned", "asked"], "asked_on": [None, "2026-03-12"],
            "expected_on": [None, "2026-04-02"]}))


def test_ask_to_come_is_not_recorded(session, rows):
    outcome = bulk.ask(session, actor(), [rows["planned"]], asked_on=date(2026, 3, 19),
                       today=TODAY)
    assert (said(outcome), rows["planned"].ask_state) == (
        ([], [], {"planned": "asked_in_future"}), "planned")


def test_ask_is_planned_as_the_next_step_unless_there_is_another(session, rows):
    other = factories.institution(session, "other")
    next_steps.plan(session, actor(), other, step=NextStep("Zadzwonić"))
    bulk.assign(session, actor(), [rows["planned"]], owner="Anna")
    everyone = [*rows.values(), other]
    outcome = bulk.plan_ask(session, actor(), everyone, on=DAY, step="Wysłać prośbę")
    again = bulk.plan_ask(session, actor(), everyone[:1], on=TODAY, step="Wysłać prośbę")
    planned = rows["planned"]
    assert (said(outcome), said(again)) == (
        (["planned"], [], NOT_PLANNED | {"other": "other_next_step"}), (["planned"], [], {}))
    assert (planned.next_step, planned.next_step_on, planned.next_step_by, other.next_step) == (
        "Wysłać prośbę", TODAY, "Anna", "Zadzwonić")


def test_too_many_at_once_are_refused_before_the_first(session, rows):
    before = session.scalar(select(func.count(History.id)))
    with pytest.raises(InvalidValue) as refused:
        bulk.assign(session, actor(), [rows["asked"]] * (bulk.MOST + 1), owner="Anna")
    assert (refused.value.code, refused.value.values, rows["asked"].owner,
            session.scalar(select(func.count(History.id)))) == (
        "too_many_at_once", {"most": 2000}, "", before)


def test_who_may_not_run_the_campaign_changes_nothing(session, rows):
    with pytest.raises(NotPermitted):
        bulk.tag(session, actor(Role.LEADERSHIP), list(rows.values()), tags="x")
    with pytest.raises(NotPermitted):
        bulk.ask(session, actor(Role.LEADERSHIP), [], asked_on=DAY, today=TODAY)
    assert {it.tags for it in rows.values()} == {"pilne"}
