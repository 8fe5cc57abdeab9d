"""The check of 300 ordinary letters in children that stay, against a child for each letter."""

import resource
import tempfile
from datetime import date
from itertools import count
from pathlib import Path

from bench.pairs import Pair, line

from esabid.demo.cast import players
from esabid.demo.papers import paper
from esabid.intake import receive, warm_child
from esabid.paths import asset_folder

# With a child for each, every tenth letter says enough.
EVERY = 10


def ordinary(letters: int, folder: Path) -> list[Path]:
    """Invented letters as they come: exports, scans, faxes, photographs."""
    fonts, cast, found = asset_folder("static") / "fonts", players(), []
    for number in range(1, letters + 1):
        name, data = paper((cast[number % len(cast)],), date(2026, 3, 3), number=number,
                           fonts=fonts)
        found.append(folder / f"{number}-{name}")
        found[-1].write_bytes(data)
    return found


def checked(paths: list[Path], folder: Path, numbers, run=None) -> None:
    """Check the letters one after the other; all of them are taken."""
    for path in paths:
        workdir = folder / f"work-{next(numbers)}"
        workdir.mkdir()
        outcome = receive(path, name=path.name, workdir=workdir, run=run)
        if not outcome.prepared:
            raise AssertionError(f"{path.name} was refused: {outcome.findings}")


def seconds() -> float:
    """CPU seconds of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(it.ru_utime + it.ru_stime for it in used)


def rows(letters: int = 300):
    """Yields the line of the table: CPU of parent and child, a letter."""
    with tempfile.TemporaryDirectory() as name:
        folder, numbers = Path(name), count(1)
        paths = ordinary(letters, folder)
        some = paths[::EVERY]
        began = seconds()
        with warm_child() as pool:
            checked(paths, folder, numbers, pool.run)
        between = seconds()
        checked(some, folder, numbers)
        ours, alone = (between - began) / len(paths), (seconds() - between) / len(some)
        yield line(f"check of {letters:,} letters, each", Pair(
            ours * 1000, alone * 1000, ours / alone), "a child of its own for each letter")
