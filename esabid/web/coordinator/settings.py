"""The campaign's settings, and the help page."""

from flask import flash, redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.forecast import LEAST_ANSWERS
from esabid.domain.permissions import Permission
from esabid.queries.accounts import accounts
from esabid.services import campaigns
from esabid.web.context import campaign, voice
from esabid.web.coordinator import pages
from esabid.web.forms.campaign import SettingsForm


@pages.route("/settings", methods=["GET", "POST"])
@allows(Permission.CHANGE_SETTINGS)
def settings():
    row = campaign()
    form = SettingsForm(obj=row)
    if form.validate_on_submit():
        done = form.attempt(lambda: campaigns.change(
            session(), identity().actor(), row, details=form.details(),
            version=form.seen_version))
        if done is not None:
            flash(voice().gettext("Saved."))
            return redirect(url_for(".settings"))
        form.show_others(row)
    return render_template(
        "coordinator/settings.html", form=form,
        accounts=accounts(session())), form.status()


@pages.get("/help")
@allows(Permission.SEE_DESK)
def help_page():
    return render_template("coordinator/help.html", least_answers=LEAST_ANSWERS)
