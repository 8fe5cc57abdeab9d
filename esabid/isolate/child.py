"""The child's side: takes its limits on first, runs the module then, and speaks JSON lines.

`python -m esabid.isolate.child ADDRESS_SPACE CPU_SECONDS FILE_SIZE REQUESTS MODULE` runs MODULE as
a main program. A module that has a plain function for its work calls `serve(main)` at its end.
"""

import json
import math
import os
import re
import resource
import runpy
import sys
from pathlib import Path

# From linux/sched.h; os.unshare appears only in Python 3.12.
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
# A child whose memory has grown by so much is not kept for another request.
GROWTH = 256 * 1024**2
# Where Linux says what this very program has held; getrusage says what its parent held, too.
STATUS = Path("/proc/self/status")


def confine(address_space: int, cpu_seconds: int, file_size: int, requests: int) -> None:
    """Take on the limits (bytes, seconds, bytes) and, where the system allows, leave the network.

    A system that cannot limit one of them (macOS knows no address space limit) leaves it out.
    """
    leave_network()
    wanted = (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, file_size, file_size),
        # The soft limit ends the child with a signal of its own; the hard one is a safety net.
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds * requests + 2),
        (resource.RLIMIT_AS, address_space, address_space),
    )
    for which, soft, hard in wanted:
        try:
            resource.setrlimit(which, (soft, hard))
        except (OSError, ValueError):
            continue


def allow_seconds(cpu_seconds: int) -> None:
    """Move the soft limit of CPU time so that the next request has all its seconds."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard == resource.RLIM_INFINITY:
        return
    soft = math.ceil(usage.ru_utime + usage.ru_stime) + cpu_seconds
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (min(soft, hard), hard))
    except (OSError, ValueError):
        pass


def peak() -> int:
    """The most memory this process has held so far, in bytes."""
    if STATUS.exists() and (found := re.search(r"VmHWM:\s*(\d+) kB", STATUS.read_text())):
        return int(found[1]) * 1024
    # macOS counts bytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def leave_network() -> bool:
    """Move into an empty network of our own; False where the system does not allow it."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # only here: the parent never needs it

    return ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0


class Refusal(Exception):
    """Raised by a child's work to end with an error the parent understands."""

    def __init__(self, code: str, message: str = ""):
        super().__init__(code)
        self.code = code
        self.message = message


def serve(main, harmless=lambda result: False) -> None:
    """Answer requests from standard input, one a line, by `main(request, report)`.

    `report(percent, step)` tells the parent how far the work is. Whatever libraries print goes to
    standard error, so that it cannot be taken for an answer. After a result that is `harmless`
    the child waits for another request, after any other it ends; one that is run for a single
    request finds no other.
    """
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    cpu_seconds, _ = resource.getrlimit(resource.RLIMIT_CPU)
    enough, stays = peak() + GROWTH, True

    def say(line: dict) -> None:
        answers.write(json.dumps(line) + "\n")
        answers.flush()

    def report(percent: int, step: str = "") -> None:
        say({"progress": percent, "step": step})

    while stays and (line := sys.stdin.readline()):
        stays = False
        try:
            result = main(json.loads(line), report)
        except Refusal as refusal:
            say({"error": {"code": refusal.code, "message": refusal.message}})
        except MemoryError:
            say({"error": {"code": "memory", "message": ""}})
        else:
            stays = harmless(result) and peak() < enough
            # Before the parent may send more: no request runs on what an earlier one left.
            allow_seconds(cpu_seconds)
            say({"result": result, "stays": stays})
    answers.close()


if __name__ == "__main__":
    # The installed name is the one other modules import, so Refusal is one class for all of them.
    from esabid.isolate import child

    child.confine(*(int(value) for value in sys.argv[1:5]))
    module = sys.argv[5]
    sys.argv = [module]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
