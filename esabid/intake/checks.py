"""Checks of a PDF's structure before anything of it is drawn."""

import re

import pikepdf
from pikepdf import Array, Dictionary, Stream

from esabid.domain.findings import FindingCode
from esabid.intake.geometry import sheet
from esabid.intake.outcome import IntakeLimits
from esabid.intake.painting import check_painting
from esabid.intake.refused import Refused
from esabid.intake.walk import UNREADABLE, entry, name_of, nodes, number


def check(pdf: pikepdf.Pdf, limits: IntakeLimits) -> None:
    """Refused with the first reason why this PDF cannot be a letter."""
    if len(pdf.pages) > limits.max_pages:
        raise Refused(FindingCode.TOO_MANY_PAGES, limits.max_pages)
    if isinstance(entry(pdf.Root, "/Collection"), Dictionary):
        raise Refused(FindingCode.PORTFOLIO)
    if is_dynamic_form(pdf):
        raise Refused(FindingCode.DYNAMIC_FORM)
    for page_number, page in enumerate(pdf.pages, 1):
        sides = sheet(page.obj).size
        if min(sides) < limits.min_side or max(sides) > limits.max_side:
            raise Refused(FindingCode.ODD_PAGE_SIZE, page_number)
    check_images(pdf, limits.max_pixels)
    check_painting(pdf)


def check_images(pdf: pikepdf.Pdf, max_pixels: int) -> None:
    """Refused when an image claims more pixels: it passes every parser and renders blank."""
    for node in nodes(pdf):
        if isinstance(node, Stream) and name_of(node, "/Subtype") == "/Image":
            if number(entry(node, "/Width"), 0) * number(entry(node, "/Height"), 0) > max_pixels:
                raise Refused(FindingCode.IMAGE_TOO_LARGE)


def is_dynamic_form(pdf: pikepdf.Pdf) -> bool:
    """Whether the page is only a placeholder and a form language (XFA) would draw the letter."""
    form = entry(pdf.Root, "/AcroForm")
    if not isinstance(form, Dictionary) or "/XFA" not in form:
        return False
    if entry(pdf.Root, "/NeedsRendering") is True:
        return True
    xfa = entry(form, "/XFA")
    packets = list(xfa) if isinstance(xfa, Array) else [xfa]
    return any(_demands_rendering(packet) for packet in packets if isinstance(packet, Stream))


def _demands_rendering(packet: Stream) -> bool:
    # Read as plain bytes: an XML parser could be made to unpack entities without end.
    try:
        content = packet.read_bytes()
    except UNREADABLE:
        return False
    return bool(re.search(rb"<dynamicRender>\s*required\s*<", content))
