"""What an import would do, line by line; nothing is written, and nothing is guessed."""

from dataclasses import fields, replace
from datetime import date

from esabid.domain.ask import AskState
from esabid.domain.errors import InvalidValue
from esabid.domain.institution import ContactRole, InstitutionDetails, checked
from esabid.spreadsheets.asking import steps
from esabid.spreadsheets.cells import LONGEST, Said, fits, noted, one_line, said
from esabid.spreadsheets.columns import Columns, columns
from esabid.spreadsheets.meeting import Conflict, Register
from esabid.spreadsheets.read import Line, clean
from esabid.spreadsheets.records import (OUT, Action, Change, ContactRecord, Decisions, Gone,
                                         Heading, InstitutionRecord, Plan, PlanRow)
from esabid.spreadsheets.wholes import without_circles
from esabid.spreadsheets.within import Within, met_again

_DETAILS = tuple(f.name for f in fields(InstitutionDetails) if f.name != "parent_id")


def plan(lines: tuple[Line, ...], existing: tuple[InstitutionRecord, ...], today: date,
         decisions: Decisions = Decisions(), gone: tuple[Gone, ...] = ()) -> Plan:
    """The plan for the `lines` of a list against what is there.

    An empty cell leaves what is there. A name that is only alike, a second line for the same
    institution and an ask that would go back are conflicts: a person decides. What is `gone`
    into another is met as that one. Raises InvalidValue where the headings are of no use or
    nothing stands below them.
    """
    heads, body = columns(lines, decisions.columns)
    register, within = Register(existing, gone), Within(heads, body, decisions.lines)
    rows = tuple(_row(line, heads, register, within, decisions.lines.get(line.number, ""), today)
                 for line in body)
    rows = met_again(without_circles(rows, {it.id: it.parent for it in existing}))
    return Plan(rows, heads.unknown(), _headings(heads, body))


def _headings(heads: Columns, body: list[Line]) -> tuple[Heading, ...]:
    samples = {}
    for line in body:
        for at, cell in enumerate(line.cells):
            if cell:
                samples.setdefault(at, cell)
    return tuple(Heading(at, text, field, at in heads.nowhere, samples.get(at, ""))
                 for at, (text, field) in enumerate(zip(heads.headings, heads.fields, strict=True)))


def _row(line: Line, heads: Columns, register: Register, within: Within, decided: str,
         today: date) -> PlanRow:
    values, decided = heads.values(line.cells), register.now(decided)
    name = next((values[f] for f in ("name_pl", "name_en", "reference", "id") if f in values), "")
    name = name[:LONGEST["name_pl"]]
    if decided == OUT:
        return PlanRow(line.number, Action.REFUSED, name, "left_out", decided=OUT)
    try:
        says = said(values, heads.leftovers(line.cells), today)
        found = register.meet(says, decided)
        within.refuse_twice(says, found, line.number, decided)
        row = _planned(line.number, says, found, decided)
        if says.parent:
            row = _with_parent(row, register.parent(says.parent, within.lines), found)
        return row
    except InvalidValue as error:
        return PlanRow(line.number, Action.REFUSED, name, error.code,
                       str(error.values.get("where", "")), decided=decided)
    except Conflict as conflict:
        return PlanRow(line.number, Action.CONFLICT, name, conflict.code, str(conflict.where),
                       next(iter(conflict.ids), None), alike=conflict.ids, decided=decided)


def _planned(line: int, says: Said, found: InstitutionRecord | None, decided: str) -> PlanRow:
    before = _details_of(found) if found else InstitutionDetails()
    details = checked(_details(before, says, found))
    changes = tuple(
        Change(f, getattr(before, f), getattr(details, f)) for f in _DETAILS
        if getattr(before, f) != getattr(details, f)
        and _said(f, getattr(before, f)) != _said(f, getattr(details, f)))
    ask_steps, why = steps(found.ask if found else AskState.PLANNED,
                           found.asked_on if found else None,
                           found.expected_on if found else None, says.asked)
    if why in ("ask_goes_back", "not_to_be_asked"):
        if not decided:
            raise Conflict(why, says.asked.state, (found.id,))
        why = "ask_stays"
    contact, contact_why = _contact(says, found)
    if says.in_hand and not says.letter:
        why = why or "letter_needs_day"
    anything = changes or ask_steps or contact or says.letter
    action = Action.CREATE if not found else Action.UPDATE if anything else Action.SAME
    called = says.details.get("name_pl") or says.details.get("name_en")
    return PlanRow(line, action, called or details.name_pl or details.name_en, why or contact_why,
                   id=found.id if found else None, details=details, changes=changes,
                   steps=ask_steps, contact=contact, letter=says.letter, decided=decided)


def _said(field: str, value) -> str:
    """A value as a list can say it."""
    return clean(str(value)) if field == "notes" else one_line(clean(str(value)))


def _details_of(record: InstitutionRecord) -> InstitutionDetails:
    return InstitutionDetails(**{field: getattr(record, field) for field in _DETAILS})


def _details(before: InstitutionDetails, says: Said, found) -> InstitutionDetails:
    values = {field: getattr(before, field) for field in _DETAILS} | says.details
    if says.details.get("notes"):
        values["notes"] = _notes(before.notes, says.details["notes"])
        if values["notes"] != before.notes:
            fits("notes", values["notes"])
    if found and not (says.id or says.reference):
        # Met by its name, in whatever spelling: the one here is not overwritten.
        values |= {field: name for field in ("name_pl", "name_en")
                   if (name := getattr(before, field))}
    return InstitutionDetails(**values)


def _notes(before: str, new: str) -> str:
    """Notes are added to, never overwritten: somebody may have written since the list was made."""
    if clean(before) in clean(new):
        return new
    return noted(before, tuple(line for line in new.split("\n") if line))


def _with_parent(row: PlanRow, parent, found: InstitutionRecord | None) -> PlanRow:
    if parent.line == row.line or parent.id and parent.id == row.id:
        raise InvalidValue("own_parent")
    if found and parent.id == found.parent:
        return row
    action = Action.UPDATE if row.action == Action.SAME else row.action
    return replace(row, parent=parent, action=action)


def _contact(says: Said, found: InstitutionRecord | None):
    """The contact to add; one known by address or name stays as it is, and that is said."""
    told = says.contact
    if not told:
        return None, ""
    for known in found.contacts if found else ():
        if known.email and known.email.lower() == told.email.lower() or known.name == told.name:
            return None, "" if _tells_nothing_new(told, known) else "contact_left_out"
    return told, ""


def _tells_nothing_new(told: ContactRecord, known: ContactRecord) -> bool:
    """Whether every filled cell is known; an address stands in for a name that is not given."""
    return (told.name in (known.name, told.email) and told.role in (known.role, ContactRole.OTHER)
            and told.email.lower() in ("", known.email.lower())
            and told.phone in ("", one_line(clean(known.phone)))
            and told.salutation in ("", one_line(clean(known.salutation))))
