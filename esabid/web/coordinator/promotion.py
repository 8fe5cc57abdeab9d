"""Promotion and youth: actions with their institutions, and projects of schools."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import PromotionAction, SchoolProject
from esabid.queries import promotion as queries
from esabid.queries.institutions import schools
from esabid.queries.paging import page_count
from esabid.services import promotion as deeds
from esabid.web import lists
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.promotion import ActionForm, ProjectForm


@pages.get("/promotion")
@allows(Permission.SEE_DESK)
def promotion():
    day, page = tools().today(), lists.page()
    planned = {"planned": True, "held": False}.get(request.args.get("when"))
    totals = queries.totals(session(), day)
    shown = {None: totals.held + totals.planned, True: totals.planned, False: totals.held}[planned]
    return render_template(
        "coordinator/promotion.html", totals=totals, planned=planned, page=page, shown=shown,
        pages=page_count(shown), projects=queries.projects(session()),
        actions=queries.actions(session(), day, planned=planned, page=page))


@pages.route("/promotion/actions/new", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def promotion_action_new():
    form = ActionForm()
    if form.validate_on_submit():
        of, bodies = partial(queries.action_by_public_id, session()), form.institutions.rows
        if form.sent_before(of, form.details(), institutions=bodies):
            return redirect(url_for(".promotion"))
        done = form.attempt(lambda: deeds.add_action(
            session(), identity().actor(), details=form.details(), institutions=bodies,
            public_id=form.new_id(of)))
        if done is not None:
            return _back(voice().gettext("The action is added."))
    return _action_page(form, None)


@pages.route("/promotion/actions/<public_id>", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def promotion_action_edit(public_id: str):
    row = lookup.found(queries.action_by_public_id(session(), public_id))
    form = ActionForm(obj=row)
    if form.validate_on_submit():
        done = form.attempt(lambda: deeds.change_action(
            session(), identity().actor(), row, details=form.details(),
            institutions=form.institutions.rows, version=form.seen_version))
        if done is not None:
            return _back(voice().gettext("Saved."))
        form.show_others(row)
    return _action_page(form, row)


@pages.post("/promotion/actions/<public_id>/remove")
@allows(Permission.RUN_CAMPAIGN)
def promotion_action_remove(public_id: str):
    row = lookup.found(queries.action_by_public_id(session(), public_id))
    deeds.remove_action(session(), identity().actor(), row)
    return _back(voice().gettext("The action is removed; history keeps what it said."))


@pages.route("/promotion/projects/new", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def school_project_new():
    form = ProjectForm()
    if form.validate_on_submit():
        of = partial(queries.project_by_public_id, session())
        if form.sent_before(of, form.details()):
            return redirect(url_for(".promotion"))
        done = form.attempt(lambda: deeds.add_project(
            session(), identity().actor(), details=form.details(), public_id=form.new_id(of)))
        if done is not None:
            return _back(voice().gettext("The project is added."))
    return _project_page(form, None)


@pages.route("/promotion/projects/<public_id>", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def school_project_edit(public_id: str):
    row = lookup.found(queries.project_by_public_id(session(), public_id))
    form = ProjectForm(obj=row)
    if form.validate_on_submit():
        done = form.attempt(lambda: deeds.change_project(
            session(), identity().actor(), row, details=form.details(),
            version=form.seen_version))
        if done is not None:
            return _back(voice().gettext("Saved."))
        form.show_others(row)
    return _project_page(form, row)


@pages.post("/promotion/projects/<public_id>/remove")
@allows(Permission.RUN_CAMPAIGN)
def school_project_remove(public_id: str):
    row = lookup.found(queries.project_by_public_id(session(), public_id))
    deeds.remove_project(session(), identity().actor(), row)
    return _back(voice().gettext("The project is removed; history keeps what it said."))


def _action_page(form: ActionForm, row: PromotionAction | None):
    return render_template("coordinator/promotion_action.html", form=form,
                           action=row), form.status()


def _project_page(form: ProjectForm, row: SchoolProject | None):
    return render_template("coordinator/school_project.html", form=form, project=row,
                           schools=schools(session())), form.status()


def _back(message: str):
    flash(message)
    return redirect(url_for(".promotion"))
