"""What everybody may see: the number, its rule, its list and its date."""

from flask import Blueprint

pages = Blueprint("public", __name__)

from esabid.web.public import about, progress  # noqa: E402  (the views hang themselves on `pages`)

__all__ = ["about", "pages", "progress"]
