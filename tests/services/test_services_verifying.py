"""Verifying a dossier: which bytes, letters, pages or parts differ, and what does not alarm."""

import json

import pikepdf
import pytest
from factories import actor
from services.made_dossiers import file, issue, make, row, seal

from esabid.domain.differences import Difference, Differs
from esabid.extensions import tools
from esabid.services import making, verifying

__all__ = ["file", "row", "seal"]


def damage(store, sha256):
    with open(store.path(sha256), "r+b") as stream:
        stream.seek(1000)
        stream.write(b"\0" * 20)


def test_verify_says_that_stored_bytes_are_damaged_or_lost(session, store, row, file):
    make(session, store, file)
    damage(store, file.sha256)
    assert verifying.verify(store, row, tools().fonts) == [Difference("pl", Differs.DAMAGED)]
    store.path(file.sha256).unlink()
    assert verifying.verify(store, row, tools().fonts) == [Difference("pl", Differs.LOST)]


def test_verify_names_the_letters_whose_copies_are_altered(session, store, row, file):
    make(session, store, file)
    entry = json.loads(row.snapshot)["letters"][1]
    damage(store, entry["prepared"])
    assert verifying.verify(store, row, tools().fonts) == [
        Difference("pl", Differs.COPIES, letters=(entry["number"],))]


def test_verify_does_not_alarm_for_other_versions(session, store, row, file):
    make(session, store, file)
    with pikepdf.open(store.path(file.sha256)) as pdf:
        pdf.docinfo["/Title"] = "Inny"
        pdf.save(store.folder.parent / "other.pdf", static_id=True)
    replaced(session, store, file)
    file.versions = file.versions | {"reportlab": "5.1.9"}
    found = verifying.verify(store, row, tools().fonts)
    assert ([it.kind for it in found], found[0].alarms, found[0].parts[0][:18]) == (
        [Differs.VERSIONS], False, "reportlab 5.1.9 → ")


def replaced(session, store, file):
    """Let another PDF stand for the made one."""
    stored = store.put(store.folder.parent / "other.pdf")
    making.keep(session, actor(), sha256=stored.sha256, size=stored.size)
    file.sha256 = stored.sha256
    session.commit()


def retitle(pdf, places):
    pdf.docinfo["/Title"] = "Inny"


def spoil_letter(pdf, places):
    form = pdf.pages[places["letter-2"] - 1].obj.Resources.XObject.Letter
    form.write(form.read_bytes() + b"\n0 0 9 9 re f")


def spoil_summary(pdf, places):
    page = pdf.pages[places["summary"] - 1]
    page.obj.Contents = pdf.make_stream(page.obj.Contents.read_bytes() + b"\n")


def spoil_bookmark(pdf, places):
    with pdf.open_outline() as outline:
        outline.root[1].title = "Inny"


@pytest.mark.parametrize(("spoil", "letters_", "parts", "on"), [
    (retitle, (), ("metadata",), ()), (spoil_letter, (2,), (), ("letter-2",)),
    (spoil_summary, (), ("summary",), ("summary",)), (spoil_bookmark, (), ("bookmarks",), ())])
def test_verify_says_which_part_differs(session, store, row, file, spoil, letters_, parts, on):
    make(session, store, file)
    with pikepdf.open(store.path(file.sha256)) as pdf:
        spoil(pdf, file.places)
        pdf.save(store.folder.parent / "other.pdf", static_id=True)
    replaced(session, store, file)
    assert verifying.verify(store, row, tools().fonts) == [Difference(
        "pl", Differs.PARTS, letters_, parts, tuple(file.places[key] for key in on))]


def test_verify_knows_a_seal_of_another_file(session, store, row, file, seal):
    make(session, store, file)
    working = file.sha256
    issue(session, row)
    make(session, store, file, seal=seal)
    file.sealed_sha256 = working
    assert verifying.verify(store, row, tools().fonts) == [
        Difference("pl", Differs.NOT_THE_SEALED)]
