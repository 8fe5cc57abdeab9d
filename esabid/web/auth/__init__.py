"""Signing in and out, setting a password, and setting the campaign up."""

from flask import Blueprint

pages = Blueprint("auth", __name__)

from esabid.web.auth import set_up, sign_in  # noqa: E402  (the views hang themselves on `pages`)

__all__ = ["pages", "set_up", "sign_in"]
