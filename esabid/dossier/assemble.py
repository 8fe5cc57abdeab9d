"""Puts the letters into the skeleton: one call of libqpdf, each page a form in its own figure.

`qpdf --underlay` looks simpler, but moves the skeleton page's own content into a form clipped to
its TrimBox: stamps become invisible and tags break.
"""

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Rectangle

from esabid.typeset.placing import FORM, Layout, placed


def assemble(skeleton: Path, layout: Layout, prepared: dict[str, Path], out: Path) -> None:
    """Write to `out` the skeleton with every slot of `layout` filled from `prepared`.

    Equal input gives equal bytes. Raises pikepdf.PdfError where a file cannot be read.
    """
    with _with_letters(skeleton, layout, prepared) as pdf:
        _fill(pdf, layout)
        # ReportLab's identifier depends on the environment; the one written is of the content.
        del pdf.trailer["/ID"]
        pdf.save(out, deterministic_id=True,
                 object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _with_letters(skeleton, layout, prepared) -> pikepdf.Pdf:
    """The skeleton with all pages of the letters appended, in the order of the slots."""
    files = [str(prepared[slot.prepared].absolute()) for slot in layout.slots if slot.part == 0]
    if not files:
        return pikepdf.open(skeleton)
    whole = str(Path(skeleton).absolute())
    return pikepdf.Job(["qpdf", whole, "--no-warn", "--pages", whole, "1-z", *files, "--",
                        "unused.pdf"]).create_pdf()


def _fill(pdf, layout) -> None:
    """Make each appended page a form of its slot's page, and let the appended pages go."""
    pages = list(pdf.pages)
    for slot, letter in zip(layout.slots, pages[layout.pages:], strict=True):
        form = pdf.make_indirect(letter.as_form_xobject())
        form.Matrix = Array(_placement(form, slot.head).as_array())
        for key in ("/StructParents", "/StructParent", "/Metadata", "/PieceInfo"):
            if key in form:
                del form[key]
        resources = pages[slot.page - 1].obj.Resources
        resources.XObject = Dictionary({f"/{FORM}": form})
    del pdf.pages[layout.pages:]


def _placement(form, head: float) -> Matrix:
    """The form's matrix, so that its box comes to stand beneath the head of its page."""
    own = Matrix(form.get(Name.Matrix, Array([1, 0, 0, 1, 0, 0])))
    box = own.transform(Rectangle(form.BBox))
    scale, left, bottom = placed((box.width, box.height), head)
    moved = own @ Matrix(1, 0, 0, 1, -box.llx, -box.lly)
    return moved @ Matrix(round(scale, 5), 0, 0, round(scale, 5), round(left, 3), round(bottom, 3))
