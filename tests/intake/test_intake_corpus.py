"""The folder of odd, broken and hostile files: verdicts, limits, what is left, and the look."""

import csv
import os
import subprocess
import time
from pathlib import Path

import pdf_looks
import pytest

from esabid.domain.findings import FindingCode
from esabid.intake import receive, warm_child

pytestmark = pytest.mark.corpus
SHARE = 0.98


def rows():
    """The lines of corpus.csv; none where no corpus is named."""
    folder = os.environ.get("ESABID_TEST_CORPUS")
    if not folder:
        return []
    with (Path(folder) / "corpus.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def wanted(row):
    """The verdicts that will do; cleaned or not, a file taken is a file taken."""
    named = [row["expected"], *row["also_ok"].split(";")]
    return {"reject" if name.startswith("reject") else "accept" for name in named if name}


def verdict(outcome):
    """An e-mail, a container or a text document is no letter, though it may be kept with one."""
    return "accept" if outcome.prepared else "reject"


@pytest.fixture(scope="module")
def children():
    with warm_child() as pool:
        yield pool


@pytest.fixture(scope="module")
def verdicts():
    return []


# One placeholder keeps the parameter list from being empty where no corpus is named.
@pytest.mark.parametrize("row", rows() or [{"file": "none"}], ids=lambda row: row["file"])
def test_corpus_file_gets_its_verdict(row, tmp_path, children, verdicts):
    path = Path(os.environ["ESABID_TEST_CORPUS"]) / row["file"]
    began = time.monotonic()
    outcome = receive(path, name=path.name, workdir=tmp_path, run=children.run)
    seconds = time.monotonic() - began
    assert seconds < 30
    verdicts.append(verdict(outcome) in wanted(row))
    assert row["policy_dependent"] or verdicts[-1], outcome.findings
    # Only what was made to do so comes near a child's limits.
    assert row["category"] == "loops-bombs" or all(
        it.code != FindingCode.TOO_COMPLEX for it in outcome.findings)
    if outcome.prepared:
        assert pdf_looks.forbidden(outcome.prepared) == []
        assert written_out(outcome.prepared, tmp_path) == []
        assert [it for it in pdf_looks.differences(path, outcome.prepared) if it > 0.005] == []
    elif row["category"] == "valid-plain":
        pytest.fail(f"an ordinary letter is refused: {outcome.findings}")


def test_verdicts_hold_on_nearly_every_row(verdicts):
    # Run in one process after all rows; each of several workers judges its own.
    assert sum(verdicts) >= SHARE * len(verdicts)


def written_out(prepared, folder):
    """The forbidden names in the copy as qpdf writes it out in plain text."""
    plain = folder / "plain.pdf"
    told = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", prepared, plain],
                          capture_output=True)
    # 3: a picture or font that came damaged is still damaged.
    assert told.returncode in (0, 3)
    return pdf_looks.forbidden_words(plain.read_bytes())
