"""Agreements: each with its partners, and who of them has given a letter, too."""

from functools import partial

from flask import flash, redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import Agreement
from esabid.queries import agreements as queries
from esabid.queries import progress
from esabid.services import agreements as deeds
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.promotion import AgreementForm


@pages.get("/agreements")
@allows(Permission.SEE_DESK)
def agreements():
    return render_template("coordinator/agreements.html", rows=queries.agreements(
        session(), progress.counted(session())))


@pages.route("/agreements/new", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def agreement_new():
    form = AgreementForm()
    if form.validate_on_submit():
        of, partners = partial(queries.by_public_id, session()), form.partners.rows
        if form.sent_before(of, form.details(), partners=partners):
            return redirect(url_for(".agreements"))
        done = form.attempt(lambda: deeds.add(
            session(), identity().actor(), details=form.details(), partners=partners,
            today=tools().today(), public_id=form.new_id(of)))
        if done is not None:
            return _back(voice().gettext("The agreement is recorded."))
    return _form_page(form, None)


@pages.route("/agreements/<public_id>", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def agreement_edit(public_id: str):
    row = lookup.found(queries.by_public_id(session(), public_id))
    form = AgreementForm(obj=row)
    if form.validate_on_submit():
        done = form.attempt(lambda: deeds.change(
            session(), identity().actor(), row, details=form.details(),
            partners=form.partners.rows, today=tools().today(), version=form.seen_version))
        if done is not None:
            return _back(voice().gettext("Saved."))
        form.show_others(row)
    return _form_page(form, row)


@pages.post("/agreements/<public_id>/remove")
@allows(Permission.RUN_CAMPAIGN)
def agreement_remove(public_id: str):
    row = lookup.found(queries.by_public_id(session(), public_id))
    deeds.remove(session(), identity().actor(), row)
    return _back(voice().gettext("The agreement is removed; history keeps what it said."))


def _form_page(form: AgreementForm, row: Agreement | None):
    return render_template("coordinator/agreement.html", form=form,
                           agreement=row), form.status()


def _back(message: str):
    flash(message)
    return redirect(url_for(".agreements"))
