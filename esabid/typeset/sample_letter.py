"""A letter of support as an office would write it, for the demo: invented from head to foot."""

import io
from dataclasses import dataclass
from html import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from esabid.typeset.fonts import SANS, SANS_BOLD, SERIF, SERIF_BOLD, register

_WIDTH, _HEIGHT = A4
_LEFT, _RIGHT = 72, _WIDTH - 72
_BODY = ParagraphStyle("sample", fontName=SERIF, fontSize=10.5, leading=16, spaceAfter=9)


@dataclass(frozen=True)
class SampleLetter:
    """What stands on the letter; `signatures` are (name, office) pairs."""

    letterhead: str
    place_and_day: str
    addressee: str
    salutation: str
    paragraphs: tuple[str, ...]
    signatures: tuple[tuple[str, str], ...]
    footer: str
    second_page: tuple[str, ...] = ()


def sample_letter(letter: SampleLetter, fonts) -> bytes:
    """The letter as a PDF; equal input gives equal bytes."""
    register(fonts)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, initialFontName=SERIF)
    y = _head(canvas, letter)
    y = _paragraphs(canvas, (letter.salutation, *letter.paragraphs), y)
    if letter.second_page:
        _foot(canvas, letter)
        canvas.showPage()
        y = _paragraphs(canvas, letter.second_page, _HEIGHT - 90)
    for name, office in letter.signatures:
        y = _signature(canvas, name, office, y - 34)
    _foot(canvas, letter)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _head(canvas: Canvas, letter: SampleLetter) -> float:
    canvas.setFont(SANS_BOLD, 11)
    canvas.drawString(_LEFT, _HEIGHT - 64, letter.letterhead[:72])
    canvas.setLineWidth(0.8)
    canvas.line(_LEFT, _HEIGHT - 72, _RIGHT, _HEIGHT - 72)
    canvas.setFont(SERIF, 10)
    canvas.drawRightString(_RIGHT, _HEIGHT - 104, letter.place_and_day)
    canvas.setFont(SERIF_BOLD, 10.5)
    canvas.drawString(_LEFT + 210, _HEIGHT - 150, letter.addressee)
    return _HEIGHT - 190


def _paragraphs(canvas: Canvas, texts, y: float) -> float:
    for text in texts:
        block = Paragraph(escape(text, quote=False), _BODY)
        _, height = block.wrap(_RIGHT - _LEFT, y)
        y -= height
        block.drawOn(canvas, _LEFT, y)
        y -= _BODY.spaceAfter
    return y


def _signature(canvas: Canvas, name: str, office: str, y: float) -> float:
    """A stroke of the pen, the name and the office under it."""
    x = _LEFT + 230
    pen = canvas.beginPath()
    pen.moveTo(x, y)
    for step in range(6):
        pen.curveTo(x + 8 + 20 * step, y + 18, x + 2 + 20 * step, y - 14,
                    x + 22 + 20 * step, y + 3)
    canvas.setStrokeColorRGB(0.1, 0.15, 0.5)
    canvas.drawPath(pen)
    canvas.setStrokeColorRGB(0, 0, 0)
    canvas.setFont(SERIF, 10)
    canvas.drawString(x, y - 22, name)
    canvas.setFont(SANS, 8.5)
    canvas.drawString(x, y - 34, office)
    return y - 40


def _foot(canvas: Canvas, letter: SampleLetter) -> None:
    canvas.setFont(SANS, 8)
    canvas.setFillColorRGB(0.55, 0, 0)
    canvas.drawCentredString(_WIDTH / 2, 40, letter.footer)
    canvas.setFillColorRGB(0, 0, 0)
