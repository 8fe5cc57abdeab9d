"""The inspection finds what does not add up: pages, targets, letters and stamps."""

from pathlib import Path

import pikepdf
import pytest
from dossier.samples import FONTS, snapshot

from esabid.dossier.assemble import assemble
from esabid.dossier.inspect import inspect
from esabid.dossier.request import DossierError
from esabid.typeset.skeleton import typeset


@pytest.fixture(scope="module")
def sound(letters, tmp_path_factory):
    """A dossier as assembled, and its plan."""
    folder = tmp_path_factory.mktemp("sound")
    layout = typeset(snapshot(4, letters), "pl", None, FONTS, folder / "skeleton.pdf")
    prepared = {name: Path(path) for name, path in letters.paths.items()}
    assemble(folder / "skeleton.pdf", layout, prepared, folder / "sound.pdf", "0" * 32)
    return folder / "sound.pdf", layout


def test_sound_dossier_passes(sound):
    path, layout = sound
    assert inspect(path, layout) is None


def drop_page(pdf, layout):
    del pdf.pages[-1]


def drop_letter(pdf, layout):
    del pdf.pages[layout.slots[2].page - 1].obj.Resources.XObject


def mislead_link(pdf, layout):
    pdf.pages[1].obj.Annots[0].Dest[0] = pdf.pages[0].obj


def mislead_bookmark(pdf, layout):
    with pdf.open_outline() as outline:
        outline.root[1].destination = pikepdf.make_page_destination(pdf, 3)


def lift_letter(pdf, layout):
    """Let the letter's page stand as if nothing stood above it."""
    form = pdf.pages[layout.slots[0].page - 1].obj.Resources.XObject.Letter
    form.Matrix[5] = float(form.Matrix[5]) + 30


def hide_stamp(pdf, layout):
    """Clip everything that stands above the letter, as an underlay would."""
    page = pdf.pages[layout.slots[0].page - 1]
    wide, high = page.mediabox[2], float(page.mediabox[3])
    clip = f"0 0 {wide} {high - 36} re W n\n".encode()
    page.obj.Contents = pdf.make_stream(clip + page.obj.Contents.read_bytes())


@pytest.mark.parametrize(("spoil", "says"), [
    (drop_page, "pages instead of"), (drop_letter, "is without its letter"),
    (mislead_link, "links lead to"), (mislead_bookmark, "bookmarks lead to"),
    (lift_letter, "over its title strip"), (hide_stamp, "shows no stamp"),
])
def test_spoilt_dossier_is_refused(sound, tmp_path, spoil, says):
    path, layout = sound
    with pikepdf.open(path) as pdf:
        spoil(pdf, layout)
        pdf.save(tmp_path / "spoilt.pdf")
    with pytest.raises(DossierError, match=says) as error:
        inspect(tmp_path / "spoilt.pdf", layout)
    assert error.value.code == "inspect"
