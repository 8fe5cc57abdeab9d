"""One child: started under its limits, listened to, and ended with everything it started."""

import contextlib
import json
import os
import re
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from esabid.isolate.errors import (ChildCrashed, ChildFailed, ChildOutOfMemory, ChildStopped,
                                   ChildTimedOut)
from esabid.isolate.limits import Limits

ROOT = Path(__file__).resolve().parents[2]
MAX_ANSWER = 64 * 1024**2
STDERR_TAIL = 8 * 1024
# How often it is asked whether the answer is still wanted, in seconds.
HEARTBEAT = 0.5


class Child:
    """`python -m module` under limits, for at most so many requests one after the other.

    `stdin` is what Popen takes: a file with the request, or PIPE to be asked line by line.
    """

    def __init__(self, module: str, limits: Limits, stdin, requests: int = 1):
        self.module = module
        self.served = 0
        self.stays = False
        # A file, not a pipe: a child that complains at length never blocks us. Appending, so
        # that it can be emptied between two requests.
        self._complaints = tempfile.TemporaryFile("a+b")
        self._process = subprocess.Popen(
            command(module, limits, requests), stdin=stdin, stdout=subprocess.PIPE,
            stderr=self._complaints, env=environment(), start_new_session=True)

    def ask(self, line: bytes, wall_seconds: float, on_progress=None, wanted=None) -> dict:
        """Hand over a request that fits into a pipe; as `answer`."""
        self._complaints.truncate(0)
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(line)
            self._process.stdin.flush()
        return self.answer(wall_seconds, on_progress, wanted)

    def answer(self, wall_seconds: float, on_progress=None, wanted=None) -> dict:
        """The result of the request; the child's errors as in `run`.

        Afterwards `stays` tells whether the child waits for another request.
        """
        self.stays = False
        final = self._listen(time.monotonic() + wall_seconds, on_progress, wanted)
        self.served += 1
        if final and "result" in final and self.stays:
            return final["result"]
        self.stays = False
        return verdict(self.module, final, self._process.returncode, self._complaints)

    def waits(self) -> bool:
        """Whether it lives and is silent, as a child does that waits for a request."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            return self._process.poll() is None and not selector.select(0)

    def end(self) -> None:
        """Kill the whole process group, so that nothing the child started outlives it."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process.stdout.close()
        if self._process.stdin:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.close()
        self._complaints.close()

    def _listen(self, deadline: float, on_progress, wanted) -> dict | None:
        """The final line, or None when the child ended without one."""
        final, heard = None, 0
        for line in lines(self._process.stdout, deadline, self.module, wanted):
            heard += len(line)
            if heard > MAX_ANSWER:
                raise ChildCrashed(self.module, "answered without end")
            message = parsed(line)
            if "progress" in message and on_progress:
                on_progress(message["progress"], message.get("step", ""))
            if "result" in message or "error" in message:
                final = message
                # The one that was asked by a file reads its end next, and ends.
                self.stays = bool(message.get("stays")) and self._process.stdin is not None
                if self.stays:
                    return final
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(max(0.1, deadline - time.monotonic()))
            return final
        raise ChildTimedOut(self.module, "wall clock")


def command(module: str, limits: Limits, requests: int) -> list[str]:
    """The child's command line; -P keeps the current folder out of its imports."""
    return [sys.executable, "-P", "-m", "esabid.isolate.child", str(limits.address_space),
            str(limits.cpu_seconds), str(limits.file_size), str(requests), module]


def environment() -> dict[str, str]:
    """A minimal environment: settings and secrets of the parent stay with the parent."""
    kept = {key: os.environ[key] for key in ("PATH", "TMPDIR", "TZDIR") if key in os.environ}
    inherited = os.environ.get("PYTHONPATH", "")
    search = os.pathsep.join(filter(None, [str(ROOT), inherited]))
    return {**kept, "LANG": "C.UTF-8", "PYTHONPATH": search, "PYTHONHASHSEED": "0"}


def lines(stream, deadline: float, module: str, wanted=None):
    """Yield the stream's lines until it closes; ChildTimedOut when the deadline passes.

    `wanted()` is asked every half second, if given; ChildStopped as soon as it says no.
    """
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise ChildTimedOut(module, "wall clock")
            if not selector.select(min(left, HEARTBEAT) if wanted else left):
                if wanted and not wanted():
                    raise ChildStopped(module, "not wanted any more")
                continue
            chunk = os.read(stream.fileno(), 65536)
            if not chunk:
                break
            if len(rest) + len(chunk) > MAX_ANSWER:
                raise ChildCrashed(module, "answered without end")
            *whole, rest = (rest + chunk).split(b"\n")
            yield from whole
    if rest:
        yield rest


def parsed(line: bytes) -> dict:
    """The line as an object; anything else a library may have printed counts as silence."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return message if isinstance(message, dict) else {}


def verdict(module: str, answer: dict | None, code: int, complaints) -> dict:
    """The result, or the exception that says how the child ended."""
    if answer and "error" in answer:
        error = answer["error"]
        if error.get("code") == "memory":
            raise ChildOutOfMemory(module, "memory")
        raise ChildFailed(module, str(error.get("code")), str(error.get("message", "")))
    if answer and code == 0:
        return answer["result"]
    if code == -signal.SIGXCPU:
        raise ChildTimedOut(module, "CPU time")
    trace = harmless_trace(complaints)
    if code == -signal.SIGKILL or trace.endswith("MemoryError"):
        raise ChildOutOfMemory(module, "memory")
    raise ChildCrashed(module, f"ended with {code}", trace)


def harmless_trace(complaints) -> str:
    """File names, lines and the error's class out of a traceback: never messages or values."""
    complaints.seek(0, os.SEEK_END)
    complaints.seek(max(0, complaints.tell() - STDERR_TAIL))
    text = complaints.read().decode("utf-8", "replace")
    places = re.findall(r'File "[^"]*?([\w.]+)", line (\d+)', text)[-5:]
    kinds = re.findall(r"^([A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Exit))\b", text, re.M)
    return " ".join([f"{name}:{line}" for name, line in places] + kinds[-1:])
