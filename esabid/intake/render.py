"""Looks at the prepared copy as a reader would: preview, blank pages, text."""

import time
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from esabid.domain.findings import FindingCode
from esabid.intake.refused import Refused

PREVIEW_HEIGHT, PREVIEW_MAX_WIDTH = 900, 1600
BLANK_CHECK_SIDE = 480
# A dot of dust is smaller, the shortest line of writing is larger.
INK_PIXELS = 12
INK_CONTRAST = 40
# Seconds of CPU after which later pages are no longer looked at for blankness.
LOOKING_BUDGET = 8
MAX_TEXT = 200_000


@dataclass
class Seen:
    """Numbers (from 1) of blank pages, and the text of every page."""

    blank: list[int]
    texts: list[str]


def look(prepared: Path, preview: Path) -> Seen:
    """Write the first page's preview as PNG; Refused(DAMAGED) when the copy does not open."""
    try:
        with pypdfium2.PdfDocument(prepared) as document:
            write_preview(document[0], preview)
            return Seen(blank_pages(document), texts(document))
    except pypdfium2.PdfiumError:
        raise Refused(FindingCode.DAMAGED) from None


def write_preview(page, preview: Path) -> None:
    """The page about 900 pixels high."""
    width, height = page.get_size()
    scale = min(PREVIEW_HEIGHT / height, PREVIEW_MAX_WIDTH / width)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    bitmap.to_pil().convert("RGB").save(preview, "PNG")
    bitmap.close()


def blank_pages(document) -> list[int]:
    """Numbers of the pages that show nothing, as far as the time for looking goes."""
    began = time.process_time()
    blank = []
    for number, page in enumerate(document, 1):
        if number > 1 and time.process_time() - began > LOOKING_BUDGET:
            break
        if is_blank(page):
            blank.append(number)
        page.close()
    return blank


def is_blank(page) -> bool:
    """Whether the page has one tone but for specks."""
    scale = BLANK_CHECK_SIDE / max(page.get_size())
    bitmap = page.render(scale=scale, grayscale=True)
    counts = bitmap.to_pil().convert("L").histogram()
    bitmap.close()
    paper = counts.index(max(counts))
    other = sum(count for tone, count in enumerate(counts) if abs(tone - paper) > INK_CONTRAST)
    return other < INK_PIXELS


def texts(document) -> list[str]:
    """The text of every page, until there is more than anyone would search."""
    found, length = [], 0
    for page in document:
        text = page_text(page) if length < MAX_TEXT else ""
        page.close()
        found.append(text)
        length += len(text)
    return found


def page_text(page) -> str:
    """The page's text layer; empty for a picture and where it cannot be read."""
    try:
        reader = page.get_textpage()
        text = reader.get_text_bounded()[:MAX_TEXT]
        reader.close()
    except pypdfium2.PdfiumError:
        return ""
    return text.replace("\0", "").replace("\ufffe", "").replace("\r\n", "\n")
