"""Pages about the site itself, and whether it runs."""

from flask import jsonify, redirect, render_template, url_for

from esabid.access.guards import allows
from esabid.domain.permissions import Permission
from esabid.web.caching import cacheable
from esabid.web.context import campaign
from esabid.web.public import pages


@pages.get("/privacy")
@allows(Permission.SEE_PUBLIC)
@cacheable
def privacy():
    return render_template("public/privacy.html")


@pages.get("/accessibility")
@allows(Permission.SEE_PUBLIC)
@cacheable
def accessibility():
    return render_template("public/accessibility.html")


@pages.get("/start")
@allows(Permission.SEE_PUBLIC)
def start():
    """How to begin a campaign of one's own, where a demo's banner leads to."""
    if campaign() is not None and not campaign().demo:
        return redirect(url_for(".progress"))
    return render_template("public/start.html")


@pages.get("/healthz")
@allows(Permission.SEE_PUBLIC)
def health():
    return jsonify(ok=True)
