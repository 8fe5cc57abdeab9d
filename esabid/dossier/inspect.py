"""Reopens a finished dossier and checks what was promised: pages, targets, letters, stamps.

Text alone proves nothing: the stamps of sample pages are rendered and must show ink.
"""

from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Matrix, Rectangle

from esabid.dossier.attach import Attachment, expected, found
from esabid.dossier.errors import DossierError
from esabid.typeset.placing import FORM, STRIP, Layout

_DARK = 140


def inspect(path: Path, layout: Layout, attachments: tuple[Attachment, ...] = ()) -> None:
    """Raises DossierError("inspect") for the first thing that does not add up.

    A file that cannot be read at all raises what the reading library raises.
    """
    with pikepdf.open(path) as pdf:
        _check_pages(pdf, layout)
        _check_targets(pdf, layout)
        _check_letters(pdf, layout)
        _same("attachments are", found(pdf), expected(attachments))
    _check_stamps(path, layout)


def _wrong(what: str) -> DossierError:
    return DossierError("inspect", what)


def _check_pages(pdf, layout) -> None:
    if len(pdf.pages) != layout.pages:
        raise _wrong(f"{len(pdf.pages)} pages instead of {layout.pages}")


def _check_targets(pdf, layout) -> None:
    """Every bookmark and link leads to the page the plan says, in the plan's order."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

    def page_of(destination):
        return pages.get(destination[0].objgen)

    with pdf.open_outline() as outline:
        found = [page_of(item.destination) for item in _items(outline.root)]
    _same("bookmarks lead to", found, [layout.places[key] for key in layout.bookmarks])
    found = [page_of(note.Dest) for page in pdf.pages for note in page.obj.get("/Annots", [])]
    _same("links lead to", found, [layout.places[key] for key in layout.links])


def _items(items):
    """Outline entries in order, with those beneath them."""
    for item in items:
        yield item
        yield from _items(item.children)


def _same(what, found, expected) -> None:
    if found != expected:
        raise _wrong(f"{what} {found} instead of {expected}")


def _check_letters(pdf, layout) -> None:
    """Every slot holds a form with content, and draws it beneath the head of its page."""
    for slot in layout.slots:
        page = pdf.pages[slot.page - 1]
        form = page.obj.Resources.get("/XObject", {}).get(f"/{FORM}")
        if form is None or f"/{FORM} Do".encode() not in page.obj.Contents.read_bytes():
            raise _wrong(f"page {slot.page} is without its letter")
        top = Matrix(form.Matrix).transform(Rectangle(form.BBox)).ury
        if top > float(page.mediabox[3]) - slot.head + 0.1:
            raise _wrong(f"page {slot.page} has its letter over its title strip")


def _check_stamps(path, layout) -> None:
    """The strips of the first, middle and last letter pages show ink."""
    samples = sorted({layout.slots[i].page for i in (0, len(layout.slots) // 2, -1)}
                     if layout.slots else ())
    document = pypdfium2.PdfDocument(path)
    try:
        for number in samples:
            page = document[number - 1]
            high = page.get_height()
            image = page.render(scale=1, crop=(0, high - STRIP, 0, 0), grayscale=True).to_pil()
            if sum(image.histogram()[:_DARK]) < 50:
                raise _wrong(f"page {number} shows no stamp")
    finally:
        document.close()
