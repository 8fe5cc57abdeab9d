"""Links to the overview: giving them out, each shown once, and revoking them."""

from flask import current_app, flash, redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import LinkPurpose
from esabid.services import links as deeds
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.links import KINDS, LinkForm
from esabid.web.public_address import only_here


@pages.route("/links", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def links():
    """The links given out; a new one is shown on the page that answers, and never again."""
    form, issued, token = LinkForm(), None, ""
    if form.validate_on_submit():
        made = form.attempt(lambda: deeds.issue(
            session(), identity().actor(), purpose=form.purpose.data,
            given_to=form.given_to.data))
        if made is not None:
            issued, token = made
            form = LinkForm(formdata=None)
    base = current_app.config["BASE_URL"]
    return render_template(
        "coordinator/links.html", form=form, issued=issued, token=token, base=base,
        address=base + url_for("leadership.enter", token=token) if token else "",
        only_here=only_here(), kinds=KINDS,
        is_link=bool(issued) and issued.purpose == LinkPurpose.LEADERSHIP, now=tools().now(),
        rows=deeds.to_the_overview(session())), form.status()


@pages.post("/links/<public_id>/revoke")
@allows(Permission.RUN_CAMPAIGN)
def overview_link_revoke(public_id: str):
    row = lookup.link(public_id)
    deeds.end(session(), identity().actor(), row)
    flash(voice().gettext("The link given to %(name)s no longer works.", name=row.given_to))
    return redirect(url_for(".links"))
