"""From refusals to answers: one clear sentence in the reader's language, with the right status."""

from flask import redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from esabid.access.identity import identity, was_guest
from esabid.domain.errors import (DomainError, IllegalTransition, InvalidValue, NotFound,
                                  NotPermitted, Stale, TooMany)
from esabid.web.context import voice

STATUS = {NotPermitted: 403, NotFound: 404, IllegalTransition: 409, Stale: 409,
          InvalidValue: 422, TooMany: 429}
_HTTP = {400: "bad_request", 403: "not_permitted", 404: "not_found", 405: "bad_request",
         413: "too_large", 429: "too_many_tries"}


def by_program() -> bool:
    """Whether a script of a page asks, which reads plain values instead of a page."""
    return request.accept_mimetypes.best == "application/json"


def page(status: int, code: str, **values):
    """The error page for a code of wording.errors; for a script its sentence alone."""
    return said(status, DomainError(code, **values))


def said(status: int, error: DomainError):
    """The page of one refusal; for a script its sentence alone."""
    if by_program():
        return {"error": {"code": error.code, "message": voice().error(error)}}, status
    return render_template("errors/error.html", code=status, message=voice().error(error)), status


def init_app(app) -> None:
    """Answer refusals, wrong addresses and our own faults."""
    @app.errorhandler(DomainError)
    def refused(error):
        if isinstance(error, NotPermitted) and not identity().signed_in:
            if request.blueprint == "partner" or request.blueprint == "leadership" and was_guest():
                return page(404, "link_dead")
            # A piece asked for by script is refused where it stands; the page around it stays.
            if request.method in ("GET", "HEAD") and "HX-Request" not in request.headers:
                return redirect(url_for("auth.sign_in", next=request.full_path))
        status = next((STATUS[it] for it in type(error).__mro__ if it in STATUS), 400)
        return said(status, error)

    @app.errorhandler(CSRFError)
    def expired_form(error):
        return page(400, "form_expired")

    @app.errorhandler(HTTPException)
    def http(error):
        if error.code is None or error.code < 400:
            return error
        if isinstance(error, SecurityError):
            return error  # Under a strange Host there is no address to build a page with.
        # What a 405 has to say besides its sentence: the methods that are allowed.
        kept = {name: value for name, value in error.get_headers() if name == "Allow"}
        return *page(error.code, _HTTP.get(error.code, "failed" if error.code >= 500
                                           else "bad_request")), kept

    @app.errorhandler(500)
    def failed(error):
        return page(500, "failed")
