"""The dossier: having it made, watching it being made, issuing an edition."""

from flask import flash, redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.domain.profiles import Profile
from esabid.extensions import tools
from esabid.models import Compilation
from esabid.queries import dossier as queries
from esabid.queries import progress
from esabid.services import compilations
from esabid.services.leases import given_up
from esabid.web.context import campaign, voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.dossier import DossierForm, IssueForm


@pages.route("/dossiers", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def dossiers():
    form = DossierForm(data={"profile": Profile.MINISTRY})
    if form.validate_on_submit():
        row = form.attempt(lambda: compilations.compile_dossier(
            session(), identity().actor(), campaign(), profile=form.profile.data,
            short=form.short.data, today=tools().today()))
        if row is not None:
            return redirect(url_for(".dossier", public_id=row.public_id))
    read = progress.read(session(), campaign().aims, tools().today())
    return render_template(
        "coordinator/dossiers.html", form=form, progress=read,
        rows=queries.compilations(session())), form.status()


@pages.get("/dossiers/<public_id>")
@allows(Permission.RUN_CAMPAIGN)
def dossier(public_id: str):
    row = lookup.compilation(public_id)
    return render_template("coordinator/dossier.html", row=row, issue_form=IssueForm(
        data={"version": row.version}), **_state(row))


def _state(row: Compilation) -> dict:
    """Whether every file is made, and whether any was given up on."""
    now = tools().now()
    return {"made": row.made,
            "failed": [f for f in row.files if f.sha256 is None and given_up(f, now)]}


@pages.get("/dossiers/<public_id>/progress")
@allows(Permission.RUN_CAMPAIGN)
def dossier_progress(public_id: str):
    """How far the files are: a piece of the page that asks again until they are made."""
    row = lookup.compilation(public_id)
    state = _state(row)
    over = state["made"] or state["failed"]
    return render_template("coordinator/dossier_progress.html", row=row,
                           **state), 200, {"HX-Refresh": "true"} if over else {}


@pages.post("/dossiers/<public_id>/again")
@allows(Permission.RUN_CAMPAIGN)
def dossier_again(public_id: str):
    """Have a dossier that could not be made tried once more."""
    compilations.retry(session(), identity().actor(), lookup.compilation(public_id))
    return redirect(url_for(".dossier", public_id=public_id))


@pages.post("/dossiers/<public_id>/issue")
@allows(Permission.RUN_CAMPAIGN)
def dossier_issue(public_id: str):
    row, form = lookup.compilation(public_id), IssueForm()
    if form.validate_on_submit():
        if form.attempt(lambda: compilations.issue(
                session(), identity().actor(), row, today=tools().today(),
                version=form.seen_version)) is not None:
            flash(voice().gettext("Edition %(number)s is issued.", number=row.edition))
            return redirect(url_for(".dossier", public_id=public_id))
    return render_template("coordinator/dossier.html", row=row, issue_form=form,
                           **_state(row)), form.status()
