"""Deeds for many institutions at once: the deed of one row for each, who is left out and why."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from esabid.domain.ask import AskAction, AskState
from esabid.domain.conversation import NextStep
from esabid.domain.errors import IllegalTransition, InvalidValue
from esabid.domain.permissions import Actor, Permission, permit
from esabid.domain.tags import tags_in, with_tags, without_tags
from esabid.models import Institution
from esabid.services import asks, institutions, next_steps

# One transaction holds all others up while it runs; this many take a few seconds.
MOST = 2_000

_NOT_PLANNED = {
    AskState.ASKED: "asked_already", AskState.PROMISED: "asked_already",
    AskState.DECLINED: "declined_already", AskState.NEUTRAL: "not_to_be_asked"}


@dataclass(frozen=True)
class LeftOut:
    """An institution for which the deed was refused, with the code of the refusal."""

    institution: Institution
    code: str


@dataclass(frozen=True)
class Outcome:
    """What became of a deed for many: those changed, those that were so before, those left out."""

    changed: tuple[Institution, ...]
    same: tuple[Institution, ...]
    left_out: tuple[LeftOut, ...]


def assign(session: Session, actor: Actor, rows, *, owner: str) -> Outcome:
    """Say who looks after the institutions; nobody where `owner` is empty."""
    return _details(session, actor, rows, lambda row: {"owner": owner})


def tag(session: Session, actor: Actor, rows, *, tags: str) -> Outcome:
    """Add the tags of a line to each institution; raises InvalidValue for a line without any."""
    _refuse_no_tags(tags)
    return _details(session, actor, rows, lambda row: {"tags": with_tags(row.tags, tags)})


def untag(session: Session, actor: Actor, rows, *, tags: str) -> Outcome:
    """Take the tags of a line from each; raises InvalidValue for a line without any."""
    _refuse_no_tags(tags)
    return _details(session, actor, rows, lambda row: {"tags": without_tags(row.tags, tags)})


def expect(session: Session, actor: Actor, rows, *, expected_on: date) -> Outcome:
    """Set the day the letters are expected; left out is who was not asked, or only after it."""
    return _each(session, actor, rows, lambda row: asks.expect(
        session, actor, row, expected_on=expected_on))


def plan_ask(session: Session, actor: Actor, rows, *, on: date, step: str) -> Outcome:
    """Make the ask the next step of that day, in the words of `step`, for whom an ask is planned.

    Left out is who was asked, declined or is not to be asked, and who has another next step.
    """
    def plan(row: Institution) -> None:
        _planned_only(row)
        if row.next_step not in ("", step):
            raise IllegalTransition("other_next_step")
        next_steps.plan(session, actor, row, step=NextStep(step, on, row.owner))
    return _each(session, actor, rows, plan)


def ask(session: Session, actor: Actor, rows, *, asked_on: date, today: date,
        expected_on: date | None = None) -> Outcome:
    """Record that the request was sent; left out is who was asked, declined or is not to be asked.

    A refusal is asked again by hand, one by one.
    """
    def record(row: Institution) -> None:
        _planned_only(row)
        asks.advance(session, actor, row, action=AskAction.ASK, asked_on=asked_on,
                     expected_on=expected_on, today=today)
    return _each(session, actor, rows, record)


def _refuse_no_tags(line: str) -> None:
    if not tags_in(line):
        raise InvalidValue("missing_tags", field="tags")


def _planned_only(row: Institution) -> None:
    if row.ask_state in _NOT_PLANNED:
        raise IllegalTransition(_NOT_PLANNED[row.ask_state])


def _details(session: Session, actor: Actor, rows, values: Callable) -> Outcome:
    return _each(session, actor, rows, lambda row: institutions.change(
        session, actor, row, details=replace(institutions.details_of(row), **values(row))))


def _each(session: Session, actor: Actor, rows, deed: Callable) -> Outcome:
    """Do the deed for every row, a savepoint each; raises InvalidValue for more than `MOST`."""
    permit(actor, Permission.RUN_CAMPAIGN)
    if len(rows) > MOST:
        raise InvalidValue("too_many_at_once", most=MOST)
    changed, same, left_out = [], [], []
    for row in rows:
        before = row.version
        try:
            with session.begin_nested():
                deed(row)
        except (IllegalTransition, InvalidValue) as error:
            left_out.append(LeftOut(row, error.code))
        else:
            (same if row.version == before else changed).append(row)
    return Outcome(tuple(changed), tuple(same), tuple(left_out))
