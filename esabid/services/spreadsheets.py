"""Lists handed in: kept as they came, looked through, decided on, carried out once."""

from datetime import date
from functools import lru_cache

from sqlalchemy.orm import Session

from esabid.domain.errors import IllegalTransition, Stale
from esabid.domain.permissions import Actor, Permission, permit
from esabid.models import SpreadsheetImport
from esabid.queries.campaign import the_campaign
from esabid.services import imports
from esabid.services.history import fresh, record
from esabid.services.incoming import keep
from esabid.spreadsheets.reading import lines_in
from esabid.spreadsheets.records import OUT, Decisions, Plan


@lru_cache(maxsize=2)
def _lines(path):
    return lines_in(path)


def lines_of(store, row: SpreadsheetImport):
    """The lines of a list handed in; its bytes never change, so the last ones are remembered."""
    return _lines(store.path(row.sha256))


def take(session: Session, actor: Actor, *, name: str, sha256: str,
         size: int) -> SpreadsheetImport:
    """Write down that a list came; what it would do is looked at before anything is done."""
    permit(actor, Permission.RUN_CAMPAIGN)
    keep(session, actor, sha256=sha256, size=size)
    row = SpreadsheetImport(sha256=sha256, name=name[-255:], uploaded_at=actor.at,
                            uploaded_by=actor.name, decisions={}, counts={})
    session.add(row)
    session.flush()
    return row


def decisions_of(row: SpreadsheetImport) -> Decisions:
    """What was chosen for a list so far."""
    kept = row.decisions
    columns, lines = ({int(at): code for at, code in kept.get(part, {}).items()}
                      for part in ("columns", "lines"))
    return Decisions(columns, lines, frozenset(kept.get("unticked", ())))


def decide(session: Session, actor: Actor, row: SpreadsheetImport, *, decisions: Decisions,
           version: int | None = None) -> SpreadsheetImport:
    """Keep what was chosen. Raises Stale, and IllegalTransition where the list is carried out.

    What is chosen already, by whomever, is nobody's loss and no conflict.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    _open(row)
    if decisions == decisions_of(row):
        return row
    fresh(row, version)
    row.decisions = {"columns": {str(at): code for at, code in decisions.columns.items()},
                     "lines": {str(at): code for at, code in decisions.lines.items()},
                     "unticked": sorted(decisions.unticked)}
    session.flush()
    return row


def apply_plan(session: Session, actor: Actor, row: SpreadsheetImport, *, lines, prefix: str,
               today: date, seen: str) -> Plan:
    """Carry out the ticked rows of the plan, all of them or none, and only once.

    The plan is made anew; `seen` is the fingerprint of the one that was shown. Raises Stale
    (plan_changed) where they differ, IllegalTransition where the list is carried out.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    _open(row)
    decisions = decisions_of(row)
    made = imports.prepare(session, lines, prefix=prefix, today=today, decisions=decisions)
    if made.fingerprint() != seen:
        raise Stale("plan_changed")
    imports.carry_out(session, actor, made, today=today, unticked=decisions.unticked)
    row.counts = counts(made, decisions)
    row.applied_at, row.applied_by = actor.at, actor.name
    record(session, actor, the_campaign(session), action="import_list",
           changes={"file": ("", row.name)})
    return made


def dismiss(session: Session, actor: Actor, row: SpreadsheetImport) -> None:
    """Put a list aside that nobody wants to carry out; its file stays."""
    permit(actor, Permission.RUN_CAMPAIGN)
    _open(row)
    record(session, actor, the_campaign(session), action="dismiss_list",
           changes={"file": (row.name, "")})
    session.delete(row)
    session.flush()


def counts(made: Plan, decisions: Decisions) -> dict[str, int]:
    """How many rows of a plan each action has, those left out apart; `ticked` will be done."""
    kinds = [kind(row) for row in made.rows]
    return {it: kinds.count(it) for it in (*made.counts(), OUT)} | {
        "ticked": sum(row.does and row.line not in decisions.unticked for row in made.rows)}


def kind(row) -> str:
    """The action of a row as lists of rows are filtered by it; "out" for one left out."""
    return OUT if row.decided == OUT else row.action


def _open(row: SpreadsheetImport) -> None:
    if row.applied_at is not None:
        raise IllegalTransition("list_applied")
