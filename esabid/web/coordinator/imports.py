"""Import and export: a list is handed in, its plan looked through row by row, and carried out."""

import tempfile
from dataclasses import replace
from pathlib import Path

from flask import flash, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.errors import DomainError, InvalidValue, Stale
from esabid.domain.permissions import Permission
from esabid.extensions import tools, writing
from esabid.models import SpreadsheetImport
from esabid.queries import spreadsheets as queries
from esabid.queries.institutions import of_public_ids
from esabid.queries.paging import page_count
from esabid.services import imports as planning
from esabid.services import spreadsheets as deeds
from esabid.spreadsheets.reading import lines_in
from esabid.spreadsheets.records import OUT, Action, Decisions, Plan
from esabid.web import lists
from esabid.web.context import campaign, voice
from esabid.web.coordinator import import_rows, lookup, pages
from esabid.web.downloads import name_of
from esabid.web.errors import STATUS
from esabid.web.forms.base import Form
from esabid.web.forms.imports import ListForm, Typed, typed_columns, typed_lines
from esabid.wording.imports import ACTIONS, refusal

_PAGE = 100
_KINDS = (*Action, OUT)


def _shown() -> str | None:
    """The kind of rows that the address asks for, None for all."""
    return show if (show := request.args.get("show")) in _KINDS else None


@pages.route("/imports", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN, transaction=False)
def imports():
    form = ListForm()
    if form.validate_on_submit():
        try:
            row = _taken(form.file.data)
            return redirect(url_for(".import_plan", public_id=row.public_id))
        except InvalidValue as error:
            form.file.errors = [refusal(voice(), error)]
    page = lists.page()
    rows, total = queries.handed_in(session(), page)
    return render_template("coordinator/imports.html", form=form, rows=rows, total=total, page=page,
                           pages=page_count(total)), 422 if form.errors else 200


def _taken(upload) -> SpreadsheetImport:
    """Keep a list that can be read and has headings; nothing is kept of another file."""
    with tempfile.TemporaryDirectory(prefix="esabid-") as folder:
        path = Path(folder) / "list"
        upload.save(path)
        planning.prepare(session(), lines_in(path), prefix=campaign().prefix,
                         today=tools().today())
        stored = tools().store.put(path)
    with writing():
        return deeds.take(session(), identity().actor(), name=name_of(upload.filename),
                          sha256=stored.sha256, size=stored.size)


@pages.get("/imports/<public_id>")
@allows(Permission.RUN_CAMPAIGN)
def import_plan(public_id: str):
    row = _row(public_id)
    if row.applied_at is not None:
        return _result(row)
    return _page(row, Typed(deeds.decisions_of(row), {}, {}))


def _row(public_id: str) -> SpreadsheetImport:
    return lookup.found(queries.by_public_id(session(), public_id))


def _result(row: SpreadsheetImport):
    page = lists.page()
    rows, total = queries.done(session(), row, page)
    summary = ", ".join(f"{voice().gettext(ACTIONS[kind])} {voice().number(row.counts[kind])}"
                        for kind in _KINDS if row.counts[kind])
    return render_template("coordinator/import_done.html", row=row, rows=rows, total=total,
                           page=page, pages=page_count(total), summary=summary)


def _plan(row: SpreadsheetImport, decisions: Decisions) -> Plan:
    return planning.prepare(session(), deeds.lines_of(tools().store, row),
                            prefix=campaign().prefix, today=tools().today(), decisions=decisions)


def _page(row: SpreadsheetImport, typed: Typed, error: DomainError | None = None, columns=()):
    """The plan under these decisions; `error` says why the last step was not taken.

    `columns` are meanings of columns that were asked for in vain.
    """
    made, show, page = _plan(row, typed.decisions), _shown(), lists.page()
    rows = [it for it in made.rows if show in (None, deeds.kind(it)) or it.line in typed.errors]
    shown = rows[_PAGE * (page - 1):_PAGE * page]
    met = {it.public_id: it for it in of_public_ids(session(), import_rows.mentioned(shown))}
    said = [import_rows.said(it, met, made) for it in shown]
    return render_template(
        "coordinator/import_plan.html", row=row, made=made, typed=typed, show=show, page=page,
        rows=said, shown_lines={it.row.line for it in said if it.choices}, total=len(rows),
        pages=-(-len(rows) // _PAGE), counts=deeds.counts(made, typed.decisions), kinds=_KINDS,
        words=ACTIONS, meanings=import_rows.meanings, wanted=columns,
        error=error and refusal(voice(), error)
    ), STATUS.get(type(error), 422) if error or typed.errors else 200


@pages.post("/imports/<public_id>/decide")
@allows(Permission.RUN_CAMPAIGN, transaction=False)
def import_decide(public_id: str):
    """Keep the ticks and choices of one page, and lead on to where one wants to look.

    The buttons of the list tick all or none.
    """
    row = _row(public_id)
    typed = typed_lines(deeds.decisions_of(row))
    if typed.errors:
        return _page(row, typed)
    if (ticks := request.form.get("ticks")) in ("all", "none"):
        does = [it.line for it in _plan(row, typed.decisions).rows if it.does]
        typed = replace(typed, decisions=replace(
            typed.decisions, unticked=frozenset(does if ticks == "none" else ())))
    if (show := request.form.get("show")) is not None:
        return _decided(row, typed, url_for(".import_plan", public_id=public_id,
                                            show=show or None))
    return _decided(row, typed, _here(row, request.form.get("go")))


@pages.post("/imports/<public_id>/columns")
@allows(Permission.RUN_CAMPAIGN, transaction=False)
def import_columns(public_id: str):
    row = _row(public_id)
    wanted = typed_columns(deeds.decisions_of(row))
    try:
        _plan(row, wanted)
    except InvalidValue as error:
        return _page(row, Typed(deeds.decisions_of(row), {}, {}), error, columns=wanted.columns)
    return _decided(row, Typed(wanted, {}, {}), _here(row))


def _decided(row: SpreadsheetImport, typed: Typed, onward: str):
    """Keep the decisions and lead on; after a clash show one's own beside what is saved."""
    try:
        with writing():
            deeds.decide(session(), identity().actor(), row, decisions=typed.decisions,
                         version=Form().seen_version)
    except Stale as error:
        return _clash(row, typed, error)
    return redirect(onward)


def _clash(row: SpreadsheetImport, typed: Typed, error: Stale):
    saved, wanted = deeds.decisions_of(row).lines, typed.decisions.lines
    return _page(row, replace(typed, errors={
        at: voice().gettext("Saved meanwhile: %(text)s",
                            text=import_rows.answer(session(), saved.get(at, "")))
        for at in saved.keys() | wanted.keys() if saved.get(at) != wanted.get(at)}), error)


def _here(row: SpreadsheetImport, page: str | None = None) -> str:
    """The address of the same part of the plan, or of another page of it."""
    return url_for(".import_plan", public_id=row.public_id, show=request.args.get("show"),
                   page=page or request.args.get("page"))


@pages.post("/imports/<public_id>/apply")
@allows(Permission.RUN_CAMPAIGN, transaction=False)
def import_apply(public_id: str):
    """Carry out what is ticked, as it was shown; otherwise show what has changed."""
    row = _row(public_id)
    typed, lines = typed_lines(deeds.decisions_of(row)), deeds.lines_of(tools().store, row)
    if typed.errors:
        return _page(row, typed)
    actor = identity().actor()
    try:
        with writing():
            row = _row(public_id)
            deeds.decide(session(), actor, row, decisions=typed.decisions,
                         version=Form().seen_version)
            deeds.apply_plan(session(), actor, row, lines=lines, prefix=campaign().prefix,
                             today=tools().today(), seen=request.form.get("seen", ""))
    except Stale as error:
        return _clash(_row(public_id), typed, error)
    except InvalidValue as error:
        return _page(_row(public_id), typed, error)
    flash(voice().gettext("The list is taken over."))
    return redirect(url_for(".import_plan", public_id=public_id))


@pages.post("/imports/<public_id>/dismiss")
@allows(Permission.RUN_CAMPAIGN)
def import_dismiss(public_id: str):
    deeds.dismiss(session(), identity().actor(), _row(public_id))
    flash(voice().gettext("The list is put aside. Nothing of it was taken over."))
    return redirect(url_for(".imports"))
