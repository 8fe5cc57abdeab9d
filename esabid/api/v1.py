"""The first version of what programs read; nothing here changes anything."""

import json
from pathlib import Path

from flask import Blueprint, current_app, g, jsonify

from esabid import __version__
from esabid.access.guards import allows, session
from esabid.access.identity import key_holder
from esabid.api import errors
from esabid.api.speech import voice
from esabid.domain.errors import NotFound
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.queries import standing
from esabid.queries.campaign import the_campaign
from esabid.wording.progress import as_plain

pages = Blueprint("api", __name__, url_prefix="/api")
errors.answer_for(pages)
_DESCRIPTION = json.loads(Path(__file__).with_name("openapi.json").read_text(encoding="utf-8"))


@pages.before_request
def read_key() -> None:
    """A key sent with the request says who asks, whatever else the browser holds."""
    if (holder := key_holder()) is not None:
        g.identity = holder


@pages.get("/v1/progress")
@allows(Permission.SEE_OVERVIEW)
def progress():
    """The numbers of `esabid progress --json`, by the same function."""
    if (campaign := the_campaign(session())) is None:
        raise NotFound("not_found")
    found = standing.read(session(), campaign, tools().today())
    weak = standing.weak_letters(session(), found.cautious)
    return jsonify(as_plain(found, weak, voice()))


@pages.get("/openapi.json")
@allows(Permission.SEE_PUBLIC)
def openapi():
    return jsonify(_DESCRIPTION | {
        "info": _DESCRIPTION["info"] | {"version": __version__},
        "servers": [{"url": current_app.config["BASE_URL"]}]})
