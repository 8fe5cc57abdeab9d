"""Three hundred letters, some poisoned, missing or changed: complete and truthful all the same."""

import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from dossier.making import texts
from dossier.samples import FONTS, snapshot

from esabid.dossier import careful
from esabid.isolate import ChildStopped, Limits
from esabid.wording.words import words

MANY = 300
MISSING = "Stron tego listu nie udało się tu zamieścić"


def asked(tmp_path, letters, many, spoilt):
    """A request of so many letters; `spoilt` maps a letter's number to its bytes, None for none."""
    what, prepared = snapshot(many, letters), dict(letters.paths)
    entries = list(what.letters)
    for number, (data, name) in spoilt.items():
        name = name or hashlib.sha256(data or str(number).encode()).hexdigest()
        entries[number - 1] = replace(entries[number - 1], prepared=name)
        if data is not None:
            (tmp_path / name).write_bytes(data)
            prepared[name] = str(tmp_path / name)
    what = replace(what, letters=tuple(entries))
    return what, {"snapshot": json.loads(what.to_json()), "lang": "pl", "edition": None,
                  "fonts": str(FONTS), "prepared": prepared, "originals": {},
                  "out": str(tmp_path / "dossier.pdf")}


def page_that_cannot_be_drawn() -> bytes:
    """A page whose contents are no stream at all, on paper without a width."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595.28, 841.89))
        pdf.pages[0].obj.Contents = pikepdf.Array([pikepdf.Name.Nothing, 7])
        pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, pikepdf.Name.Wide, 842])
        pdf.save(out, static_id=True)
    return out.getvalue()


def of_a_letter(path, what, number):
    """The pages (from 0) that the letter's bookmark and the next one lead to."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        root = list(outline.root)
        at = next(n for n, item in enumerate(root) if item.title == "Listy")
        places = [pages[item.destination[0].objgen] for item in
                  (*root[at].children, *root[at + 1:at + 2])]
    return places[number - 1], places[number]


def check_whole(tmp_path, what, built, bad):
    """Every letter has its pages or one that says so; links and labels lead where they say."""
    path = tmp_path / "dossier.pdf"
    said = texts(path)
    assert (built["unplaced"], [n for n, text in enumerate(said) if MISSING in text]) == (
        sorted(bad), [of_a_letter(path, what, number)[0] for number in sorted(bad)])
    page = built["front_pages"]
    for entry in what.letters:
        assert of_a_letter(path, what, entry.number) == (
            page, page + (1 if entry.number in bad else len(entry.pages)))
        assert said[page].startswith(f"List {entry.number} – ")
        page += 1 if entry.number in bad else len(entry.pages)
    assert (said[page].startswith("Metoda"), len(said)) == (True, built["pages"])
    assert {f"letter-{it.number}" for it in what.letters} <= set(built["places"])
    with pikepdf.open(path) as pdf:
        links = [note.Dest[0].objgen for sheet in pdf.pages for note in
                 sheet.obj.get("/Annots", [])]
        pages = {sheet.obj.objgen for sheet in pdf.pages}
        assert (set(links) <= pages, len(links) > MANY) == (True, len(what.letters) >= MANY)


def test_poisoned_missing_and_replaced_letters_are_said_and_the_rest_is_whole(tmp_path, letters):
    other = Path(letters.paths[sorted(letters.paths)[0]]).read_bytes()
    what, request = asked(tmp_path, letters, MANY, {
        7: (other, "1" * 64),  # altered: other bytes than it had
        50: (None, None),  # missing
        111: (b"%PDF-1.7 poison", None),  # its bytes are right, but nothing can read it
        200: (page_that_cannot_be_drawn(), None),
        299: (b"", None)})
    told = []
    built = careful.build_apart(request, lambda percent, step: told.append(percent))
    check_whole(tmp_path, what, built, {7, 50, 111, 200, 299})
    assert (told[0], told[-1]) == (0, 88)


# A child that dies or never ends at a letter whose bytes say so, as a library might.
DEADLY = """
import os, sys, time
import pikepdf
from esabid.dossier import assemble, probe
real, opened = pikepdf.Job, probe.whole

def harmful(arguments):
    for argument in arguments:
        if os.path.isfile(argument):
            with open(argument, "rb") as file:
                held = file.read()
            if b"%dies" in held:
                os.abort()
            if b"%hangs" in held:
                time.sleep(600)
    return real(arguments)

pikepdf.Job = harmful
"""


@pytest.fixture
def deadly(tmp_path, monkeypatch):
    """Children of this test read a module at their start that lets letters kill them."""
    folder = tmp_path / "start"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(DEADLY)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setattr(careful, "PATIENCE_SECONDS", 3)
    monkeypatch.setattr(careful, "limits", lambda letters: Limits(
        address_space=4 << 30, cpu_seconds=30, wall_seconds=12))


def test_letters_that_kill_or_hang_the_child_are_found_and_left_out(tmp_path, letters, deadly):
    good = Path(letters.paths[sorted(letters.paths)[0]]).read_bytes()
    what, request = asked(tmp_path, letters, 12, {
        3: (good + b"%dies", None), 4: (b"not a PDF", None), 9: (good + b"%hangs", None)})
    built = careful.build_apart(request)
    check_whole(tmp_path, what, built, {3, 4, 9})


def test_search_for_bad_letters_ends_when_nobody_wants_it(tmp_path, letters, deadly):
    good = Path(letters.paths[sorted(letters.paths)[0]]).read_bytes()
    _, request = asked(tmp_path, letters, 4, {2: (good + b"%hangs", None)})
    with pytest.raises(ChildStopped):
        careful.build_apart(request, wanted=lambda: False)
    assert (tmp_path / "dossier.pdf").exists() is False


def test_page_of_a_left_out_letter_says_it_in_the_dossiers_language(tmp_path, letters):
    _, request = asked(tmp_path, letters, 2, {})
    careful.build_apart(request | {"lang": "en", "left_out": [1]})
    said = words("en").gettext("The pages of this letter could not be placed here")
    assert [said in text for text in texts(tmp_path / "dossier.pdf")].count(True) == 1
