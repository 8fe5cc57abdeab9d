"""The child process: its answers line by line, and equal bytes wherever and whenever it runs."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from dossier.making import make
from dossier.samples import FONTS, snapshot

from esabid import __version__

ROOT = Path(__file__).parents[2]


def request(what, letters, out, **changed):
    return {"snapshot": json.loads(what.to_json()), "lang": "pl",
            "edition": {"number": 2, "issued_on": "2026-07-02"}, "fonts": str(FONTS),
            "prepared": letters.paths, "out": str(out), **changed}


def run(asked, **environment):
    """Run the child on `asked`; returns its exit code and its lines."""
    content = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
    done = subprocess.run([sys.executable, "-m", "esabid.dossier"], input=content, cwd=ROOT,
                          capture_output=True, env={**os.environ, **environment})
    assert done.stderr == b""
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_child_reports_its_progress_and_its_result(tmp_path, letters, sample):
    out = tmp_path / "d.pdf"
    code, lines = run(request(sample, letters, out))
    content = out.read_bytes()
    result = lines[-1]["result"]
    assert code == 0
    assert [(line["progress"], line["step"]) for line in lines[:-1]] == [
        (0, "check"), (15, "typeset"), (45, "assemble"), (80, "inspect"), (88, "inspect")]
    assert (result["bytes"], result["letters"]) == (len(content), 12)
    assert sorted(result["versions"]) == ["babel", "esabid", "fonts", "pikepdf", "press", "qpdf",
                                          "reportlab", "zlib"]
    assert result["versions"]["esabid"] == __version__
    assert list(tmp_path.iterdir()) == [out]


def test_equal_input_gives_equal_bytes_in_any_surroundings(tmp_path, letters, sample):
    surroundings = (
        {"PYTHONHASHSEED": "0", "TZ": "UTC"},
        {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C",
         "SOURCE_DATE_EPOCH": "86400"},
        {"PYTHONHASHSEED": "99", "TZ": "America/New_York", "LANGUAGE": "pl"},
        {"SOURCE_DATE_EPOCH": "1"},
    )
    hashes = set()
    for number, environment in enumerate(surroundings):
        out = tmp_path / f"in another folder {number}" / "d.pdf"
        out.parent.mkdir()
        run(request(sample, letters, out), **environment)
        hashes.add(digest(out))
    assert len(hashes) == 1


@pytest.mark.parametrize("order", [("pl", "en"), ("en", "pl")])
def test_orders_umask_and_one_process_for_all_give_the_same_bytes(tmp_path, letters, sample,
                                                                  order):
    """Made one after the other in one process, which is warm for the second, as in children."""
    alone, together = {}, {}
    for lang in order:
        run(request(sample, letters, tmp_path / "alone.pdf", lang=lang, edition=None))
        alone[lang] = digest(tmp_path / "alone.pdf")
    before = os.umask(0o077)
    try:
        for lang in (*order, *order):
            make(tmp_path / "together.pdf", sample, lang, letters.paths)
            together.setdefault(lang, set()).add(digest(tmp_path / "together.pdf"))
    finally:
        os.umask(before)
    assert together == {lang: {sha256} for lang, sha256 in alone.items()}


def test_edition_and_language_change_the_bytes(tmp_path, letters):
    what = snapshot(2, letters)
    hashes = set()
    for changed in ({}, {"edition": None}, {"lang": "en"}):
        run(request(what, letters, tmp_path / "d.pdf", **changed))
        hashes.add(digest(tmp_path / "d.pdf"))
    assert len(hashes) == 3


def test_request_that_cannot_be_understood_is_an_error_line(tmp_path, letters):
    what = snapshot(1, letters)
    for asked in (b"", b"\xff", b"[]", b"{}", request(what, letters, tmp_path / "d.pdf", lang="de"),
                  request(what, letters, tmp_path / "d.pdf", edition={"number": "x"}),
                  request(what, letters, tmp_path / "d.pdf", snapshot={})):
        code, lines = run(asked)
        assert (code, len(lines), lines[0]["error"]["code"]) == (1, 1, "request")
    assert list(tmp_path.iterdir()) == []


def test_folder_without_fonts_is_an_error_line_and_no_file(tmp_path, letters):
    code, lines = run(request(snapshot(1, letters), letters, tmp_path / "d.pdf",
                              fonts=str(tmp_path)))
    assert (code, lines[-1]["error"]["code"]) == (1, "typeset")
    assert list(tmp_path.iterdir()) == []
