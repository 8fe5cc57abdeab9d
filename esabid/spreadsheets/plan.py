"""What an import would do, line by line; nothing is written, and nothing is guessed."""

from dataclasses import fields, replace
from datetime import date

from esabid.domain.ask import AskState
from esabid.domain.errors import InvalidValue
from esabid.domain.institution import ContactRole, InstitutionDetails, checked
from esabid.domain.naming import phrase
from esabid.spreadsheets.asking import steps
from esabid.spreadsheets.cells import Said, noted, said
from esabid.spreadsheets.columns import Columns, columns, headings_line
from esabid.spreadsheets.meeting import Conflict, Register
from esabid.spreadsheets.read import Line, clean
from esabid.spreadsheets.records import (Action, Change, ContactRecord, InstitutionRecord, Plan,
                                         PlanRow)

_DETAILS = tuple(f.name for f in fields(InstitutionDetails) if f.name != "parent_id")


def plan(lines: tuple[Line, ...], existing: tuple[InstitutionRecord, ...], today: date) -> Plan:
    """The plan for the `lines` of a list against what is there.

    An empty cell leaves what is there. A name that is only alike, and an ask that would go back,
    are conflicts: a person decides. Raises InvalidValue where the headings are of no use.
    """
    start = headings_line(lines)
    heads = columns(lines[start].cells)
    # A list printed page by page repeats its headings.
    body = [line for line in lines[start + 1:] if line.cells != lines[start].cells]
    register, made, met, rows = Register(existing), _names(heads, body), {}, []
    for line in body:
        rows.append(_row(line, heads, register, made, met, today))
    return Plan(tuple(rows), heads.unknown())


def _names(heads: Columns, body: list[Line]) -> dict[str, int]:
    """The first line of each name of the file, for parents that the file itself brings."""
    found = {}
    for line in body:
        values = heads.values(line.cells)
        for field in ("name_pl", "name_en", "short_name"):
            if field in values:
                found.setdefault(phrase(values[field]), line.number)
    return found


def _row(line: Line, heads: Columns, register: Register, made, met, today) -> PlanRow:
    values = heads.values(line.cells)
    name = next((values[f] for f in ("name_pl", "name_en", "reference", "id") if f in values), "")
    try:
        says = said(values, heads.leftovers(line.cells), today)
        found = register.meet(says)
        _refuse_twice(says, found, line.number, met)
        row = _planned(line.number, says, found)
        if says.parent:
            row = _with_parent(row, register.parent(says.parent, made), found)
        return row
    except InvalidValue as error:
        return PlanRow(line.number, Action.REFUSED, name, error.code,
                       str(error.values.get("where", "")))
    except Conflict as conflict:
        return PlanRow(line.number, Action.CONFLICT, name, conflict.code, conflict.where,
                       conflict.id)


def _refuse_twice(says: Said, found: InstitutionRecord | None, line: int, met: dict) -> None:
    """A second line for the same institution is refused: which of the two is right?"""
    keys = [found.id] if found else [
        phrase(says.details[f]) for f in ("name_pl", "name_en") if f in says.details]
    for key in keys:
        if key in met:
            raise InvalidValue("twice_in_file", where=met[key])
    met.update(dict.fromkeys(keys, line))


def _planned(line: int, says: Said, found: InstitutionRecord | None) -> PlanRow:
    before = _details_of(found) if found else InstitutionDetails()
    details = checked(_details(before, says, found))
    changes = tuple(
        Change(f, getattr(before, f), getattr(details, f)) for f in _DETAILS
        if clean(str(getattr(before, f))) != clean(str(getattr(details, f))))
    ask_steps, why = steps(found.ask if found else AskState.PLANNED,
                           found.asked_on if found else None,
                           found.expected_on if found else None, says.asked)
    if why == "ask_goes_back":
        raise Conflict(why, says.asked.state, found.id)
    contact, contact_why = _contact(says, found)
    if says.in_hand and not says.letter:
        why = why or "letter_needs_day"
    anything = changes or ask_steps or contact or says.letter
    action = Action.CREATE if not found else Action.UPDATE if anything else Action.SAME
    return PlanRow(line, action, details.name_pl or details.name_en, why or contact_why,
                   id=found.id if found else None, details=details, changes=changes,
                   steps=ask_steps, contact=contact, letter=says.letter)


def _details_of(record: InstitutionRecord) -> InstitutionDetails:
    return InstitutionDetails(**{field: getattr(record, field) for field in _DETAILS})


def _details(before: InstitutionDetails, says: Said, found) -> InstitutionDetails:
    values = {field: getattr(before, field) for field in _DETAILS} | says.details
    if found and says.details.get("notes"):
        values["notes"] = _notes(before.notes, says.details["notes"])
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
            and clean(told.phone) in ("", clean(known.phone))
            and clean(told.salutation) in ("", clean(known.salutation)))
