"""Hostile texts in every field: printed literally or capped, soon, and nothing is opened."""

import json
import subprocess
import sys
import time
from dataclasses import fields, is_dataclass, replace

import pikepdf
import pytest
from dossier.chaptered import chaptered, since
from dossier.making import texts
from dossier.office import office
from dossier.samples import FONTS, snapshot

from esabid.domain.bilingual import Bilingual
from esabid.domain.frozen import to_json
from esabid.typeset.layout import Edition

HOSTILE = {
    "image of a file": '<img src="/etc/passwd"/>',
    "image of an address": '<img src="http://127.0.0.1:9/x.png"/>',
    "bold": "<b>R&D <3", "link": '<a href="javascript:alert(1)">x</a>',
    "word": "Słowo" * 2_000, "nul": "N\x00ul\x07", "turned": "Fundacja \u202ekarp\u202c",
    "emoji": "🚀💫 Kraków", "surrogate": "\ud83d sama", "million": "a" * 1_000_000,
    "million words": "ab " * 333_333, "spaces": " \t\n" * 1_000,
    "combining": "e" + "\u0301" * 5_000,
    "entity": "&lt;b&gt; &#x41; %s {0}",
}
# Runs a build and writes down whatever is opened, looked up or started from typesetting on.
TRACED = """
import json, os, sys
opened = []

def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.append(["open", os.fsdecode(arguments[0])])
    elif event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system",
                           "urllib.", "http.", "ftplib.", "ctypes.dlopen")):
        opened.append([event, str(arguments)[:200]])

from esabid.dossier import pressing
from esabid.dossier.request import read_request
from pathlib import Path
request = read_request(sys.stdin.buffer.read())
real = pressing.typeset

def traced(*arguments):
    sys.addaudithook(hook)
    try:
        return real(*arguments)
    finally:
        print(json.dumps(opened))

pressing.typeset = traced
pressing.press(request, Path(sys.argv[1]), lambda *step: None)
"""


def poisoned(value, text, keep=("id", "prepared", "sha256", "amount")):
    """`value` with `text` in every field that holds words, at any depth."""
    if isinstance(value, Bilingual):
        return Bilingual(text, text)
    if is_dataclass(value):
        return replace(value, **{
            it.name: text if isinstance(getattr(value, it.name), str)
            and type(getattr(value, it.name)) is str
            else poisoned(getattr(value, it.name), text)
            for it in fields(value) if it.name not in (*keep, "numbers")
            and it.init})
    if isinstance(value, tuple):
        return tuple(poisoned(it, text) for it in value)
    return value


def everything(letters, text):
    """The office's own dossier with every chapter, and what changed, poisoned throughout."""
    return poisoned(chaptered(office(snapshot(4, letters))), text)


def asked(what, letters, out, edition=None):
    plain = edition and json.loads(to_json(edition))
    return json.dumps({"snapshot": json.loads(what.to_json()), "lang": "pl", "edition": plain,
                       "fonts": str(FONTS), "prepared": letters.paths, "out": str(out)}).encode()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_every_field_is_printed_or_capped_soon(tmp_path, letters, text):
    out, what = tmp_path / "d.pdf", everything(letters, text)
    edition = Edition(3, what.as_of, poisoned(since(what), text))
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "esabid.dossier"], capture_output=True,
                          input=asked(what, letters, out, edition), timeout=120)
    took = time.monotonic() - began
    assert (done.stderr, json.loads(done.stdout.splitlines()[-1]).get("error"), took < 60) == (
        b"", None, True)
    with pikepdf.open(out) as pdf:
        assert [note for page in pdf.pages for note in page.obj.get("/Annots", [])
                if "/A" in note] == []
        assert (pdf.get_warnings(), len(pdf.pages) < 80) == ([], True)


@pytest.mark.parametrize(("name", "shown"), [
    ("image of a file", '<imgsrc="/etc/passwd"/>'), ("bold", "<b>R&D<3"),
    ("link", '<ahref="javascript:alert(1)">x</a>'), ("nul", "Nul"), ("turned", "Fundacjakarp"),
    ("entity", "&lt;b&gt;&#x41;%s{0}")])
def test_hostile_text_stands_literally_in_every_chapter(tmp_path, letters, name, shown):
    out, what = tmp_path / "d.pdf", everything(letters, HOSTILE[name])
    done = subprocess.run([sys.executable, "-m", "esabid.dossier"], capture_output=True,
                          input=asked(what, letters, out))
    places = json.loads(done.stdout.splitlines()[-1])["result"]["places"]
    said = ["".join(text.split()) for text in texts(out)]
    keys = [key for key in places if not key.startswith("letter") and key not in (
        "method", "numbers", "contents")]
    starts = sorted(places.values())
    spans = {key: "".join(said[places[key] - 1:next(
        (it for it in starts if it > places[key]), len(said) + 1) - 1]) for key in keys}
    assert {key for key, text in spans.items() if shown not in text} <= {"internal"}
    assert len(spans) >= 6


def test_nothing_is_opened_while_typesetting_but_fonts_and_the_skeleton(tmp_path, letters):
    for name in ("image of a file", "image of an address", "link"):
        done = subprocess.run([sys.executable, "-c", TRACED, str(tmp_path)], capture_output=True,
                              input=asked(everything(letters, HOSTILE[name]), letters,
                                          tmp_path / "d.pdf"))
        assert done.stderr == b""
        found = json.loads(done.stdout.splitlines()[-1])
        strange = [it for it in found if it[0] != "open" or not _ours(it[1], tmp_path)]
        assert (strange, any(it[1].endswith(".ttf") for it in found)) == ([], True)


def _ours(path: str, folder) -> bool:
    """A font, the skeleton, the catalogue of words, or a library's own code and data."""
    return (path.startswith((str(FONTS), str(folder), sys.prefix, sys.base_prefix))
            or "/wording/catalogues/" in path or "/babel/" in path or "/reportlab/" in path
            or path.endswith((".pyc", ".py")))
