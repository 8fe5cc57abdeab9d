"""Twenty bombs at once: a verdict on each in time, a flat parent, and nobody left behind."""

import os
import resource
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import bombs
import odd_files
import pytest
from test_intake_corpus import rows

from esabid.intake import IntakeLimits, receive, warm_child
from esabid.isolate import Limits

# What ru_maxrss counts in, and how much a parent may grow by noise.
UNIT = 1 if sys.platform == "darwin" else 1024
GROWTH = 48 * 1024**2
AT_ONCE = 2


def children() -> list[str]:
    """The living children of this process."""
    told = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = place.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == os.getpid() and state != "Z":
            told.append(place.parent.name)
    return told


def explode(paths, limits):
    """Check all files side by side: (name, seconds, outcome) of each, and the parent's growth."""
    def one(path):
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            outcome = receive(path, name=path.name, workdir=Path(folder), limits=limits,
                              run=pool.run)
        return path.name, time.monotonic() - began, outcome
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with warm_child(limits) as pool, ThreadPoolExecutor(AT_ONCE) as threads:
        told = list(threads.map(one, paths))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * UNIT
    return told, grown


def test_twenty_bombs_are_refused_in_time_and_leave_nothing(tmp_path):
    paths = []
    for number, (name, content) in enumerate(bombs.many()):
        paths.append(tmp_path / f"{number}-{name}")
        paths[-1].write_bytes(content)
    limits = IntakeLimits(child=Limits(cpu_seconds=4, wall_seconds=10))
    there = children()
    told, grown = explode(paths, limits)
    kept = sorted({name.partition("-")[2] for name, _, outcome in told if not outcome.refused})
    # Deep arrays are dropped with a repair, and the letter around them is whole.
    assert (len(told), kept) == (20, ["nested.pdf"])
    assert [name for name, seconds, _ in told if seconds > 14] == []
    assert grown < GROWTH
    assert children() == there


def test_a_letter_is_checked_while_bombs_are(tmp_path):
    for name, content in (("slow", bombs.slow()), ("letter", odd_files.letter())):
        (tmp_path / name).write_bytes(content)
        (tmp_path / f"{name}-work").mkdir()

    def check(name):
        limits = IntakeLimits(child=Limits(cpu_seconds=4, wall_seconds=8))
        outcome = receive(tmp_path / name, name=f"{name}.pdf", workdir=tmp_path / f"{name}-work",
                          limits=limits)
        return outcome.refused, time.monotonic()
    with ThreadPoolExecutor(2) as threads:
        slow, letter = threads.map(check, ("slow", "letter"))
    assert (slow[0], letter[0], letter[1] < slow[1]) == (True, False, True)


@pytest.mark.corpus
def test_bombs_of_the_corpus_at_once():
    folder = Path(os.environ["ESABID_TEST_CORPUS"])
    paths = [folder / row["file"] for row in rows() if row["category"] == "loops-bombs"] * 2
    there = children()
    told, grown = explode(paths[:20], IntakeLimits())
    assert len(told) == 20
    assert [name for name, seconds, _ in told if seconds > 30] == []
    assert grown < GROWTH
    assert children() == there
