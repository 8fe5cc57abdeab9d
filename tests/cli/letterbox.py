"""Makes the letter files a campaign gets: typed, photographed, locked and blank ones."""

import hashlib
import io
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from esabid.typeset.fonts import SANS, register

FONTS = Path(__file__).parents[2] / "static" / "fonts"
FORMATS = {".jpg": "JPEG", ".png": "PNG", ".tif": "TIFF"}


def typed(*lines: str, pages: int = 1) -> bytes:
    """A born-digital letter with its lines at the head of the first page."""
    register(FONTS)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89), invariant=1, initialFontName=SANS)
    for page in range(pages):
        canvas.setFont(SANS, 12)
        for place, line in enumerate(lines if page == 0 else (f"{lines[0]} ({page + 1})",)):
            canvas.drawString(70, 760 - 18 * place, line)
        canvas.rect(70, 400, 300, 40, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pictured(ending: str, mark: int, pages: int = 1) -> bytes:
    """A photographed letter that no machine can read; `mark` makes its bytes its own."""
    sheets = []
    for page in range(pages):
        sheet = Image.new("L", (496, 702), 245)
        draw = ImageDraw.Draw(sheet)
        for line, byte in enumerate(hashlib.sha256(f"{mark} {page}".encode()).digest()[:14]):
            draw.rectangle((50, 60 + 30 * line, 150 + byte, 72 + 30 * line), fill=20)
        sheets.append(sheet)
    out = io.BytesIO()
    more = {"save_all": True, "append_images": sheets[1:]} if ending == ".tif" else {}
    sheets[0].save(out, FORMATS[ending], dpi=(60, 60), **more)
    return out.getvalue()


def blank(mark: int) -> bytes:
    """A photograph of nothing, as a scanner makes it of the wrong side of a page."""
    out = io.BytesIO()
    Image.new("L", (496 + mark, 702), 255).save(out, "PNG", dpi=(60, 60))
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """The PDF behind a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return out.getvalue()


def post(folder: Path, letters: dict[str, bytes]) -> Path:
    """Put the files into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in letters.items():
        (folder / name).write_bytes(data)
    return folder
