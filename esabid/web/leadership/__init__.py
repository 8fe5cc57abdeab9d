"""Leadership: one number, the rows behind it, and the dossier; nothing here changes anything."""

from flask import Blueprint

pages = Blueprint("leadership", __name__)

from esabid.web.leadership import (  # noqa: E402  (the views hang themselves on `pages`)
    behind, brief, dossiers, entering, forecast, overview, projector)

__all__ = ["behind", "brief", "dossiers", "entering", "forecast", "overview", "pages", "projector"]
