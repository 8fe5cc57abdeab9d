"""Children that stay for the next request, where many files arrive."""

import json
import subprocess
import threading
import time
from dataclasses import replace

from esabid.isolate.errors import ChildCrashed, ChildOutOfMemory
from esabid.isolate.limits import Limits
from esabid.isolate.places import PLACES
from esabid.isolate.process import Child
from esabid.isolate.run import run

# What every pipe takes at once; a longer request could block us.
PIPE = 16 * 1024


class Warm:
    """Runs requests of one module as `run` does, without a new child for each.

    A child serves one request after the other and is ended after `most` of them, after `idle`
    seconds without one (at the latest after twice as many), after any error or time-out, when it
    says that the request was one to be wary of, and when its memory has grown. Each request has
    the full CPU seconds and wall clock. Idle children count among the two that may live, and give
    way to others.

    The price: files that come together share a process. A file that took over its child could
    see and change the answers about those that follow in it, which a child of their own would
    prevent; the limits, the missing network and the end after anything suspicious stay.
    """

    def __init__(self, module: str, limits: Limits = Limits(), *, most: int = 50,
                 idle: float = 20):
        self._module, self._limits = module, limits
        self._most, self._idle = most, idle
        self._closed = False
        self._lock, self._timer = threading.Lock(), None

    def __enter__(self) -> "Warm":
        return self

    def __exit__(self, *_error) -> None:
        self.close()

    def run(self, request: dict, on_progress=None) -> dict:
        """The answer to one request; raises as `run` does. Threads may call it side by side."""
        line = json.dumps(request).encode() + b"\n"
        if len(line) > PIPE:
            return run(self._module, request, self._limits, on_progress)
        began = time.monotonic()
        child, used = PLACES.take(self), False
        try:
            if child is not None and not child.waits():
                child.end()
                child = None
            used = child is not None
            child = child or Child(self._module, self._limits, subprocess.PIPE, self._most)
            return child.ask(line, self._limits.wall_seconds, on_progress)
        except (ChildCrashed, ChildOutOfMemory):
            if not used:
                raise
        finally:
            self._leave(child)
        # It may have been what an earlier file left behind: this one is asked for by itself.
        left = self._limits.wall_seconds - (time.monotonic() - began)
        return run(self._module, request, replace(self._limits, wall_seconds=max(1, left)),
                   on_progress)

    def close(self) -> None:
        """End the idle children; those at work end with it."""
        self._closed = True
        PLACES.retire(self)

    def _leave(self, child: Child | None) -> None:
        """Let a child that stays wait for its next request; end any other."""
        if child is not None and child.stays and child.served < self._most and not self._closed:
            PLACES.rest(self, child)
            with self._lock:
                self._watch()
            return
        if child is not None:
            child.end()
        PLACES.give()

    def _watch(self) -> None:
        """Look after the idle children, with one thread for all of them."""
        if self._timer is None:
            self._timer = threading.Timer(self._idle, self._look)
            self._timer.daemon = True
            self._timer.start()

    def _look(self) -> None:
        with self._lock:
            self._timer = None
            if PLACES.retire(self, self._idle):
                self._watch()
