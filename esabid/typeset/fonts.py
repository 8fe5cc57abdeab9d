"""The five faces of the dossier, registered once with ReportLab from a folder of TTF files."""

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

SANS = "NotoSans-Regular"
SANS_BOLD = "NotoSans-Bold"
SANS_ITALIC = "NotoSans-Italic"
SERIF = "NotoSerif-Regular"
SERIF_BOLD = "NotoSerif-Bold"
FACES = (SANS, SANS_BOLD, SANS_ITALIC, SERIF, SERIF_BOLD)


def register(folder: Path | str) -> None:
    """Register the faces from `folder`, which holds `<face>.ttf` for each of FACES.

    Raises reportlab's TTFError where a file is missing or not a TrueType font.
    """
    for face in FACES:
        if face not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(face, str(Path(folder) / f"{face}.ttf")))


def can_write(char: str) -> bool:
    """Whether every face has a glyph for `char`; call `register` first."""
    code = ord(char)
    return all(code in pdfmetrics.getFont(face).face.charToGlyph for face in FACES)
