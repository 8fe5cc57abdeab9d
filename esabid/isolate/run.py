"""One piece of work in a child process of its own."""

import json
import subprocess
import tempfile

from esabid.isolate.limits import Limits
from esabid.isolate.places import PLACES
from esabid.isolate.process import Child


def run(module: str, request: dict, limits: Limits = Limits(), on_progress=None,
        wanted=None) -> dict:
    """Run `python -m module` as a limited child; return the `result` it answers with.

    The child reads the request as JSON from standard input and writes JSON lines:
    `{"progress": 40, "step": "..."}` goes to `on_progress(percent, step)`, `{"result": {...}}`
    is returned, `{"error": {"code", "message"}}` raises ChildFailed. Also raises ChildTimedOut,
    ChildOutOfMemory and ChildCrashed, and ChildStopped once `wanted()`, asked every half second,
    says no. At most two children live at once; others wait their turn.
    """
    with PLACES.one(), tempfile.TemporaryFile() as questions:
        # A file, not a pipe: a child that reads late never blocks us.
        questions.write(json.dumps(request).encode())
        questions.seek(0)
        child = Child(module, limits, questions)
        try:
            return child.answer(limits.wall_seconds, on_progress, wanted)
        finally:
            child.end()


def run_with_secret(module: str, request: dict, limits: Limits = Limits()) -> dict:
    """As `run`, for a small request that must never lie on a disk, not even for a moment.

    It goes through a pipe; the module reads it line by line, as `esabid.isolate.child.serve` does.
    """
    with PLACES.one():
        child = Child(module, limits, subprocess.PIPE)
        try:
            return child.ask(json.dumps(request).encode() + b"\n", limits.wall_seconds)
        finally:
            child.end()
