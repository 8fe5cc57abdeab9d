"""Starts a child, listens to its JSON lines, and ends it and everything it started."""

import contextlib
import json
import os
import re
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from esabid.isolate.errors import ChildCrashed, ChildFailed, ChildOutOfMemory, ChildTimedOut
from esabid.isolate.limits import Limits

ROOT = Path(__file__).resolve().parents[2]
# More at once would only make each slower and the sum of their memory dangerous.
PLACES = threading.BoundedSemaphore(2)
MAX_ANSWER = 64 * 1024**2
STDERR_TAIL = 8 * 1024


def run(module: str, request: dict, limits: Limits = Limits(), on_progress=None) -> dict:
    """Run `python -m module` as a limited child; return the `result` it answers with.

    The child reads the request as JSON from standard input and writes JSON lines:
    `{"progress": 40, "step": "..."}` goes to `on_progress(percent, step)`, `{"result": {...}}`
    is returned, `{"error": {"code", "message"}}` raises ChildFailed. Also raises ChildTimedOut,
    ChildOutOfMemory and ChildCrashed. At most two children live at once; others wait their turn.
    """
    with PLACES, tempfile.TemporaryFile() as questions, tempfile.TemporaryFile() as complaints:
        # Files, not pipes: a child that reads late or complains at length never blocks us.
        questions.write(json.dumps(request).encode())
        questions.seek(0)
        process = subprocess.Popen(
            command(module, limits), stdin=questions, stdout=subprocess.PIPE, stderr=complaints,
            env=environment(), start_new_session=True)
        try:
            answer = listen(process, module, limits, on_progress)
            process.wait()
        finally:
            end(process)
        return verdict(module, answer, process.returncode, complaints)


def command(module: str, limits: Limits) -> list[str]:
    """The child's command line; -P keeps the current folder out of its imports."""
    return [sys.executable, "-P", "-m", "esabid.isolate.child", str(limits.address_space),
            str(limits.cpu_seconds), str(limits.file_size), module]


def environment() -> dict[str, str]:
    """A minimal environment: settings and secrets of the parent stay with the parent."""
    kept = {key: os.environ[key] for key in ("PATH", "TMPDIR", "TZDIR") if key in os.environ}
    inherited = os.environ.get("PYTHONPATH", "")
    search = os.pathsep.join(filter(None, [str(ROOT), inherited]))
    return {**kept, "LANG": "C.UTF-8", "PYTHONPATH": search, "PYTHONHASHSEED": "0"}


def listen(process, module: str, limits: Limits, on_progress) -> dict | None:
    """The child's final line, or None when it ended without one."""
    deadline = time.monotonic() + limits.wall_seconds
    final, heard = None, 0
    for line in lines(process.stdout, deadline, module):
        heard += len(line)
        if heard > MAX_ANSWER:
            raise ChildCrashed(module, "answered without end")
        message = parsed(line)
        if "progress" in message and on_progress:
            on_progress(message["progress"], message.get("step", ""))
        if "result" in message or "error" in message:
            final = message
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(max(0.1, deadline - time.monotonic()))
        return final
    raise ChildTimedOut(module, "wall clock")


def lines(stream, deadline: float, module: str):
    """Yield the stream's lines until it closes; ChildTimedOut when the deadline passes."""
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise ChildTimedOut(module, "wall clock")
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
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}


def end(process) -> None:
    """Kill the whole process group, so that nothing the child started outlives it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()


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
