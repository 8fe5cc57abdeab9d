"""What is logged: never the token of a personal link, with which anybody could come in."""

import logging
import re

_TOKENS = re.compile(r"(/(?:p|l|set-up|set-password)/)[^/\s?]+")


class _Scrub(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _TOKENS.sub(r"\1…", record.getMessage()), None
        return True


def init_app(app) -> None:
    """Cut the tokens out of what the application logs about a request."""
    app.logger.addFilter(_Scrub())
