"""Forms about lists of institutions: handing one in, and what a person decides on its plan."""

from dataclasses import dataclass, replace

from flask import request
from flask_wtf.file import FileField, FileRequired

from esabid.access.guards import session
from esabid.queries.institutions import of_public_ids
from esabid.queries.named import named
from esabid.spreadsheets.columns import AS_NOTES, HEADINGS, NOWHERE
from esabid.spreadsheets.records import NEW, OUT, Decisions
from esabid.web.context import campaign, voice
from esabid.web.forms.base import Form, strip
from esabid.wording.marks import _

# The choice of a line for which somebody names the institution, or of none at all.
OTHER, GUESSED = "other", ""


class ListForm(Form):
    file = FileField(_("The list"), [FileRequired()], description=_(
        ".xlsx or .csv, up to 10 MB and 10,000 rows. One column must be called Nazwa or name_pl."))


@dataclass(frozen=True)
class Typed:
    """What was sent for the lines of one page: the decisions it makes, and sentences, by line,
    for what could not be understood; `names` is what was typed there."""

    decisions: Decisions
    errors: dict[int, str]
    names: dict[int, str]


def typed_lines(before: Decisions) -> Typed:
    """The decisions with those of the lines that the form shows; others stay as they were."""
    shown = _numbers("line")
    unticked = (before.unticked - shown) | (_numbers("tickable") - _numbers("tick"))
    lines = {at: code for at, code in before.lines.items() if at not in shown}
    errors, names, wanted = {}, {}, {}
    for at in sorted(shown):
        choice = request.form.get(f"choice-{at}", GUESSED)
        name = strip(request.form.get(f"whose-{at}"))
        if choice == OTHER or name and choice == GUESSED:
            names[at] = name[:300]
        elif choice != GUESSED:
            wanted[at] = choice
    known = {row.public_id for row in of_public_ids(session(), set(wanted.values()))}
    lines |= {at: code for at, code in wanted.items() if code in known | {NEW, OUT}}
    for at, name in names.items():
        found = named(session(), campaign().prefix, [name] if name else [])
        if len(found.found) == 1:
            lines[at] = found.found[0].public_id
        else:
            errors[at] = _unclear(name, bool(found.ambiguous))
    return Typed(replace(before, lines=lines, unticked=frozenset(unticked)), errors, names)


def _unclear(name: str, several: bool) -> str:
    if not name:
        return voice().gettext("Please write the reference or the name of the institution.")
    if several:
        return voice().gettext("Several institutions are called “%(name)s”. Please write the "
                               "reference.", name=name)
    return voice().gettext("No institution here is called “%(name)s”. Please write the name as in "
                           "the list of institutions, or the reference.", name=name)


def typed_columns(before: Decisions) -> Decisions:
    """The decisions with what was chosen for each column; a guess that was left is no choice."""
    chosen = dict(before.columns)
    for at in _numbers("column"):
        code = request.form.get(f"column-{at}", "")
        if code != request.form.get(f"was-{at}") and code in {*HEADINGS, AS_NOTES, NOWHERE}:
            chosen[at] = code
    return replace(before, columns=chosen)


def _numbers(name: str) -> set[int]:
    return {int(it) for it in request.form.getlist(name) if it.isdecimal() and len(it) < 8}
