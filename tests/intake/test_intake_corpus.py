"""The folder of odd, broken and hostile files gets the verdicts written beside them."""

import csv
import os
import time
from pathlib import Path

import pytest

from esabid.intake import receive

pytestmark = pytest.mark.corpus


def rows():
    """The lines of corpus.csv; none where no corpus is named."""
    folder = os.environ.get("ESABID_TEST_CORPUS")
    if not folder:
        return []
    with (Path(folder) / "corpus.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def verdicts(row):
    """The verdicts that will do; cleaned or not, a file taken is a file taken."""
    named = [row["expected"], *row["also_ok"].split(";")]
    return {"reject" if name.startswith("reject") else "accept" for name in named if name}


# One placeholder keeps the parameter list from being empty where no corpus is named.
@pytest.mark.parametrize("row", rows() or [{"file": "none"}], ids=lambda row: row["file"])
def test_corpus_file_gets_its_verdict(row, tmp_path):
    path = Path(os.environ["ESABID_TEST_CORPUS"]) / row["file"]
    began = time.monotonic()
    outcome = receive(path, name=path.name, workdir=tmp_path)
    seconds = time.monotonic() - began
    assert seconds < 30
    verdict = "reject" if outcome.refused else "accept"
    assert row["policy_dependent"] or verdict in verdicts(row), outcome.findings
