"""Keys for lists: a page that says what they do; static/js/keys.js does it, and turns them off."""

from flask import render_template

from esabid.access.guards import allows
from esabid.domain.permissions import Permission
from esabid.web.coordinator import pages


@pages.get("/keys")
@allows(Permission.SEE_DESK)
def keys():
    return render_template("coordinator/keys.html")
