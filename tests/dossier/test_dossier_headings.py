"""The PDF and its twin have the same headings, no level left out."""

from pathlib import Path

import pikepdf
import pytest
from dossier.chaptered import ISSUED, chaptered, since
from dossier.office import office
from dossier.printed import Said
from dossier.samples import FONTS, snapshot

from esabid.dossier.twin import render
from esabid.dossier.twin_view import TwinRequest
from esabid.typeset.layout import Edition
from esabid.typeset.skeleton import typeset

TEMPLATES = Path(__file__).parents[2] / "templates"


def levels(node) -> list[int]:
    """The levels of the headings beneath a node of the structure tree, in reading order."""
    if isinstance(node, pikepdf.Array):
        return [found for kid in node for found in levels(kid)]
    if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
        return []
    tag = str(node.S)
    own = [int(tag[2])] if tag in ("/H1", "/H2", "/H3", "/H4") else []
    return own + levels(node.get("/K"))


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_twin_has_the_headings_of_the_pdf(letters, tmp_path, lang):
    found = chaptered(office(snapshot(3, letters)))
    edition = Edition(3, ISSUED, since(found))
    layout = typeset(found, lang, edition, FONTS, tmp_path / "skeleton.pdf")
    page = Said(render(TwinRequest(found, lang, edition, layout.places, frozenset(), TEMPLATES,
                                   FONTS, ("css/twin.css",))))
    with pikepdf.open(tmp_path / "skeleton.pdf") as pdf:
        printed = levels(pdf.Root.StructTreeRoot.K)
    assert printed == [int(it.tag[1]) for it in page.all("h1", "h2", "h3", "h4")]
    assert (printed.count(4), max(b - a for a, b in zip(printed, printed[1:]))) == (1, 1)
