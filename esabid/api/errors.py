"""From refusals to problem documents (RFC 9457): a status, a code and one clear sentence."""

from http import HTTPStatus

from flask import json, request
from werkzeug.exceptions import HTTPException

from esabid.access.identity import key_holder
from esabid.api.speech import voice
from esabid.domain.errors import (DomainError, IllegalTransition, InvalidValue, NotFound,
                                  NotPermitted, Stale, TooMany)

STATUS = {NotPermitted: 403, NotFound: 404, IllegalTransition: 409, Stale: 409,
          InvalidValue: 422, TooMany: 429}
_HTTP = {404: "not_found", 413: "too_large", 429: "too_many_tries"}


def problem(status: int, error: DomainError, headers: dict | None = None):
    """The answer that says what is wrong."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status,
            "detail": voice().error(error), "code": error.code}
    return (json.dumps(body), status,
            {"Content-Type": "application/problem+json", **(headers or {})})


def _refused(error: DomainError):
    if not isinstance(error, NotPermitted):
        return problem(STATUS.get(type(error), 400), error)
    # RFC 6750, 3: a request without a key is told the scheme, one with a dead key that it is dead.
    dead = ', error="invalid_token"' if key_holder() is not None else ""
    return problem(401, DomainError("key_needed"),
                   {"WWW-Authenticate": f'Bearer realm="esabid"{dead}'})


def _http(error: HTTPException):
    if (code := error.code or 500) < 400:
        return error
    said = _HTTP.get(code, "failed" if code >= 500 else "bad_request")
    kept = {name: value for name, value in error.get_headers() if name == "Allow"}
    return problem(code, DomainError(said), kept)


def init_app(app) -> None:
    """Answer addresses that are not there in the language of programs, too."""
    @app.before_request
    def unknown_address():
        # No blueprint has an address nobody has, so the pages would answer.
        if request.path.startswith("/api/") and request.routing_exception is not None:
            return _http(request.routing_exception)


def answer_for(pages) -> None:
    """Answer the refusals and faults of a blueprint's views."""
    pages.register_error_handler(DomainError, _refused)
    pages.register_error_handler(HTTPException, _http)
