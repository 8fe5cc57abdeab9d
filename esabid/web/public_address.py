"""Where strangers reach this installation, if they can: no link is printed that leads nowhere."""

from urllib.parse import urlsplit

from flask import current_app, url_for

_ONLY_HERE = ("localhost", "127.0.0.1", "0.0.0.0", "::1")


def only_here() -> bool:
    """Whether the base address is one that only this machine can open."""
    return urlsplit(current_app.config["BASE_URL"]).hostname in _ONLY_HERE


def public_page() -> str:
    """The address of the public page; empty where only this machine could open it."""
    return "" if only_here() else current_app.config["BASE_URL"] + url_for("public.progress")
