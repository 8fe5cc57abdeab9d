"""The rows of an import's plan in words: what each would do, and what a person may choose."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from esabid.domain.institution import reference
from esabid.models import Institution
from esabid.queries.institutions import by_public_id
from esabid.spreadsheets.columns import AS_NOTES, NOWHERE
from esabid.spreadsheets.records import NEW, OUT, Action, Heading, Plan, PlanRow
from esabid.web.context import campaign, language, voice
from esabid.web.forms.imports import GUESSED, OTHER
from esabid.wording.history import FIELDS
from esabid.wording.imports import COLUMNS, ROWS
from esabid.wording.labels import LABELS
from esabid.wording.marks import _


ANSWERS = {
    GUESSED: _("As guessed"), NEW: _("A new institution"), OUT: _("Leave this line out"),
    OTHER: _("Another institution, named here"),
}


@dataclass(frozen=True)
class Difference:
    """One value that a row would set; `before` is empty where nothing was."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Choice:
    """One answer to whose line it is."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Said:
    """One row of the plan; `institution` is the one it means."""

    row: PlanRow
    why: str
    institution: Institution | None
    differences: tuple[Difference, ...]
    choices: tuple[Choice, ...]


def said(row: PlanRow, met: dict[str, Institution], plan: Plan) -> Said:
    """A row in the reader's language; `met` are the institutions of the page by public id."""
    why = voice().gettext(ROWS[row.why], where=row.where) if row.why else ""
    return Said(row, why, met.get(row.id), tuple(_differences(row, met, plan)),
                tuple(_choices(row, met)))


def mentioned(rows) -> set[str]:
    """The public ids that the words of these rows need."""
    return {it for row in rows for it in (row.id, row.decided, *row.alike,
                                          row.parent and row.parent.id) if it}


def _differences(row: PlanRow, met: dict[str, Institution], plan: Plan):
    for it in row.changes:
        if row.action == Action.CREATE and it.new == row.name:
            continue  # The row says its name already.
        yield Difference(voice().gettext(FIELDS[it.field]), _value(it.old)
                         if row.action == Action.UPDATE else "", _value(it.new))
    if row.parent:
        name = (_name(met[row.parent.id]) if row.parent.id else
                next(it.name for it in plan.rows if it.line == row.parent.line))
        part_of = FIELDS["parent_id"]
        yield Difference(voice().gettext(part_of), "", name)
    for step in row.steps:
        days = [_value(day) for day in (step.asked_on, step.expected_on) if day]
        yield Difference(voice().label(step.action), "", " · ".join([*days, step.reason]
                         if step.reason else days) or voice().gettext("yes"))
    if row.contact:
        texts = (row.contact.name, row.contact.email, row.contact.phone)
        yield Difference(voice().gettext("Contact"), "",
                         ", ".join(dict.fromkeys(it for it in texts if it)))
    if row.letter:
        texts = (_value(row.letter.received_on), row.letter.registry_number, row.letter.signatory)
        yield Difference(voice().gettext("Letter without its file"), "",
                         ", ".join(it for it in texts if it))


def _value(value) -> str:
    if isinstance(value, StrEnum) and type(value) in LABELS:
        return voice().label(value)
    return voice().short_date(value) if isinstance(value, date) else str(value)


def _choices(row: PlanRow, met: dict[str, Institution]):
    if row.action == Action.REFUSED and not row.decided:
        return
    yield (Choice(GUESSED, voice().gettext("Not decided yet"), not row.decided)
           if row.action == Action.CONFLICT else _choice(GUESSED, row))
    for public_id in dict.fromkeys((*row.alike, row.decided, row.id)):
        if public_id in met:
            yield Choice(public_id, voice().gettext("It is %(name)s", name=_full(met[public_id])),
                         row.decided == public_id)
    yield _choice(NEW, row)
    yield _choice(OUT, row)
    yield _choice(OTHER, row)


def _choice(code: str, row: PlanRow) -> Choice:
    return Choice(code, voice().gettext(ANSWERS[code]), row.decided == code)


def answer(session, code: str) -> str:
    """The words of one answer to whose line it is."""
    if code in ANSWERS:
        return voice().gettext(ANSWERS[code])
    found = by_public_id(session, code)
    return _full(found) if found else code


def _name(row: Institution) -> str:
    return row.name.text(language())


def _full(row: Institution) -> str:
    return f"{_name(row)} ({reference(campaign().prefix, row.number)})"


def meanings(heading: Heading, wanted=()) -> list[Choice]:
    """What a column may hold, with the answer that is `wanted` by place, else the present one."""
    now = NOWHERE if heading.nowhere else heading.field or AS_NOTES
    if heading.at in wanted:
        now = wanted[heading.at]
    fixed = [(AS_NOTES, voice().gettext("Unknown: goes to the notes")),
             (NOWHERE, voice().gettext("Leave this column out"))]
    fields = [(field, voice().gettext(words)) for field, words in COLUMNS.items()]
    return [Choice(code, words, code == now) for code, words in fixed + fields]
