"""Measuring in pairs: ours and a bare baseline in turns, so that both meet the same machine."""

import gc
import time
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Pair:
    """Medians of both in milliseconds of processor time (all work is done in this process, and
    neighbours on the machine do not count), and the median of the ratios of each turn.
    """

    ours: float
    baseline: float
    ratio: float


def measured(ours, baseline, turns: int = 7) -> Pair:
    """Call `ours` and `baseline` in turns, after one turn that is not counted."""
    times = [(_milliseconds(ours), _milliseconds(baseline)) for _ in range(turns + 1)][1:]
    return Pair(median(it for it, _ in times), median(it for _, it in times),
                median(it / bare for it, bare in times))


def _milliseconds(work) -> float:
    gc.collect()
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def line(name: str, pair: Pair, against: str, note: str = "") -> str:
    """One row of the table."""
    return (f"{name:<44} {pair.ours:>9.1f} ms {pair.baseline:>9.1f} ms {pair.ratio:>8.2f} x  "
            f"{against}{'; ' + note if note else ''}")
