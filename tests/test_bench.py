"""The benchmarks run, on few rows, and measure what they say."""

import subprocess
import sys
from pathlib import Path

from bench import listing

ROOT = Path(__file__).resolve().parents[1]
CODE = """
from bench import forecast, intake, listing, plan, progress
from bench.many_rows import TODAY, many_rows
from esabid.queries import progress as numbers
for row in (*progress.rows(60, 30), *forecast.rows(60), *plan.rows(60, 30),
            *listing.rows(60, 30), *intake.rows(4)):
    print(row)
with many_rows(60, 30) as (session, campaign, file):
    read = numbers.read(session, campaign.aims, TODAY)
    states = [why.value for why in numbers.counted(session).reasons.values()]
    # The baseline knows no further letters; all else it counts is counted.
    print(progress.naive(file)[0] - states.count("further_letter") == read.verified)
"""


def test_benchmarks_print_a_line_for_each_measure():
    told = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    *lines, naive = told.stdout.splitlines()
    assert ([line.split("  ")[0] for line in lines], [" x  " in line for line in lines], naive) == (
        ["progress, 30 letters", "standing: caution and forecast too",
         "forecast, 60 institutions", "the same, kept by its data", "plan of 30 rows",
         *listing.PAGES, "check of 4 letters, each"],
        [True] * 12, "True")
    assert [line.rsplit("; ", 1)[1] for line in (*lines[:2], *lines[4:-1])] == [
        "4 statements", "7 statements", "4 statements", *["9 statements"] * 6]


DOSSIER = """
from bench import dossier
for row in dossier.rows((6,), turns=1):
    print(row)
"""


def test_dossier_is_measured_beside_bare_merges():
    told = subprocess.run([sys.executable, "-c", DOSSIER], cwd=ROOT, capture_output=True,
                          text=True)
    assert told.returncode == 0, told.stderr
    head, *lines = told.stdout.splitlines()
    ways = [line.split("  ")[1] for line in lines]
    assert (head.split(",")[0], ways[:3], ways[-1].split(",")[0][:8], "front matter, ours" in ways
            ) == ("dossier of 6 letters", [
                "whole dossier, stored", "the same with signed originals (internal)",
                "bare libqpdf merge"], "scans of", True)
