"""Institutions: adding and editing."""

from flask import flash, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.errors import InvalidValue
from esabid.domain.institution import checked
from esabid.domain.permissions import Permission
from esabid.models import Institution
from esabid.queries import institutions as queries
from esabid.services import institutions as deeds
from esabid.web import undoing
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.coordinator.duplicates import alike_unseen
from esabid.web.forms.institution import InstitutionForm


@pages.route("/institutions/new", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def institution_new():
    form = InstitutionForm()
    if form.validate_on_submit():
        if made := _made_before(form):
            return redirect(url_for(".institution", public_id=made.public_id))
        _as_part(form)
        if found := alike_unseen(form):
            return _form_page(form, None, found)
        row = form.attempt(lambda: deeds.add(
            session(), identity().actor(), details=form.details(),
            public_id=form.new_id(_by_public_id)))
        if row is not None:
            flash(voice().gettext("The institution is added. Its ask is planned."))
            return redirect(url_for(".institution", public_id=row.public_id))
    return _form_page(form, None)


def _by_public_id(public_id: str) -> Institution | None:
    return queries.by_public_id(session(), public_id)


def _made_before(form: InstitutionForm) -> Institution | None:
    """What a first press of the button has made already; it leaves nothing to be done."""
    made = form.made(_by_public_id)
    try:
        return made if made and deeds.details_of(made) == checked(form.details()) else None
    except InvalidValue:
        return None


def _as_part(form: InstitutionForm) -> None:
    """Take over the parent that the warning offered, if its box is ticked."""
    if (offered := request.form.get("as_part_of")) and (whole := _by_public_id(offered)):
        form.parent_id.data = whole.id


def _form_page(form: InstitutionForm, row: Institution | None, alike=()):
    """The form; with those it may mean, where nobody has seen them yet."""
    return render_template("coordinator/institution_form.html", form=form, institution=row,
                           alike=alike), 422 if alike else form.status()


@pages.route("/institutions/<public_id>/edit", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def institution_edit(public_id: str):
    row = lookup.institution(public_id)
    form = InstitutionForm(institution=row)
    if form.validate_on_submit():
        _as_part(form)
        if found := alike_unseen(form, row):
            return _form_page(form, row, found)
        done = form.attempt(lambda: deeds.change(
            session(), identity().actor(), row, details=form.details(),
            version=form.seen_version))
        if done is not None:
            undoing.done(voice().gettext("Saved."))
            return redirect(url_for(".institution", public_id=row.public_id))
        form.show_others(row)
    return _form_page(form, row)
