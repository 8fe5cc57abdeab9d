"""`esabid institutions`: lists of institutions in and out."""

from pathlib import Path

import click

from esabid.cli.instance import campaign_prefix, opened
from esabid.cli.places import Place
from esabid.cli.speech import (Group, Refused, _, as_json, n_, say, say_json, say_rows, voice,
                               written_whole)
from esabid.domain.errors import InvalidValue
from esabid.extensions import db, system, tools, writing
from esabid.services import imports
from esabid.spreadsheets.reading import lines_in
from esabid.spreadsheets.records import Plan
from esabid.spreadsheets.write import to_csv, to_xlsx
from esabid.wording.imports import ACTIONS, ROWS, refusal

_WRITERS = {".xlsx": to_xlsx, ".csv": to_csv}


@click.group(cls=Group)
def institutions() -> None:
    """The list of institutions as a spreadsheet."""


@institutions.command("import")
@click.argument("file", type=Place(exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@as_json
def import_list(file: Path, dry_run: bool, as_json: bool) -> None:
    """Take over an .xlsx or .csv list; says of every row what is done with it."""
    with opened():
        try:
            made = _plan(lines_in(file), dry_run)
        except InvalidValue as error:
            raise Refused(error.code, refusal(voice(), error)) from error
    if as_json:
        say_json(_as_json(made, applied=not dry_run))
    else:
        _say_plan(made, dry_run)


def _plan(lines, dry_run: bool) -> Plan:
    """The plan; carried out in the transaction it was made in, unless it is a dry run."""
    today = tools().today()
    if dry_run:
        return imports.prepare(db.session, lines, prefix=campaign_prefix(), today=today)
    with writing() as session:
        made = imports.prepare(session, lines, prefix=campaign_prefix(), today=today)
        imports.carry_out(session, system(), made, today=today)
    return made


def _why(row) -> str:
    return _(ROWS[row.why], where=row.where) if row.why else ""


def _as_json(made: Plan, applied: bool) -> dict:
    return {"rows": [{"line": row.line, "action": row.action, "name": row.name, "why": _why(row)}
                     for row in made.rows],
            "counts": made.counts(), "unknown_headings": made.unknown, "applied": applied}


def _say_plan(made: Plan, dry_run: bool) -> None:
    say_rows((row.line, _(ACTIONS[row.action]), row.name, _why(row)) for row in made.rows)
    for heading in made.unknown:
        say(_("The heading “%(heading)s” is not known; what stands under it goes to the notes.",
              heading=heading))
    counts = ", ".join(f"{_(ACTIONS[action])} {number}" for action, number in made.counts().items()
                       if number)
    say(n_("%(num)s row: %(counts)s", "%(num)s rows: %(counts)s", len(made.rows), counts=counts))
    if dry_run:
        say(_("Nothing was written: this was a dry run."))


@institutions.command("export")
@click.argument("file", type=Place(dir_okay=False, writable=True))
@as_json
def export_list(file: Path, as_json: bool) -> None:
    """Write all institutions to an .xlsx or .csv file that can be imported again."""
    if (writer := _WRITERS.get(file.suffix.lower())) is None:
        raise click.BadParameter("the name must end in .xlsx or .csv", param_hint="FILE")
    with opened():
        found = imports.records(db.session, campaign_prefix())
    with written_whole(file) as beside:
        beside.write_bytes(writer(found, voice().lang))
    if as_json:
        say_json({"path": str(file), "institutions": len(found)})
    else:
        say(n_("%(num)s institution is in %(file)s", "%(num)s institutions are in %(file)s",
               len(found), file=file))
