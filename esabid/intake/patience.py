"""Ends a piece of the child's work that takes too long, so that the rest still gets its turn."""

import signal
from contextlib import contextmanager


class TooLong(BaseException):
    """The CPU seconds are over; no Exception, so that no library takes it for one of its own."""


@contextmanager
def patience(seconds: float):
    """Raise TooLong inside the block after so many CPU seconds; for the main thread only."""
    before = signal.signal(signal.SIGVTALRM, _over)
    # Again and again, should something swallow the first.
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _over(_number, _frame):
    raise TooLong
