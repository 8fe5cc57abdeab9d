"""What a process costs: seconds by the clock and of processor, and its most memory.

Run as a program it starts the command it is given and prints that. It stands between, because the
system counts what the starting process holds as the started one's own memory, too.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds of processor, and bytes of memory at the most."""

    wall: float
    cpu: float
    peak: int


def cost(command: list[str], stdin=None, environment=None) -> Cost:
    """Run the command to its end; its own output goes nowhere. Raises where it fails."""
    done = subprocess.run([sys.executable, "-I", "-S", __file__, *command],
                          stdin=stdin or subprocess.DEVNULL, env=environment, text=True,
                          capture_output=True)
    if done.returncode:
        raise RuntimeError(f"{command[:4]} failed: {done.stderr[-500:]}")
    return Cost(**json.loads(done.stdout))


def middle(costs: list[Cost]) -> Cost:
    """The median of each measure."""
    return Cost(*(median(getattr(it, name) for it in costs) for name in ("wall", "cpu", "peak")))


def main(command: list[str]) -> int:
    """Run the command and print its cost as JSON; returns what it ended with."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts kibibytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    print(json.dumps({"wall": time.perf_counter() - begun, "cpu": used.ru_utime + used.ru_stime,
                      "peak": used.ru_maxrss * unit}))
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
