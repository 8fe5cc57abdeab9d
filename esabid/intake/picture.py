"""Puts a picture in place of a page whose look cannot be carried over piece by piece."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name

from esabid.intake.annotations import fields_are_drawn_anew, needs_a_reader
from esabid.intake.render import page_text

FINE, COARSE = 200, 110
# Beyond so many pictures the finer grain would cost more time than a letter may take.
MANY = 12
MAX_PIXELS = 12_000_000


def pages_for_a_reader(pdf: pikepdf.Pdf) -> list[int]:
    """Pages (from 0) with marks or fields that only a reader draws."""
    anew = fields_are_drawn_anew(pdf)
    return [index for index, page in enumerate(pdf.pages)
            if needs_a_reader(page.obj, fields_anew=anew)]


def add_pictures(out: pikepdf.Pdf, source: Path, indexes: list[int]) -> dict[int, str]:
    """Draw these pages of `source` as pictures onto the same pages of `out`; return their text."""
    texts = {}
    grain = FINE if len(indexes) <= MANY else COARSE
    with pypdfium2.PdfDocument(source) as document:
        document.init_forms()
        for index in indexes:
            page = document[index]
            width, height = page.get_size()
            scale = min(grain / 72, (MAX_PIXELS / (width * height)) ** 0.5)
            bitmap = page.render(scale=scale, rev_byteorder=True)
            draw_picture(out, out.pages[index].obj, bitmap.to_pil().convert("RGB"))
            texts[index] = page_text(page)
            bitmap.close()
            page.close()
    return texts


def draw_picture(out: pikepdf.Pdf, target: pikepdf.Object, image) -> None:
    """Fill the page with the image."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=90, subsampling=0)
    stream = out.make_stream(buffer.getvalue(), Type=Name.XObject, Subtype=Name.Image,
                             Width=image.width, Height=image.height, BitsPerComponent=8,
                             ColorSpace=Name.DeviceRGB, Filter=Name.DCTDecode)
    width, height = target.MediaBox[2], target.MediaBox[3]
    target.Resources = Dictionary(XObject=Dictionary(L=stream))
    target.Contents = out.make_stream(f"q {width} 0 0 {height} 0 0 cm /L Do Q".encode())
