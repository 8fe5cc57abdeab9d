"""Institutions: the list, the card, adding and editing, contacts and partner links."""

from flask import current_app, flash, redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.ask import ASK
from esabid.domain.errors import NotFound
from esabid.domain.institution import Reach, Sector, reference
from esabid.domain.permissions import Permission
from esabid.domain.status import Status
from esabid.extensions import tools
from esabid.models import Contact, Institution, LinkPurpose
from esabid.queries import contributions, history, progress
from esabid.queries import institutions as queries
from esabid.queries import letters as letter_queries
from esabid.queries.paging import page_count
from esabid.services import institutions as deeds
from esabid.services import links
from esabid.web import lists
from esabid.web.amounts import said_amount
from esabid.web.context import campaign, voice
from esabid.web.coordinator import behind as numbers
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.institution import ContactForm, InstitutionForm
from esabid.web.timeline import timeline


@pages.get("/institutions")
@allows(Permission.SEE_DESK)
def institutions():
    behind = lists.code("behind", numbers.Institutions)
    wanted = queries.InstitutionFilter(
        search=lists.text("q"), status=lists.code("status", Status),
        sector=lists.code("sector", Sector), reach=lists.code("reach", Reach),
        ids=numbers.institutions(behind), page=lists.page())
    rows, counts = queries.listed(session(), wanted, tools().today())
    total = counts[wanted.status] if wanted.status else sum(counts.values())
    return render_template(
        "coordinator/institutions.html", rows=rows, counts=counts, wanted=wanted, total=total,
        pages=page_count(total), sectors=Sector, reaches=Reach, behind=behind,
        shown=behind and voice().gettext(numbers.SHOWN[behind]))


@pages.route("/institutions/new", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def institution_new():
    form = InstitutionForm()
    if form.validate_on_submit():
        row = form.attempt(lambda: deeds.add(session(), identity().actor(),
                                             details=form.details()))
        if row is not None:
            flash(voice().gettext("The institution is added. Its ask is planned."))
            return redirect(url_for(".institution", public_id=row.public_id))
    return _form_page(form, None)


def _form_page(form: InstitutionForm, row: Institution | None):
    return render_template("coordinator/institution_form.html", form=form,
                           institution=row), form.status()


@pages.get("/institutions/<public_id>")
@allows(Permission.SEE_DESK)
def institution(public_id: str):
    row = lookup.institution(public_id)
    return card(row, ContactForm())


def card(row: Institution, contact_form: ContactForm, status: int = 200, token: str = ""):
    """The institution's card; `token` is that of a link issued just now, shown this once."""
    signed = letter_queries.of_institution(session(), row)
    return render_template(
        "coordinator/institution.html", institution=row, contact_form=contact_form,
        status=queries.status_of(session(), row, tools().today()), steps=ASK.legal(row.ask_state),
        reference=reference(campaign().prefix, row.number), letters=signed,
        reasons=progress.counted(session()).reasons,
        contributions=contributions.of_institution(session(), row), amount=said_amount,
        links=[(it, links.alive(it, tools().now()))
               for it in links.of_institution(session(), row)],
        address=token and current_app.config["BASE_URL"] + url_for("partner.enter", token=token),
        history=timeline(history.timeline(session(), institution=row.id,
                                 letters=[it.id for it in signed]))), status


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
            flash(voice().gettext("Saved."))
            return redirect(url_for(".institution", public_id=row.public_id))
        form.show_others(row)
    return _form_page(form, row)


@pages.post("/institutions/<public_id>/contacts")
@allows(Permission.RUN_CAMPAIGN)
def contact_add(public_id: str):
    row, form = lookup.institution(public_id), ContactForm()
    if not form.validate_on_submit():
        return card(row, form, form.status())
    deeds.add_contact(session(), identity().actor(), row, name=form.name.data,
                      role=form.role.data, email=form.email.data,
                      phone=form.phone.data, salutation=form.salutation.data)
    return redirect(url_for(".institution", public_id=public_id, _anchor="contacts"))


@pages.post("/institutions/<public_id>/contacts/<int(max=2147483647):contact_id>/remove")
@allows(Permission.RUN_CAMPAIGN)
def contact_remove(public_id: str, contact_id: int):
    row = lookup.institution(public_id)
    contact = session().get(Contact, contact_id)
    if contact is None or contact.institution_id != row.id:
        raise NotFound("not_found")
    deeds.remove_contact(session(), identity().actor(), row, contact=contact)
    return redirect(url_for(".institution", public_id=public_id, _anchor="contacts"))


@pages.post("/institutions/<public_id>/links")
@allows(Permission.RUN_CAMPAIGN)
def link_issue(public_id: str):
    row = lookup.institution(public_id)
    _, token = links.issue(session(), identity().actor(), purpose=LinkPurpose.PARTNER,
                           institution=row)
    return card(row, ContactForm(formdata=None), token=token)


@pages.post("/institutions/<public_id>/links/<link_id>/revoke")
@allows(Permission.RUN_CAMPAIGN)
def link_revoke(public_id: str, link_id: str):
    row = lookup.institution(public_id)
    link = next((it for it in links.of_institution(session(), row)
                 if it.public_id == link_id), None)
    if link is None:
        raise NotFound("not_found")
    links.end(session(), identity().actor(), link)
    flash(voice().gettext("The link no longer works."))
    return redirect(url_for(".institution", public_id=public_id, _anchor="links"))
