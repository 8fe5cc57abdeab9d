"""Institutions: adding and editing."""

from flask import flash, redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.institution import checked
from esabid.domain.permissions import Permission
from esabid.models import Institution
from esabid.queries import institutions as queries
from esabid.services import institutions as deeds
from esabid.web import undoing
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.institution import InstitutionForm


@pages.route("/institutions/new", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def institution_new():
    form = InstitutionForm()
    if form.validate_on_submit():
        row = form.attempt(lambda: _add(form))
        if row is not None:
            flash(voice().gettext("The institution is added. Its ask is planned."))
            return redirect(url_for(".institution", public_id=row.public_id))
    return _form_page(form, None)


def _by_public_id(public_id: str) -> Institution | None:
    return queries.by_public_id(session(), public_id)


def _add(form: InstitutionForm) -> Institution:
    """The new institution, or the one that the first press of the button has made already."""
    details, made = checked(form.details()), form.made(_by_public_id)
    if made is not None and deeds.details_of(made) == details:
        return made
    return deeds.add(session(), identity().actor(), details=details,
                     public_id=form.new_id(_by_public_id))


def _form_page(form: InstitutionForm, row: Institution | None):
    return render_template("coordinator/institution_form.html", form=form,
                           institution=row), form.status()


@pages.route("/institutions/<public_id>/edit", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def institution_edit(public_id: str):
    row = lookup.institution(public_id)
    form = InstitutionForm(institution=row)
    if form.validate_on_submit():
        done = form.attempt(lambda: deeds.change(
            session(), identity().actor(), row, details=form.details(),
            version=form.seen_version))
        if done is not None:
            undoing.done(voice().gettext("Saved."))
            return redirect(url_for(".institution", public_id=row.public_id))
        form.show_others(row)
    return _form_page(form, row)
