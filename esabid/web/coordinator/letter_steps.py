"""The steps of a letter's life: verify in one click, the others with their reason."""

from flask import flash, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.errors import IllegalTransition
from esabid.domain.findings import findings_from
from esabid.domain.letter import LETTER, LetterAction
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import Letter
from esabid.queries import notices
from esabid.services import letters
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.letter import step_form


@pages.route("/letters/<public_id>/<any(verify, 'return', reopen, withdraw):action>",
             methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def letter_step(public_id: str, action: str):
    row, action = lookup.letter(public_id), LetterAction(action)
    if request.method == "GET" and action not in [t.action for t in LETTER.legal(row.state)]:
        raise IllegalTransition("illegal_transition")
    form = step_form(action, data={"withdrawn_on": tools().today(), "version": row.version})
    verifies = action == LetterAction.VERIFY
    found = findings_from(row.original.findings) if verifies and row.original else ()
    if verifies:
        form.suppose(found)
    if form.validate_on_submit():
        done = form.attempt(lambda: letters.advance(
            session(), identity().actor(), row, action=action, today=tools().today(),
            reason=form.reason.data if "reason" in form else "",
            withdrawn_on=form.withdrawn_on.data if "withdrawn_on" in form else None,
            answers=form.answers() if verifies else None, version=form.seen_version))
        if done is not None:
            flash(voice().gettext("Recorded."))
            return redirect(url_for(".letter", public_id=public_id))
        form.show_others(row)
    return render_template("coordinator/letter_step.html", form=form, letter=row,
                           action=action, findings=found,
                           holders=_holders(row, action)), form.status()


def _holders(row: Letter, action: LetterAction):
    """Whom one will have to tell of a step after which the letter counts no more."""
    ends = action in (LetterAction.WITHDRAW, LetterAction.REOPEN)
    return notices.holders(session(), row, tools().today()) if ends else []
