"""Conversations: logging one on the institution's card, correcting it, removing it."""

from flask import redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import Institution
from esabid.queries import conversations as queries
from esabid.services import conversations as deeds
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.coordinator.card import card
from esabid.web.forms.desk import ConversationForm
from esabid.web.undoing import done


@pages.post("/institutions/<public_id>/conversations")
@allows(Permission.RUN_CAMPAIGN)
def institution_conversation_add(public_id: str):
    row, form = lookup.institution(public_id), ConversationForm()
    if form.validate_on_submit():
        if _sent_before(form, row):
            return _back(row)
        made = form.attempt(lambda: deeds.log(
            session(), identity().actor(), row, details=form.details(), today=tools().today(),
            public_id=form.new_id(_by_public_id)))
        if made is not None:
            done(voice().gettext("The conversation is logged."))
            return _back(row)
    return card(row, talk=form)


def _by_public_id(public_id: str):
    return queries.by_public_id(session(), public_id)


def _sent_before(form: ConversationForm, row: Institution) -> bool:
    """Whether this very conversation was logged already, by a second press of the button."""
    return (form.sent_before(_by_public_id, form.details())
            and form.made(_by_public_id).institution_id == row.id)


def _back(row: Institution):
    return redirect(url_for(".institution", public_id=row.public_id, _anchor="history"))


@pages.route("/conversations/<public_id>", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def conversation_edit(public_id: str):
    row = lookup.found(_by_public_id(public_id))
    form = ConversationForm(obj=row)
    if form.validate_on_submit():
        saved = form.attempt(lambda: deeds.change(
            session(), identity().actor(), row, details=form.details(), today=tools().today(),
            version=form.seen_version))
        if saved is not None:
            done(voice().gettext("Saved."))
            return _back(row.institution)
        form.show_others(row)
    return render_template("coordinator/conversation.html", form=form, conversation=row,
                           institution=row.institution), form.status()


@pages.post("/conversations/<public_id>/remove")
@allows(Permission.RUN_CAMPAIGN)
def conversation_remove(public_id: str):
    row = lookup.found(_by_public_id(public_id))
    body = row.institution
    deeds.remove(session(), identity().actor(), row)
    done(voice().gettext("The conversation is removed."))
    return _back(body)
