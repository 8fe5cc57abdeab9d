"""Has pdfium draw marks and fields into their pages, where the file brings no drawing of them."""

from pathlib import Path

import pikepdf
import pypdfium2
from PIL import ImageChops
from pypdfium2.raw import FLAT_NORMALDISPLAY, FLATTEN_SUCCESS, FPDFPage_Flatten

from esabid.intake.walk import UNREADABLE

SIDE = 600
# A mean difference of tones (of 255) beyond which two pages do not look alike.
ALIKE = 0.5


def drawn_by_reader(source: Path, indexes: list[int]) -> tuple[pikepdf.Pdf | None, list[int]]:
    """A copy of `source` whose pages have all that a reader shows as content, and those of the
    pages that came out looking as before."""
    if not indexes:
        return None, []
    target = source.with_name("flattened.pdf")
    try:
        with pypdfium2.PdfDocument(source) as document:
            document.init_forms()
            before = {index: _look(document, index, flatten=True) for index in indexes}
            document.save(target)
        with pypdfium2.PdfDocument(target) as document:
            alike = [index for index in indexes if before[index] is not None
                     and _difference(before[index], _look(document, index)) < ALIKE]
        return pikepdf.open(target), alike
    except (pypdfium2.PdfiumError, *UNREADABLE):
        return None, []


def _look(document, index: int, *, flatten: bool = False):
    """The page's picture, and the page flattened after it; None where that failed."""
    page = document[index]
    # Looking at a page makes pdfium draw the marks that have no drawing yet.
    bitmap = page.render(scale=SIDE / max(page.get_size()), grayscale=True)
    picture = bitmap.to_pil().convert("L")
    bitmap.close()
    done = not flatten or FPDFPage_Flatten(page, FLAT_NORMALDISPLAY) == FLATTEN_SUCCESS
    page.close()
    return picture if done else None


def _difference(one, other) -> float:
    counts = ImageChops.difference(one, other.resize(one.size)).histogram()
    return sum(tone * count for tone, count in enumerate(counts)) / (one.width * one.height)
