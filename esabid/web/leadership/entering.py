"""The link without a password: remembered by being opened, and nothing is written down."""

from flask import redirect, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import welcome
from esabid.domain.errors import NotFound
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import LinkPurpose
from esabid.services import links
from esabid.web.leadership import pages


@pages.get("/l/<token>")
@allows(Permission.SEE_PUBLIC)
def enter(token: str):
    """Remember the link in this browser and go to the clean page."""
    link = links.find(session(), token, LinkPurpose.LEADERSHIP, tools().now())
    if link is None:
        raise NotFound("link_dead")
    welcome(link)
    return redirect(url_for(".overview"), 303)
