"""Contacts of an institution: adding one, correcting one where it stands, removing one."""

from flask import redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.errors import NotFound
from esabid.domain.institution import ContactDetails
from esabid.domain.permissions import Permission
from esabid.models import Contact, Institution
from esabid.services import institutions as deeds
from esabid.services.history import details_of
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.coordinator.card import card
from esabid.web.forms.institution import ContactForm
from esabid.web.undoing import done, way_back


@pages.post("/institutions/<public_id>/contacts")
@allows(Permission.RUN_CAMPAIGN)
def contact_add(public_id: str):
    row, form = lookup.institution(public_id), ContactForm()
    if not form.validate_on_submit():
        return card(row, contact=form)
    # The same person with the same addresses is a second press of the button.
    if form.details() not in [details_of(it, ContactDetails) for it in row.contacts]:
        deeds.add_contact(session(), identity().actor(), row, name=form.name.data,
                          role=form.role.data, email=form.email.data,
                          phone=form.phone.data, salutation=form.salutation.data)
        done(voice().gettext("The contact is added."))
    return _back(row)


@pages.route("/institutions/<public_id>/contacts/<int(max=2147483647):contact_id>",
             methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def contact_edit(public_id: str, contact_id: int):
    """The form of one contact; a script is given a piece to put in the contact's place, or with
    `keep` the contact as it is."""
    row, by_script = lookup.institution(public_id), "HX-Request" in request.headers
    person = _of(row, contact_id)
    if by_script and "keep" in request.args:
        return _shown(row, person)
    form = ContactForm.of(person)
    if form.validate_on_submit():
        if form.attempt(lambda: deeds.change_contact(
                session(), identity().actor(), row, contact=person, details=form.details(),
                seen=form.seen_version)) is not None:
            session().flush()
            return _shown(row, person, saved=True) if by_script else _saved(row)
        form.show_others(person)
    page = "coordinator/contact_form.html" if by_script else "coordinator/contact.html"
    # Of all refusals a script puts only this one in the form's place (layouts/desk.html).
    status = 422 if by_script and form.errors else form.status()
    return render_template(page, institution=row, person=person, form=form), status


@pages.post("/institutions/<public_id>/contacts/<int(max=2147483647):contact_id>/remove")
@allows(Permission.RUN_CAMPAIGN)
def contact_remove(public_id: str, contact_id: int):
    row = lookup.institution(public_id)
    deeds.remove_contact(session(), identity().actor(), row, contact=_of(row, contact_id))
    done(voice().gettext("The contact is removed."))
    return _back(row)


def _of(row: Institution, contact_id: int) -> Contact:
    """The contact, if it is one of this institution's; raises NotFound."""
    contact = session().get(Contact, contact_id)
    if contact is None or contact.institution_id != row.id:
        raise NotFound("not_found")
    return contact


def _shown(row: Institution, person: Contact, saved: bool = False):
    return render_template("coordinator/contact_part.html", institution=row, person=person,
                           saved=saved, undo=way_back() if saved else None)


def _saved(row: Institution):
    done(voice().gettext("Saved."))
    return _back(row)


def _back(row: Institution):
    return redirect(url_for(".institution", public_id=row.public_id, _anchor="contacts"))
