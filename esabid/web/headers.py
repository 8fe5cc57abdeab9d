"""Headers of every answer: nothing runs or loads that is not ours."""

from flask import request

_CSP = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'")
# Of a served letter even an opened tab may do nothing at all.
FILE_CSP = "sandbox; default-src 'none'"
# `no-referrer` would make the forms' protection refuse every POST over HTTPS.
_HEADERS = {
    "Content-Security-Policy": _CSP,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=()",
}


def init_app(app) -> None:
    """Put the headers on every answer; pages are never cached, static files by their hash."""
    @app.after_request
    def add_headers(response):
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if request.endpoint == "static":
            response.cache_control.public = True
            response.cache_control.max_age = 31536000 if "v" in request.args else 3600
        elif "Cache-Control" not in response.headers:
            response.cache_control.no_store = True
        if request.is_secure:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response
