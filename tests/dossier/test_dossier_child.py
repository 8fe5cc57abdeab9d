"""The child process: its answers line by line, and equal bytes wherever and whenever it runs."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

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


def test_child_reports_its_progress_and_its_result(tmp_path, letters, sample):
    out = tmp_path / "d.pdf"
    code, lines = run(request(sample, letters, out))
    content = out.read_bytes()
    result = lines[-1]["result"]
    assert code == 0
    assert [line["step"] for line in lines[:-1]] == ["typeset", "typeset", "assemble", "inspect",
                                                     "inspect"]
    assert [line["progress"] for line in lines[:-1]] == [0, 20, 50, 85, 100]
    assert result["sha256"] == hashlib.sha256(content).hexdigest()
    assert (result["bytes"], result["letters"]) == (len(content), 12)
    assert sorted(result["versions"]) == ["esabid", "pikepdf", "press", "reportlab"]
    assert result["versions"]["esabid"] == __version__
    assert list(tmp_path.iterdir()) == [out]


def test_equal_input_gives_equal_bytes_in_any_surroundings(tmp_path, letters, sample):
    surroundings = (
        {"PYTHONHASHSEED": "0", "TZ": "UTC"},
        {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C",
         "SOURCE_DATE_EPOCH": "86400"},
        {"PYTHONHASHSEED": "99", "TZ": "America/New_York", "LANGUAGE": "pl"},
    )
    hashes = set()
    for number, environment in enumerate(surroundings):
        out = tmp_path / f"in another folder {number}" / "d.pdf"
        out.parent.mkdir()
        _, lines = run(request(sample, letters, out), **environment)
        hashes.add(lines[-1]["result"]["sha256"])
    assert len(hashes) == 1


def test_edition_and_language_change_the_bytes(tmp_path, letters):
    what = snapshot(2, letters)
    hashes = {run(request(what, letters, tmp_path / "d.pdf", **changed))[1][-1]["result"]["sha256"]
              for changed in ({}, {"edition": None}, {"lang": "en"})}
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
