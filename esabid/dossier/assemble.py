"""Puts the letters into the skeleton: one call of libqpdf, each page a form in its own figure.

`qpdf --underlay` looks simpler, but moves the skeleton page's own content into a form clipped to
its TrimBox: stamps become invisible and tags break.
"""

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Rectangle

from esabid.dossier.attach import Attachment, arguments, relate
from esabid.typeset.placing import FORM, Layout, placed

# What is compressed here is short text; the letters stay as they are.
pikepdf.settings.set_flate_compression_level(3)


def assemble(skeleton: Path, layout: Layout, prepared: dict[str, Path], out: Path, identifier: str,
             attachments: tuple[Attachment, ...] = ()) -> None:
    """Write to `out` the skeleton with every slot of `layout` filled from `prepared`, and with its
    attachments.

    Equal input gives equal bytes; `identifier` (hexadecimal) stands for all of it. Raises
    pikepdf.PdfError where a file cannot be read.
    """
    with _with_letters(skeleton, layout, prepared, attachments) as pdf:
        _fill(pdf, layout)
        relate(pdf, attachments)
        # ReportLab's identifier depends on the environment, and one of the finished bytes costs
        # their MD5. Of these two only the first is kept: "static" stands for both.
        pdf.trailer["/ID"] = Array([pikepdf.String(bytes.fromhex(identifier))] * 2)
        pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _with_letters(skeleton, layout, prepared, attachments) -> pikepdf.Pdf:
    """The skeleton with all pages of the letters appended, in the order of the slots."""
    whole = str(Path(skeleton).absolute())
    files = [str(prepared[slot.prepared].absolute()) for slot in layout.slots if slot.part == 0]
    pages = ["--pages", whole, "1-z", *files, "--"] if files else []
    # All pages of each letter are taken, so there is nothing to search them for.
    return pikepdf.Job(["qpdf", whole, "--no-warn", "--remove-unreferenced-resources=no", *pages,
                        *arguments(attachments), "unused.pdf"]).create_pdf()


def _fill(pdf, layout) -> None:
    """Make each appended page a form of its slot's page, and let the appended pages go."""
    pages = list(pdf.pages)
    for slot, letter in zip(layout.slots, pages[layout.pages:], strict=True):
        form = pdf.make_indirect(letter.as_form_xobject())
        form.Matrix = Array(_placement(form, slot).as_array())
        for key in ("/StructParents", "/StructParent", "/Metadata", "/PieceInfo"):
            if key in form:
                del form[key]
        resources = pages[slot.page - 1].obj.Resources
        resources.XObject = Dictionary({f"/{FORM}": form})
    del pdf.pages[layout.pages:]


def _placement(form, slot) -> Matrix:
    """The form's matrix, so that its box comes to stand beneath the head of its page.

    Raises ValueError where the page is not of the size that was planned for.
    """
    own = Matrix(form.get(Name.Matrix, Array([1, 0, 0, 1, 0, 0])))
    box = own.transform(Rectangle(form.BBox))
    if abs(box.width - slot.size[0]) > 1 or abs(box.height - slot.size[1]) > 1:
        raise ValueError(f"the letter on page {slot.page} is not of its size")
    scale, left, bottom = placed((box.width, box.height), slot.head)
    moved = own @ Matrix(1, 0, 0, 1, -box.llx, -box.lly)
    return moved @ Matrix(round(scale, 5), 0, 0, round(scale, 5), round(left, 3), round(bottom, 3))
