"""Taking back what was done: from its row of history, and only while it still stands as done."""

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from esabid.domain.errors import DomainError, IllegalTransition
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import Campaign, History, Institution, Letter, Subject
from esabid.services import putting_back as put
from esabid.services import taking_back as back
from esabid.services.before import part_of
from esabid.services.history import record

# How each deed is taken back; what is not listed here has no way back, or one of its own.
_WAYS = {
    (Subject.INSTITUTION, "change"): back.facts,
    (Subject.INSTITUTION, "support_elsewhere"): back.columns,
    (Subject.INSTITUTION, "plan_step"): back.step,
    (Subject.INSTITUTION, "finish_step"): back.step,
    **{(Subject.INSTITUTION, action): back.ask for action in (
        "ask", "ask_again", "promise", "decline", "exclude", "include", "expect")},
    (Subject.INSTITUTION, "add_contact"): put.added_contact,
    (Subject.INSTITUTION, "change_contact"): back.contact,
    (Subject.INSTITUTION, "remove_contact"): put.removed_contact,
    (Subject.INSTITUTION, "log_conversation"): put.added_conversation,
    (Subject.INSTITUTION, "remove_conversation"): put.removed_conversation,
    (Subject.INSTITUTION, "add_contribution"): put.added_contribution,
    (Subject.INSTITUTION, "change_contribution"): back.contribution,
    (Subject.INSTITUTION, "remove_contribution"): put.removed_contribution,
    (Subject.LETTER, "change"): back.letter,
    (Subject.LETTER, "describe"): back.columns,
    (Subject.LETTER, "add_mention"): put.added_mention,
    (Subject.LETTER, "remove_mention"): put.removed_mention,
    (Subject.CAMPAIGN, "plan_dossier"): back.plan,
    (Subject.CAMPAIGN, "add_evidence"): put.added_evidence,
    (Subject.CAMPAIGN, "change_evidence"): back.fact,
    (Subject.CAMPAIGN, "remove_evidence"): put.removed_evidence,
}
# Deeds that cannot be taken back once the personal part of their history is erased.
_NEED_PERSONAL = ("add_contact", "remove_contact", "remove_conversation")
# Corrections that can be taken back where history says of what: those of old do not.
_NEED_PART = ("change_contact", "change_contribution", "change_evidence")
_MODELS = {Subject.INSTITUTION: Institution, Subject.LETTER: Letter, Subject.CAMPAIGN: Campaign}


@dataclass(frozen=True)
class Undone:
    """What became of several deeds: how many were taken back, and which have changed since."""

    done: int
    left: tuple[History, ...]


def undoable(row: History) -> bool:
    """Whether a deed is of a kind that can be taken back; `undo` says whether it still can."""
    if row.undoes_id is not None or (row.subject, row.action) not in _WAYS:
        return False
    if row.action in _NEED_PART:
        return part_of(row) is not None
    return row.action not in _NEED_PERSONAL or row.personal is not None


def undo(session: Session, actor: Actor, row: History) -> None:
    """Take back the deed of one row of history, once, and write that into history.

    Raises IllegalTransition where it cannot be taken back or was already, Stale (with `who`)
    where somebody has changed the same since.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    thing = session.get(_MODELS[row.subject], row.subject_id) if undoable(row) else None
    if thing is None:
        raise IllegalTransition("cannot_undo")
    if session.scalar(select(exists().where(History.undoes_id == row.id))):
        raise IllegalTransition("undone_already")
    changes = _WAYS[row.subject, row.action](session, thing, row)
    record(session, actor, thing, action="undo", changes=changes, undoes=row)


def undo_together(session: Session, actor: Actor, rows: list[History]) -> Undone:
    """Take back several deeds, newest first; what has changed since stays as it is."""
    left = []
    for row in sorted(rows, key=lambda it: it.id, reverse=True):
        try:
            with session.begin_nested():
                undo(session, actor, row)
        except DomainError:
            left.append(row)
    return Undone(len(rows) - len(left), tuple(left))
