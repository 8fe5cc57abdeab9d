"""Looks at the prepared copy as a reader would: previews, blank pages, codes, text."""

import itertools
import time
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH, FPDFPath_CountSegments

from esabid.domain.findings import FindingCode
from esabid.domain.letter import previewed
from esabid.intake.codes import codes_on
from esabid.intake.ocr import Reader
from esabid.intake.refused import Refused

PREVIEW_HEIGHT, PREVIEW_MAX_WIDTH = 900, 1600
BLANK_CHECK_SIDE = 480
# A dot of dust is smaller, the shortest line of writing is larger.
INK_PIXELS = 12
INK_CONTRAST = 40
# Seconds of CPU after which later pages are only read, and no longer looked at.
LOOKING_BUDGET = 8
MAX_TEXT = 200_000
# Lines and boxes have fewer parts, a name written by hand has more.
PEN_STROKES = 12
MOST_OBJECTS = 2_000


@dataclass
class Seen:
    """What the pages (numbered from 1) show.

    `blank` are pages that show nothing, `pictures` those with something to see but no text;
    `drawn` says that the last page that is not blank bears a picture, or lines as of a pen.
    """

    blank: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    previews: list[Path] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    drawn: bool = False


def look(workdir: Path, known: dict[int, str], reader: Reader) -> Seen:
    """Look at prepared.pdf and write the previews beside it; Refused(DAMAGED) if it does not open.

    `known` are the texts of pages (from 0) that have become pictures.
    """
    seen = Seen()
    try:
        with pypdfium2.PdfDocument(workdir / "prepared.pdf") as document:
            _look_at_all(document, workdir, known, seen)
            _read_pictures(document, seen, reader)
    except pypdfium2.PdfiumError:
        raise Refused(FindingCode.DAMAGED) from None
    return seen


def _look_at_all(document, workdir: Path, known: dict[int, str], seen: Seen) -> None:
    began, length = time.process_time(), 0
    shown = previewed(len(document))
    for number, page in enumerate(document, 1):
        text = known.get(number - 1, "") or (page_text(page) if length < MAX_TEXT else "")
        seen.texts.append(text)
        length += len(text)
        if number == 1 or time.process_time() - began < LOOKING_BUDGET:
            if is_blank(page):
                seen.blank.append(number)
            else:
                seen.drawn = is_drawn_on(page)
                if not text.strip() and length < MAX_TEXT:
                    seen.pictures.append(number)
            if number in shown and len(seen.previews) == shown.index(number):
                seen.previews.append(workdir / f"preview-{number}.png")
                write_preview(page, seen.previews[-1])
                seen.codes += [code for code in codes_on(page) if code not in seen.codes]
        page.close()


def _read_pictures(document, seen: Seen, reader: Reader) -> None:
    """Read the pictures: the last one after the first, for it bears date or signature."""
    numbers = seen.pictures[:1] + seen.pictures[:0:-1][:1] + seen.pictures[1:-1]
    for number in numbers:
        if not reader.has_time():
            break
        page = document[number - 1]
        seen.texts[number - 1] = reader.read(page)
        page.close()


def write_preview(page, preview: Path) -> None:
    """The page about 900 pixels high."""
    width, height = page.get_size()
    scale = min(PREVIEW_HEIGHT / height, PREVIEW_MAX_WIDTH / width)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    bitmap.to_pil().convert("RGB").save(preview, "PNG")
    bitmap.close()


def is_drawn_on(page) -> bool:
    """Whether the page bears a picture, or lines with as many turns as a name written by hand."""
    found = page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH))
    return any(one.type == FPDF_PAGEOBJ_IMAGE or FPDFPath_CountSegments(one) >= PEN_STROKES
               for one in itertools.islice(found, MOST_OBJECTS))


def is_blank(page) -> bool:
    """Whether the page has one tone but for specks."""
    scale = BLANK_CHECK_SIDE / max(page.get_size())
    bitmap = page.render(scale=scale, grayscale=True)
    counts = bitmap.to_pil().convert("L").histogram()
    bitmap.close()
    paper = counts.index(max(counts))
    other = sum(count for tone, count in enumerate(counts) if abs(tone - paper) > INK_CONTRAST)
    return other < INK_PIXELS


def page_text(page) -> str:
    """The page's text layer; empty for a picture and where it cannot be read."""
    try:
        reader = page.get_textpage()
        text = reader.get_text_bounded()[:MAX_TEXT]
        reader.close()
    except pypdfium2.PdfiumError:
        return ""
    return text.replace("\0", "").replace("\ufffe", "").replace("\r\n", "\n")
