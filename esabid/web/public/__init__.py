"""What everybody may see: the number, its rule, its list and its date."""

from flask import Blueprint, jsonify, redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.figures.bars import goal_bar
from esabid.queries import progress as numbers
from esabid.web.charts import progress_lines
from esabid.web.context import campaign

pages = Blueprint("public", __name__)


@pages.get("/")
@allows(Permission.SEE_PUBLIC)
def progress():
    if campaign() is None:
        return render_template("public/not_yet.html")
    counted = numbers.counted(session())
    read = numbers.read(session(), campaign().aims, tools().today(), counted)
    named, unnamed = numbers.named_supporters(session(), counted)
    return render_template("public/home.html", progress=read, named=named, unnamed=unnamed,
                           bar=goal_bar(read.verified, read.goal), lines=progress_lines(read))


@pages.get("/privacy")
@allows(Permission.SEE_PUBLIC)
def privacy():
    return render_template("public/privacy.html")


@pages.get("/accessibility")
@allows(Permission.SEE_PUBLIC)
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
