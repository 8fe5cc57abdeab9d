"""The steps of an ask: one small form a step, shown only where the step is legal."""

from flask import redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.ask import ASK, AskAction
from esabid.domain.errors import IllegalTransition, NotFound
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.services import asks
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.institution import ASK_FIELDS, ask_form
from esabid.web.undoing import done


@pages.route("/institutions/<public_id>/ask/<action>", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def ask(public_id: str, action: str):
    row = lookup.institution(public_id)
    if action not in set(AskAction):
        raise NotFound("not_found")
    if request.method == "GET" and action not in [t.action for t in ASK.legal(row.ask_state)]:
        raise IllegalTransition("illegal_transition")
    day = tools().today()
    form = ask_form(AskAction(action), data={
        "asked_on": day, "declined_on": day, "waits_at": row.waits_at,
        "waits_until": row.waits_until, "version": row.version})
    if form.validate_on_submit():
        given = {name: form[name].data for name in ASK_FIELDS[AskAction(action)]}
        taken = form.attempt(lambda: asks.advance(
            session(), identity().actor(), row, action=AskAction(action), today=day,
            version=form.seen_version, **given))
        if taken is not None:
            done(voice().gettext("Recorded."))
            return redirect(url_for(".institution", public_id=public_id))
        form.show_others(row)
    return render_template("coordinator/ask.html", form=form, institution=row,
                           action=AskAction(action)), form.status()
