"""The desk: pages of the two to five people who run the campaign all day."""

from flask import Blueprint

pages = Blueprint("coordinator", __name__, url_prefix="/desk")

from esabid.web.coordinator import (  # noqa: E402  (the views hang themselves on `pages`)
    accounts, asks, claims, dossiers, institutions, letter_files, letter_steps, letters, links,
    settings, today)

__all__ = ["accounts", "asks", "claims", "dossiers", "institutions", "letter_files",
           "letter_steps", "letters", "links", "pages", "settings", "today"]
