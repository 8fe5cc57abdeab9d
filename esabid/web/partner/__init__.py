"""The partner's page: where a letter stands, in plain words, without an account."""

from flask import Blueprint, redirect, render_template, session, url_for

from esabid.access.guards import allows
from esabid.access.guards import session as database
from esabid.access.identity import identity
from esabid.domain.errors import NotFound
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import Institution, LinkPurpose
from esabid.queries import institutions, letters, progress
from esabid.services import links

pages = Blueprint("partner", __name__)


@pages.get("/p/<token>")
@allows(Permission.SEE_PUBLIC)
def enter(token: str):
    """Remember the link in this browser and go to the clean page; nothing is written down."""
    link = links.find(database(), token, LinkPurpose.PARTNER, tools().now())
    if link is None:
        raise NotFound("link_dead")
    session["link"] = link.id
    return redirect(url_for(".status"), 303)


@pages.get("/p")
@allows(Permission.SEE_OWN_LETTER)
def status():
    row = database().get(Institution, identity().institution_id)
    return render_template(
        "partner/status.html", institution=row, letters=letters.of_institution(database(), row),
        reasons=progress.counted(database()).reasons,
        status=institutions.status_of(database(), row, tools().today()))
