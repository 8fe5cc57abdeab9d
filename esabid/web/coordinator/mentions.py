"""What a letter argues: noting an argument with its quote and page, and taking that back."""

from flask import redirect, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.queries.arguments import arguments
from esabid.services import mentions
from esabid.web import undoing
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.coordinator.letters import card
from esabid.web.forms.argument import MentionForm
from esabid.web.forms.letter import FileForm


@pages.post("/letters/<public_id>/arguments")
@allows(Permission.RUN_CAMPAIGN)
def letter_mention_add(public_id: str):
    row, form = lookup.letter(public_id), MentionForm(arguments=arguments(session()))
    done = form.validate_on_submit() and form.attempt(lambda: mentions.add(
        session(), identity().actor(), row, details=form.details()))
    if not done:
        return card(row, FileForm(formdata=None), form.status(), mention_form=form)
    undoing.done(voice().gettext("The argument is noted."))
    return redirect(url_for(".letter", public_id=public_id, _anchor="arguments"))


@pages.post("/mentions/<public_id>/remove")
@allows(Permission.RUN_CAMPAIGN)
def mention_remove(public_id: str):
    row = lookup.mention(public_id)
    letter = row.letter.public_id
    mentions.remove(session(), identity().actor(), row)
    undoing.done(voice().gettext("The argument is taken off the letter."))
    return redirect(url_for(".letter", public_id=letter, _anchor="arguments"))
