"""Runs risky or heavy work in a child process with limits on memory, time and file size."""

from esabid.isolate.errors import (
    ChildCrashed,
    ChildError,
    ChildFailed,
    ChildOutOfMemory,
    ChildStopped,
    ChildTimedOut,
)
from esabid.isolate.limits import Limits
from esabid.isolate.run import run, run_with_secret
from esabid.isolate.warm import Warm

__all__ = ["ChildCrashed", "ChildError", "ChildFailed", "ChildOutOfMemory", "ChildStopped",
           "ChildTimedOut", "Limits", "Warm", "run", "run_with_secret"]
