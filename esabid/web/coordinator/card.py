"""The card of an institution: where it stands, the day's work on it, its past in one timeline."""

from enum import StrEnum

from flask import current_app, flash, redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.ask import ASK, AskState
from esabid.domain.errors import NotFound
from esabid.domain.institution import reference
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import Institution, Letter, LinkPurpose
from esabid.queries import contributions, conversations, history, mergers, progress
from esabid.queries import institutions as queries
from esabid.queries import letters as letter_queries
from esabid.services import links
from esabid.web import lists
from esabid.web.amounts import said_amount
from esabid.web.context import campaign, voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.desk import ConversationForm
from esabid.web.forms.institution import ContactForm
from esabid.web.timeline import Entry, talks, timeline
from esabid.wording.marks import _


class Past(StrEnum):
    """What of an institution's past its card shows, where it is not all."""

    TALKS = "conversations"
    LETTERS = "letters"
    CHANGES = "changes"


PASTS = {None: _("Everything"), Past.TALKS: _("Conversations"), Past.LETTERS: _("Letters"),
         Past.CHANGES: _("Changes")}
# Said by the conversation itself, which stands in the same timeline.
_SHOWN_BY_TALK = ("log_conversation", "change_conversation")
_MOST = 100


@pages.get("/institutions/<public_id>")
@allows(Permission.SEE_DESK)
def institution(public_id: str):
    return card(lookup.institution(public_id))


def card(row: Institution, *, contact: ContactForm | None = None,
         talk: ConversationForm | None = None, token: str = ""):
    """The institution's card; `token` is that of a link issued just now, shown this once."""
    signed = letter_queries.of_institution(session(), row)
    past = lists.code("show", Past)
    form = contact or talk
    return render_template(
        "coordinator/institution.html", institution=row, letters=signed,
        contact_form=contact or ContactForm(formdata=None),
        talk_form=talk or ConversationForm(formdata=None, data={"held_on": tools().today()}),
        status=queries.status_of(session(), row, tools().today()), steps=ASK.legal(row.ask_state),
        reference=reference(campaign().prefix, row.number),
        reasons=progress.counted(session()).reasons,
        contributions=contributions.of_institution(session(), row), amount=said_amount,
        links=[(it, links.alive(it, tools().now()))
               for it in links.of_institution(session(), row)],
        askable=row.ask_state != AskState.NEUTRAL,
        address=token and current_app.config["BASE_URL"] + url_for("partner.enter", token=token),
        merged=[(reference(campaign().prefix, it.gone_number), it)
                for it in mergers.into(session(), row)],
        past=past, pasts=[(it, voice().gettext(words)) for it, words in PASTS.items()],
        entries=_entries(row, signed, past), most=_MOST), form.status() if form else 200


def _entries(row: Institution, signed: list[Letter], past: Past | None) -> list[Entry]:
    """What happened, newest first: changes of the institution and its letters, conversations."""
    ids = [it.id for it in signed] if past in (None, Past.LETTERS) else []
    about = row.id if past in (None, Past.CHANGES) else None
    rows = [] if past == Past.TALKS else [
        it for it in history.timeline(session(), institution=about, letters=ids, most=_MOST)
        if it.action not in _SHOWN_BY_TALK]
    entries = timeline(rows, undoing=history.undoing(session(), rows))
    if past in (None, Past.TALKS):
        entries += talks(conversations.of_institution(session(), row))
    return sorted(entries, key=lambda it: it.at, reverse=True)


@pages.post("/institutions/<public_id>/links")
@allows(Permission.RUN_CAMPAIGN)
def link_issue(public_id: str):
    row = lookup.institution(public_id)
    _link, token = links.issue(session(), identity().actor(), purpose=LinkPurpose.PARTNER,
                               institution=row)
    return card(row, token=token)


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
