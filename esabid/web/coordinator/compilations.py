"""One dossier: watching it being made, stopping that, issuing it as an edition."""

from flask import flash, redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import Compilation
from esabid.queries import addressees
from esabid.queries import compilations as queries
from esabid.queries.issuing import Way, ways
from esabid.services import compilations
from esabid.services.leases import given_up
from esabid.web.context import voice
from esabid.web.coordinator import handovers, lookup, pages
from esabid.web.forms.dossier import IssueForm
from esabid.wording.making import step


@pages.get("/dossiers/<public_id>")
@allows(Permission.RUN_CAMPAIGN)
def dossier(public_id: str):
    row = lookup.compilation(public_id)
    return _page(row, _issue_form(row))


def _issue_form(row: Compilation) -> IssueForm:
    """The form with a choice for each addressee, while there is something to choose."""
    free = row.made and not row.edition
    return IssueForm(data={"version": row.version, "addressee": ""},
                     ways=ways(session(), row) if free else (Way(None),))


def _page(row: Compilation, form: IssueForm):
    letters = queries.letters_in(row)
    before = queries.newest(session())[row.profile].edition
    return render_template(
        "coordinator/dossier.html", row=row, issue_form=form,
        everybody=addressees.addressees(session()) if row.edition else (),
        meanwhile=before if before and before.made and before.id != row.id else None,
        damaged=[(number, letters[number]) for number in sorted(
            {it for file in row.files for it in file.unplaced})], **_state(row),
        **(handovers.part(row) if row.edition else {})), form.status()


def _state(row: Compilation) -> dict:
    """Whether every file is made or was stopped, and what is done for each at the moment."""
    now = tools().now()
    return {"made": row.made,
            "failed": [f for f in row.files if f.sha256 is None and given_up(f, now)],
            "stopped": any(f.cancelled for f in row.files),
            "steps": {f.id: step(voice(), f.progress) for f in row.files}}


@pages.get("/dossiers/<public_id>/progress")
@allows(Permission.RUN_CAMPAIGN)
def dossier_progress(public_id: str):
    """How far the files are: a piece of the page that asks again until they are made."""
    row = lookup.compilation(public_id)
    state = _state(row)
    over = state["made"] or state["failed"] or state["stopped"]
    return render_template("coordinator/dossier_progress.html", row=row, said=_said(row, state),
                           **state), 200, {"HX-Refresh": "true"} if over else {}


def _said(row: Compilation, state: dict) -> str:
    """What is said aloud of the making: the step of each file, or that it is ready; no per cent,
    which would be said every second."""
    words = voice()
    return "; ".join(
        "{}: {}".format(words.gettext("Polish PDF") if it.lang == "pl" else
                        words.gettext("English PDF"),
                        words.gettext("ready") if it.sha256 else
                        state["steps"][it.id] if it.claimed_until else words.gettext("waiting"))
        for it in row.files)


@pages.post("/dossiers/<public_id>/again")
@allows(Permission.RUN_CAMPAIGN)
def dossier_again(public_id: str):
    """Have a dossier that could not be made, or was stopped, tried once more."""
    compilations.retry(session(), identity().actor(), lookup.compilation(public_id))
    return redirect(url_for(".dossier", public_id=public_id))


@pages.post("/dossiers/<public_id>/cancel")
@allows(Permission.RUN_CAMPAIGN)
def dossier_cancel(public_id: str):
    """Stop the making of a working version not made yet; one that is made by now stays."""
    row = lookup.compilation(public_id)
    if not row.made:
        compilations.cancel(session(), identity().actor(), row)
        flash(voice().gettext("Stopped. Nothing was lost; it can be made at any time."))
    return redirect(url_for(".dossier", public_id=public_id))


@pages.post("/dossiers/<public_id>/issue")
@allows(Permission.RUN_CAMPAIGN)
def dossier_issue(public_id: str):
    row = lookup.compilation(public_id)
    form = _issue_form(row)
    if form.validate_on_submit():
        if form.attempt(lambda: compilations.issue(
                session(), identity().actor(), row, today=tools().today(),
                addressee=form.chosen(), version=form.seen_version)) is not None:
            flash(voice().gettext("Edition %(number)s is issued.", number=row.edition))
            return redirect(url_for(".dossier", public_id=public_id))
    return _page(row, form)
