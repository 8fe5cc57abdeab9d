"""The whole dossier against bare merges of the same letters, and its front matter against others.

Everything runs in a process of its own, in turns, so that all meet the same machine.
"""

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.front import WAYS as FRONTS
from bench.processes import Cost, cost, middle
from bench.sheaf import LIST

from esabid.dossier.careful import limits
from esabid.filestore import LocalStore
from esabid.isolate.process import ROOT, command, environment

WHOLE, BARE, PYPDF = "whole dossier, stored", "bare libqpdf merge", "pypdf merge"
# Sizes of a plain run: `make bench ARGS="dossier 50 500 2000"` asks for more.
SIZES = (50, 500)
_DPI, _TWICE = 200, 310
# WeasyPrint takes a minute for 2,000.
_MOST_FRONTS = 500


def rows(sizes=SIZES, turns: int = 3):
    """Yields the lines of the table: for each number of letters every way, then the growth."""
    found = {}
    for letters in sizes:
        found[letters] = yield from _block(letters, _DPI, turns)
    if len(sizes) > 1:
        small, large = sizes[-2:]
        for name in (WHOLE, BARE):
            yield (f"  growth from {small:,} to {large:,} letters, {name}: wall "
                   f"{_ratio(found, large, small, name, 'wall'):.2f} x, memory "
                   f"{_ratio(found, large, small, name, 'peak'):.2f} x")
    letters = min(500, max(sizes))
    yield from _growth_with_scans(letters, turns)


def _ratio(found, large, small, name, measure) -> float:
    return getattr(found[large][name], measure) / getattr(found[small][name], measure)


def _block(letters: int, dpi: int, turns: int):
    """The lines of one number of letters; returns the medians of all ways."""
    with tempfile.TemporaryDirectory(prefix="esabid-bench-") as name:
        folder = Path(name)
        sheaf = _written(letters, dpi, folder)
        ways = _ways(letters, folder)
        turned = _turns(ways, turns)
    yield (f"dossier of {letters:,} letters, {sheaf['pages']:,} pages, "
           f"{sheaf['bytes'] / 1e6:,.0f} MB {'wall s':>10} {'CPU s':>8} {'MiB':>6} "
           f"{'wall':>8} {'CPU':>8}")
    medians = {way: middle(costs) for way, costs in turned.items()}
    for way, it in medians.items():
        bare = "front matter, ours" if way.startswith("front") else BARE
        ratios = [median(getattr(own, measure) / getattr(other, measure)
                         for own, other in zip(turned[way], turned[bare], strict=True))
                  for measure in ("wall", "cpu")]
        yield (f"  {way:<48} {it.wall:>8.2f} {it.cpu:>8.2f} {it.peak >> 20:>6} "
               f"{ratios[0]:>6.2f} x {ratios[1]:>6.2f} x")
    pairs = zip(turned[WHOLE], turned.get(PYPDF, ()))
    if PYPDF in turned:
        yield (f"  {'whole dossier against pypdf':<48} {'':>24} "
               + " ".join(f"{median(it):>6.2f} x" for it in zip(*(
                   (own.wall / other.wall, own.cpu / other.cpu) for own, other in pairs))))
    absent = [name for name, there in _optional() if not there]
    if absent:
        yield f"  not installed here: {', '.join(absent)}"
    return medians


def _growth_with_scans(letters: int, turns: int):
    """What twice the bytes of the scans cost: ours and the bare merge, and their ratio."""
    with tempfile.TemporaryDirectory(prefix="esabid-bench-") as name:
        folders = [Path(name) / str(dpi) for dpi in (_DPI, _TWICE)]
        sheaves = [_written(letters, dpi, folder) for dpi, folder in
                   zip((_DPI, _TWICE), folders, strict=True)]
        ways = {(way, place): deed for place, folder in enumerate(folders)
                for way, deed in _ways(letters, folder).items() if way in (WHOLE, BARE)}
        turned = _turns(ways, turns)
    more = (sheaves[1]["bytes"] - sheaves[0]["bytes"]) / 1e6
    grown = {way: [(large.wall - small.wall, large.cpu - small.cpu) for small, large in
                   zip(turned[way, 0], turned[way, 1], strict=True)] for way in (WHOLE, BARE)}
    wall, cpu = ((median(it[m] for it in grown[WHOLE]), median(it[m] for it in grown[BARE]))
                 for m in (0, 1))
    yield (f"  scans of {sheaves[1]['bytes'] / sheaves[0]['bytes']:.1f} x the size, {letters:,} "
           f"letters, {more:,.0f} MB more: whole {wall[0]:+.2f} s, bare {wall[1]:+.2f} s: "
           f"{wall[0] / wall[1]:.2f} x; CPU {cpu[0]:+.2f} s, {cpu[1]:+.2f} s: "
           f"{cpu[0] / cpu[1]:.2f} x")


def _written(letters: int, dpi: int, folder: Path) -> dict:
    folder.mkdir(exist_ok=True)
    said = subprocess.run([sys.executable, "-m", "bench.sheaf", str(letters), str(dpi),
                           str(folder)], cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(said.stdout)


def _turns(ways: dict, turns: int) -> dict:
    """Each way's costs, all in turns; of several turns there is one before that does not count."""
    costs = [{way: deed() for way, deed in ways.items()}
             for _ in range(turns + (turns > 1))][turns > 1:]
    return {way: [turn[way] for turn in costs] for way in ways}


def _afresh(folder: Path, deed):
    """The deed, in a folder without the files of the one before: removing half a gigabyte would
    be timed, too."""
    def run() -> Cost:
        for left in (*folder.glob("*.pdf"), *folder.glob("store/*/*")):
            left.unlink()
        return deed()
    return run


def _optional() -> list[tuple[str, bool]]:
    """What is compared where it is installed."""
    return [*((name, importlib.util.find_spec(name) is not None)
              for name in ("pypdf", "weasyprint", "typst")),
            *((name, shutil.which(name) is not None) for name in ("pdfunite", "qpdf"))]


def _ways(letters: int, folder: Path) -> dict:
    """Every way there is here: its name and what runs it once."""
    there = {name for name, found in _optional() if found}
    files, out = (folder / LIST).read_text().splitlines(), str(folder / "merged.pdf")
    ways = {WHOLE: lambda: _whole(letters, folder, "ministry"),
            "the same with signed originals (internal)": lambda: _whole(letters, folder,
                                                                        "internal"),
            BARE: lambda: _python("bench.merge", "libqpdf", folder / LIST, out)}
    if "pypdf" in there:
        ways[PYPDF] = lambda: _python("bench.merge", "pypdf", folder / LIST, out)
    if "pdfunite" in there and letters <= _MOST_FRONTS:
        ways["pdfunite"] = lambda: cost(["pdfunite", *files, out])
    if "qpdf" in there:
        ways["qpdf"] = lambda: cost(["qpdf", "--empty", "--pages", *files, "--", out])
    for way in FRONTS:
        if (way == "ours" or way in there) and letters <= _MOST_FRONTS:
            ways[f"front matter, {way}"] = lambda way=way: _python(
                "bench.front", way, folder / "ministry.json", folder / "front.pdf")
    return {way: _afresh(folder, deed) for way, deed in ways.items()}


def _python(module: str, *arguments) -> Cost:
    return cost([sys.executable, "-P", "-m", module, *map(str, arguments)],
                environment=environment())


def _whole(letters: int, folder: Path, profile: str) -> Cost:
    """The child as the application starts it, and the store that keeps what it made."""
    with open(folder / f"{profile}.json", "rb") as asked:
        child = cost(command("esabid.dossier", limits(letters), 1), asked, environment())
    wall, cpu = time.perf_counter(), time.process_time()
    LocalStore(folder / "store").take(folder / "dossier.pdf")
    return Cost(child.wall + time.perf_counter() - wall,
                child.cpu + time.process_time() - cpu, child.peak)
