"""Answers that are the same for everybody are kept by browsers and proxies for a minute."""

from functools import wraps

from flask import make_response, request, session

# Fresh enough for a number that changes a few times a day, and kind to a press day.
_PUBLIC = "public, max-age=60"
_OWN = "private, no-cache"
# What a session holds of somebody who chose a language and is nobody we know: flask-login notes
# in every session that it was not signed in just now.
_OF_A_VISITOR = {"lang", "_fresh"}


def cacheable(view):
    """Give a public view's answer an ETag, and let it be kept where it holds nothing of a reader.

    Only an answer to a browser that brings no session, and is given none, may be kept by others.
    One that brought its choice of language may keep the answer and has to ask each time whether
    it still holds; whoever is signed in, came by a link or is shown a message keeps nothing.
    """
    @wraps(view)
    def answered(*args, **kwargs):
        # Read before the view, which takes the messages it shows out of the session.
        brought = set(session)
        response = make_response(view(*args, **kwargs))
        if not brought and not session:
            response.headers["Cache-Control"] = _PUBLIC
        elif brought | set(session) <= _OF_A_VISITOR:
            response.headers["Cache-Control"] = _OWN
        else:
            return response
        response.vary.add("Cookie")
        response.add_etag()
        return response.make_conditional(request)
    return answered
