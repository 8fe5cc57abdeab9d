"""Arguments: who makes which, what nobody has said yet, and the list of them."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.errors import NotFound
from esabid.domain.institution import Sector
from esabid.domain.permissions import Permission
from esabid.models import Argument
from esabid.queries import arguments as queries
from esabid.queries import coverage, progress
from esabid.queries.paging import page_count
from esabid.services import arguments as deeds
from esabid.web import lists
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.argument import ArgumentForm
from esabid.web.forms.base import Form


@pages.get("/arguments")
@allows(Permission.SEE_DESK)
def arguments():
    grid = coverage.grid(session(), progress.counted(session()))
    rows = queries.arguments(session())
    return render_template(
        "coordinator/arguments.html", rows=rows, grid=grid, evidence=queries.evidence(session()),
        by_id={it.id: it for it in rows}, names={it.id: it.name for it in rows},
        made={it.id: len(grid.letters(it.id)) for it in rows})


@pages.post("/arguments/usual")
@allows(Permission.CHANGE_SETTINGS)
def arguments_open():
    deeds.seed(session(), identity().actor())
    flash(voice().gettext("The usual arguments are there. Change them as you like."))
    return redirect(url_for(".arguments"))


@pages.get("/arguments/<public_id>")
@allows(Permission.SEE_DESK)
def argument(public_id: str):
    """The letters that make an argument, with their words; `sector` narrows them."""
    row, sector, page = lookup.argument(public_id), lists.code("sector", Sector), lists.page()
    count = progress.counted(session())
    made = coverage.made(session(), row, count, sector=sector, page=page)
    return render_template(
        "coordinator/argument.html", argument=row, made=made, sector=sector, page=page,
        grid=coverage.grid(session(), count), reasons=count.reasons,
        pages=page_count(made.total))


@pages.route("/arguments/new", methods=["GET", "POST"])
@allows(Permission.CHANGE_SETTINGS)
def argument_new():
    form = ArgumentForm()
    if form.validate_on_submit():
        of = partial(queries.by_public_id, session())
        if form.sent_before(of, form.details()):
            return redirect(url_for(".arguments"))
        row = form.attempt(lambda: deeds.add(session(), identity().actor(),
                                             details=form.details(), public_id=form.new_id(of)))
        if row is not None:
            flash(voice().gettext("The argument is added."))
            return redirect(url_for(".arguments"))
    return _form_page(form, None)


@pages.route("/arguments/<public_id>/edit", methods=["GET", "POST"])
@allows(Permission.CHANGE_SETTINGS)
def argument_edit(public_id: str):
    row = lookup.argument(public_id)
    form = ArgumentForm(obj=row)
    if form.validate_on_submit():
        done = form.attempt(lambda: deeds.change(session(), identity().actor(), row,
                                                 details=form.details(),
                                                 version=form.seen_version))
        if done is not None:
            flash(voice().gettext("Saved."))
            return redirect(url_for(".arguments"))
        form.show_others(row)
    return _form_page(form, row)


def _form_page(form: Form, row: Argument | None):
    return render_template(
        "coordinator/argument_form.html", form=form, argument=row,
        in_use=row is not None and queries.in_use(session(), row)), form.status()


@pages.post("/arguments/<public_id>/move")
@allows(Permission.CHANGE_SETTINGS)
def argument_move(public_id: str):
    row, where = lookup.argument(public_id), request.form.get("where")
    if where not in ("up", "down"):
        raise NotFound("not_found")
    deeds.move(session(), identity().actor(), row, up=where == "up")
    return redirect(url_for(".arguments", _anchor="order"))


@pages.post("/arguments/<public_id>/remove")
@allows(Permission.CHANGE_SETTINGS)
def argument_remove(public_id: str):
    deeds.remove(session(), identity().actor(), lookup.argument(public_id))
    flash(voice().gettext("The argument is removed."))
    return redirect(url_for(".arguments"))
