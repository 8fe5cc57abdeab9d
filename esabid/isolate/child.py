"""The child's side: takes its limits on first, runs the module then, and speaks JSON lines.

`python -m esabid.isolate.child ADDRESS_SPACE CPU_SECONDS FILE_SIZE MODULE` runs MODULE as a main
program. A module that has a plain function for its work calls `serve(main)` at its end.
"""

import json
import os
import resource
import runpy
import sys

# From linux/sched.h; os.unshare appears only in Python 3.12.
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000


def confine(address_space: int, cpu_seconds: int, file_size: int) -> None:
    """Take on the limits (bytes, seconds, bytes) and, where the system allows, leave the network.

    A system that cannot limit one of them (macOS knows no address space limit) leaves it out.
    """
    leave_network()
    wanted = (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, file_size, file_size),
        # The soft limit ends the child with a signal of its own; the hard one is a safety net.
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 2),
        (resource.RLIMIT_AS, address_space, address_space),
    )
    for which, soft, hard in wanted:
        try:
            resource.setrlimit(which, (soft, hard))
        except (OSError, ValueError):
            continue


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


def serve(main) -> None:
    """Read the request from standard input, run `main(request, report)`, write its result.

    `report(percent, step)` tells the parent how far the work is. Whatever libraries print goes to
    standard error, so that it cannot be taken for an answer.
    """
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(line: dict) -> None:
        answers.write(json.dumps(line) + "\n")
        answers.flush()

    def report(percent: int, step: str = "") -> None:
        say({"progress": percent, "step": step})

    request = json.load(sys.stdin)
    try:
        result = main(request, report)
    except Refusal as refusal:
        say({"error": {"code": refusal.code, "message": refusal.message}})
    except MemoryError:
        say({"error": {"code": "memory", "message": ""}})
    else:
        say({"result": result})
    answers.close()


if __name__ == "__main__":
    # The installed name is the one other modules import, so Refusal is one class for all of them.
    from esabid.isolate import child

    child.confine(*(int(value) for value in sys.argv[1:4]))
    module = sys.argv[4]
    sys.argv = [module]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
