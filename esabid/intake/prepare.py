"""Makes the prepared copy: every page one form on a clean page of its true size."""

from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, sanitize

from esabid.intake.annotations import drop_silent, flatten
from esabid.intake.clean import clean
from esabid.intake.flattening import drawn_by_reader
from esabid.intake.geometry import Sheet, sheet
from esabid.intake.layers import pages_with_hidden_layers
from esabid.intake.picture import add_pictures, pages_for_a_reader
from esabid.intake.walk import UNREADABLE

SANITIZER = (sanitize.Sanitizer().remove_javascript().remove_multimedia().remove_attachments()
             .remove_thumbnails().remove_search_index().remove_web_capture()
             .remove_private_app_data().remove_collection())


@dataclass
class Prepared:
    """Sizes of all pages in points; texts of those (counted from 0) that became pictures, and
    whether some did because of hidden layers."""

    pages: list[tuple[float, float]]
    texts: dict[int, str] = field(default_factory=dict)
    layers: bool = False


def prepare(pdf: pikepdf.Pdf, workdir: Path) -> Prepared:
    """Write `prepared.pdf` into the folder; `pdf` is changed on the way and not used again.

    Equal input gives equal bytes. Only page content and the resources it draws with are taken
    over: catalogue, annotations, structure, actions, attachments and metadata stay behind.
    """
    sheets = [sheet(page.obj) for page in pdf.pages]
    for page, one in zip(pdf.pages, sheets, strict=True):
        # pdfium draws nothing at all where the boxes exclude each other.
        page.obj.MediaBox = page.obj.CropBox = Array(one.box)
    sanitized(pdf)
    drop_silent(pdf)
    layered, marked = pages_with_hidden_layers(pdf), pages_for_a_reader(pdf)
    readable = workdir / "readable.pdf"
    if layered or marked:
        pdf.save(readable)
    drawn, alike = drawn_by_reader(readable, marked)
    pictured = {*layered, *(set(marked) - set(alike))}
    flatten(pdf)
    out = pikepdf.new()
    for index, page in enumerate(pdf.pages):
        target = add_clean_page(out, sheets[index])
        if index in pictured:
            continue
        try:
            source = drawn.pages[index] if index in alike else page
            draw_form(out, target, source, sheets[index])
        except UNREADABLE:
            # What qpdf cannot take over, pdfium may still show.
            if not readable.exists():
                pdf.save(readable)
            pictured.add(index)
    texts = add_pictures(out, readable, sorted(pictured)) if pictured else {}
    clean(out)
    out.save(workdir / "prepared.pdf", deterministic_id=True, min_version="1.7",
             object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Prepared([rounded(one.size) for one in sheets], texts, bool(layered))


def sanitized(pdf: pikepdf.Pdf) -> None:
    """Take the active parts out of the source, so that pdfium never sees them either."""
    try:
        SANITIZER.apply(pdf)
    except UNREADABLE:
        # Malformed beyond what the library expects; the copy does not take them over anyway.
        pass
    for key in ("/OpenAction", "/AA", "/Names", "/Outlines", "/AF", "/Dests", "/Threads"):
        if key in pdf.Root:
            del pdf.Root[key]


def add_clean_page(out: pikepdf.Pdf, one: Sheet) -> pikepdf.Object:
    """An empty page of the sheet's size as its reader sees it."""
    width, height = rounded(one.size)
    page = out.add_blank_page(page_size=(width, height)).obj
    page.MediaBox = Array([0, 0, width, height])
    return page


def draw_form(out: pikepdf.Pdf, target: pikepdf.Object, page: pikepdf.Page, one: Sheet) -> None:
    """Draw the source page as a form: cropped, upright and in points."""
    form = page.as_form_xobject(handle_transformations=False)
    form.BBox = Array([round(value, 4) for value in one.box])
    form.Matrix = Array(one.matrix)
    target.Resources = Dictionary(XObject=Dictionary(L=out.copy_foreign(form)))
    target.Contents = out.make_stream(b"/L Do")
    target.Type = Name.Page


def rounded(size: tuple[float, float]) -> tuple[float, float]:
    """Points to the hundredth: finer than any printer."""
    return round(size[0], 2), round(size[1], 2)
