"""Whom dossiers go to: the list, adding, changing, removing."""

from functools import partial

from flask import flash, redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.domain.profiles import Profile
from esabid.models import Addressee
from esabid.queries import addressees as queries
from esabid.services import addressees as deeds
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.addressee import AddresseeForm


@pages.get("/addressees")
@allows(Permission.RUN_CAMPAIGN)
def addressees():
    return render_template("coordinator/addressees.html", rows=queries.known(session()))


@pages.route("/addressees/new", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def addressee_new():
    form = AddresseeForm(data={"profile": Profile.MINISTRY, "language": "pl"})
    if form.validate_on_submit():
        of = partial(queries.by_public_id, session())
        if form.sent_before(of, form.details()):
            return redirect(url_for(".addressees"))
        done = form.attempt(lambda: deeds.add(
            session(), identity().actor(), details=form.details(), public_id=form.new_id(of)))
        if done is not None:
            return _back(voice().gettext("The addressee is kept."))
    return _form_page(form, None)


@pages.route("/addressees/<public_id>", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def addressee_edit(public_id: str):
    row = lookup.addressee(public_id)
    form = AddresseeForm(obj=row)
    if form.validate_on_submit():
        done = form.attempt(lambda: deeds.change(
            session(), identity().actor(), row, details=form.details(),
            version=form.seen_version))
        if done is not None:
            return _back(voice().gettext("Saved."))
        form.show_others(row)
    return _form_page(form, row)


@pages.post("/addressees/<public_id>/remove")
@allows(Permission.RUN_CAMPAIGN)
def addressee_remove(public_id: str):
    deeds.remove(session(), identity().actor(), lookup.addressee(public_id))
    return _back(voice().gettext("The addressee is removed; history keeps what was said of it."))


def _form_page(form: AddresseeForm, row: Addressee | None):
    free = row is not None and not queries.in_use(session(), row)
    return render_template("coordinator/addressee.html", form=form, addressee=row,
                           free=free), form.status()


def _back(message: str):
    flash(message)
    return redirect(url_for(".addressees"))
