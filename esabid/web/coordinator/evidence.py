"""Evidence: adding a fact for an argument, correcting it, removing it."""

from functools import partial

from flask import redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import Evidence
from esabid.queries.arguments import arguments, evidence_by_public_id
from esabid.services import evidence as deeds
from esabid.web import undoing
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.argument import EvidenceForm


@pages.route("/evidence/new", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def evidence_new():
    wanted = request.args.get("argument")
    first = lookup.argument(wanted).id if wanted else None
    form = EvidenceForm(arguments=arguments(session()), data={"argument_id": first})
    if form.validate_on_submit():
        of = partial(evidence_by_public_id, session())
        if form.sent_before(of, form.details()):
            return _back()
        row = form.attempt(lambda: deeds.add(
            session(), identity().actor(), details=form.details(), today=tools().today(),
            public_id=form.new_id(of)))
        if row is not None:
            undoing.done(voice().gettext("The evidence is added."))
            return _back()
    return _form_page(form, None)


@pages.route("/evidence/<public_id>/edit", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def evidence_edit(public_id: str):
    row = lookup.evidence(public_id)
    form = EvidenceForm(arguments=arguments(session()), obj=row)
    if form.validate_on_submit():
        done = form.attempt(lambda: deeds.change(
            session(), identity().actor(), row, details=form.details(), today=tools().today(),
            version=form.seen_version))
        if done is not None:
            undoing.done(voice().gettext("Saved."))
            return _back()
        form.show_others(row)
    return _form_page(form, row)


def _form_page(form: EvidenceForm, row: Evidence | None):
    return render_template("coordinator/evidence_form.html", form=form,
                           evidence=row), form.status()


@pages.post("/evidence/<public_id>/remove")
@allows(Permission.RUN_CAMPAIGN)
def evidence_remove(public_id: str):
    deeds.remove(session(), identity().actor(), lookup.evidence(public_id))
    undoing.done(voice().gettext("The evidence is removed."))
    return _back()


def _back():
    return redirect(url_for(".arguments", _anchor="evidence"))
