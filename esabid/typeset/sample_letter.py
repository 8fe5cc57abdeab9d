"""A letter of support as an office would write it, for the demo: invented from head to foot."""

import io
import random
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from esabid.typeset.fonts import SANS, SANS_BOLD, SERIF, SERIF_BOLD, register

_MARGIN, _FLOOR = 72, 88
_COLOURS = tuple(map(HexColor, (0x7A1F2B, 0x1F3F70, 0x1E5B45, 0x5B3A78, 0x8A4B08, 0x24424F)))
_RED = HexColor(0x8C0000)
_INK = HexColor(0x1A2A80)


class Signed(StrEnum):
    """What stands above the signatory's name."""

    PEN = "pen"
    ELECTRONIC = "electronic"
    NOTHING = "nothing"


@dataclass(frozen=True)
class SampleLetter:
    """What stands on the letter; `signatures` are (name, office, institution) and `look` any
    number: it chooses letterhead, faces, colour and the strokes of the pen."""

    letterhead: tuple[str, ...]
    contact: str
    mark: str
    place_and_day: str
    addressee: tuple[str, ...]
    subject: str
    salutation: str
    paragraphs: tuple[str, ...]
    regards: str
    signatures: tuple[tuple[str, str, str], ...]
    signed: Signed
    electronic: str
    footer: str
    look: int
    landscape: bool = False
    second_page: tuple[str, ...] = ()


def sample_letter(letter: SampleLetter, fonts) -> bytes:
    """The letter as a PDF; equal input gives equal bytes. `fonts` is the folder of the faces."""
    register(fonts)
    buffer = io.BytesIO()
    sheet = _Sheet(buffer, letter)
    sheet.head()
    sheet.address()
    sheet.paragraphs((letter.salutation, *letter.paragraphs, letter.regards))
    sheet.signatures()
    if letter.second_page:
        sheet.turn()
        sheet.paragraphs(letter.second_page)
    sheet.finish()
    return buffer.getvalue()


class _Sheet:
    """The page being written, and how far down the writing has come."""

    def __init__(self, buffer, letter: SampleLetter):
        self.letter = letter
        self.wide, self.high = A4[::-1] if letter.landscape else A4
        self.right = self.wide - _MARGIN
        self.style = letter.look % 4
        self.colour = _COLOURS[letter.look % len(_COLOURS)]
        self.face, self.bold = (SANS, SANS_BOLD) if letter.look % 3 == 1 else (SERIF, SERIF_BOLD)
        size = 10 if letter.landscape else 11.5
        self.body = ParagraphStyle("sample", fontName=self.face, fontSize=size,
                                   leading=1.6 * size, spaceAfter=0.9 * size)
        self.canvas = Canvas(buffer, pagesize=(self.wide, self.high), invariant=1,
                             initialFontName=SERIF)
        self.canvas.setTitle(letter.subject)
        self.y = self.high - 60

    def head(self) -> None:
        """The letterhead: beside a bar, centred under an emblem, on a band, or over a rule."""
        ink = HexColor(0xFFFFFF) if self.style == 2 else self.colour
        names = [line for name in self.letter.letterhead for line in self._fitted(name)]
        if self.style == 2:
            deep = 70 + 16 * len(names)
            self._fill(0, self.high - deep, self.wide, deep)
        elif self.style == 3:
            self._fill(0, 0, 14, self.high)
        elif self.style == 1:
            self._emblem(self.wide / 2, self.high - 46)
            self.y -= 24
        for name in names:
            self._head_line(name, SANS_BOLD, 12.5, 16, ink)
        self._head_line(self.letter.contact, SANS, 8.5, 14,
                        ink if self.style == 2 else HexColor(0x566071))
        if self.style != 2:
            self.canvas.setStrokeColor(self.colour)
            self.canvas.line(_MARGIN, self.y + 4, self.right, self.y + 4)
        self.y -= 26

    def address(self) -> None:
        """Mark, place and day on one line; the addressee; the subject."""
        self._write(_MARGIN, self.y, self.letter.mark, self.face, 9)
        self.canvas.setFont(self.face, 10)
        self.canvas.drawRightString(self.right, self.y, self.letter.place_and_day)
        self.y -= 20 if self.letter.landscape else 34
        for line in self.letter.addressee:
            self._write(self.right - 210, self.y, line, self.bold, 10.5)
            self.y -= 15
        self.y -= 8 if self.letter.landscape else 20
        self._write(_MARGIN, self.y, self.letter.subject, self.bold, 11)
        self.y -= 22

    def paragraphs(self, texts) -> None:
        """Running text, turned over where the page is full."""
        for text in texts:
            block = Paragraph(escape(text, quote=False), self.body)
            _, height = block.wrap(self.right - _MARGIN, self.high)
            if self.y - height < _FLOOR:
                self.turn()
            self.y -= height
            block.drawOn(self.canvas, _MARGIN, self.y)
            self.y -= self.body.spaceAfter

    def signatures(self) -> None:
        """The signatories side by side, at most three in a row."""
        if self.y - 92 < _FLOOR:
            self.turn()
        signatures = self.letter.signatures
        step = (self.right - _MARGIN) / max(2, len(signatures))
        first = self.right - step * len(signatures)
        for place, signature in enumerate(signatures):
            self._signature(first + place * step, signature, self.letter.look * 10 + place,
                            step - 12)
        self.y -= 92

    def turn(self) -> None:
        """Finish this page and begin the next."""
        self._foot()
        self.canvas.showPage()
        self.y = self.high - 90

    def finish(self) -> None:
        """Finish the last page and the file."""
        self._foot()
        self.canvas.showPage()
        self.canvas.save()

    def _fitted(self, name: str) -> tuple[str, ...]:
        """A long name in lines that fit between the margins."""
        lines, room = [""], self.right - _MARGIN
        for word in name.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.canvas.stringWidth(longer, SANS_BOLD, 12.5) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return tuple(lines)

    def _head_line(self, text: str, face: str, size: float, leading: float, ink) -> None:
        self.canvas.setFont(face, size)
        self.canvas.setFillColor(ink)
        if self.style == 1:
            self.canvas.drawCentredString(self.wide / 2, self.y, text)
        else:
            self.canvas.drawString(_MARGIN, self.y, text)
        self.canvas.setFillColorRGB(0, 0, 0)
        self.y -= leading

    def _signature(self, x: float, signature, seed: int, room: float) -> None:
        name, office, institution = signature
        y = self.y - 34
        if self.letter.signed == Signed.PEN:
            self._pen(x, y + 4, random.Random(seed))
        elif self.letter.signed == Signed.ELECTRONIC:
            self.canvas.setStrokeColor(self.colour)
            self.canvas.rect(x - 4, y - 8, 178, 26)
            self._write(x + 4, y + 2, self.letter.electronic, SANS, 8)
        self._write(x, y - 22, name, self.face, 9.5 if len(name) > 32 else 10)
        self._write(x, y - 35, office, SANS, 8.5)
        size = 7.5
        while institution and self.canvas.stringWidth(institution, SANS, size) > room:
            size -= 0.25
        self._write(x, y - 47, institution, SANS, size)

    def _pen(self, x: float, y: float, rng: random.Random) -> None:
        """A signature nobody has: loops of chance."""
        pen = self.canvas.beginPath()
        pen.moveTo(x, y)
        for _ in range(rng.randrange(4, 8)):
            end = x + rng.uniform(10, 24)
            pen.curveTo(x + rng.uniform(0, 14), y + rng.uniform(6, 26), end - rng.uniform(0, 22),
                        y - rng.uniform(4, 18), end, y + rng.uniform(-3, 6))
            x = end
        self.canvas.setStrokeColor(_INK)
        self.canvas.setLineWidth(rng.uniform(0.8, 1.5))
        self.canvas.drawPath(pen)
        self.canvas.setLineWidth(0.8)

    def _emblem(self, x: float, y: float) -> None:
        """A planet and an orbit, as half of all space bodies have them."""
        self.canvas.setStrokeColor(self.colour)
        self.canvas.setFillColor(self.colour)
        self.canvas.circle(x, y, 8, stroke=0, fill=1)
        self.canvas.saveState()
        self.canvas.translate(x, y)
        self.canvas.rotate(25)
        self.canvas.ellipse(-20, -7, 20, 7)
        self.canvas.restoreState()

    def _fill(self, x: float, y: float, wide: float, high: float) -> None:
        self.canvas.setFillColor(self.colour)
        self.canvas.rect(x, y, wide, high, stroke=0, fill=1)

    def _write(self, x: float, y: float, text: str, face: str, size: float) -> None:
        self.canvas.setFont(face, size)
        self.canvas.drawString(x, y, text)

    def _foot(self) -> None:
        self.canvas.setFont(SANS, 8)
        self.canvas.setFillColor(_RED)
        self.canvas.drawCentredString(self.wide / 2, 40, self.letter.footer)
        self.canvas.setFillColorRGB(0, 0, 0)
