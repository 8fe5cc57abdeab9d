"""Opens a PDF as far as it opens: with qpdf, else through pdfium's rewriting of it."""

from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2

from esabid.domain.findings import FindingCode
from esabid.intake.refused import Refused
from esabid.intake.walk import UNREADABLE

# Enough for any letter, far too little for a stream that unpacks to gigabytes.
MAX_DECODED = 128 * 1024**2

pikepdf.settings.set_qpdf_limits(
    flate_max_memory=MAX_DECODED, dct_max_memory=MAX_DECODED * 4,
    run_length_max_memory=MAX_DECODED, png_max_memory=MAX_DECODED, tiff_max_memory=MAX_DECODED,
    dct_max_progressive_scans=100, doc_max_warnings=500)


@dataclass
class Opened:
    """A PDF open in memory, and what had to be done to open it."""

    pdf: pikepdf.Pdf
    repaired: bool = False
    decrypted: bool = False


def open_pdf(path: Path, workdir: Path) -> Opened:
    """Open a sender's PDF; Refused when it is locked, damaged beyond repair or has no page."""
    empty = False
    try:
        opened = _open(path)
    except pikepdf.PasswordError:
        raise Refused(FindingCode.PASSWORD) from None
    except pikepdf.PdfError as error:
        if "encrypt" in str(error).lower() or "security handler" in str(error).lower():
            raise Refused(FindingCode.PASSWORD) from None
        opened, empty = None, "no pages found" in str(error)
    except (*UNREADABLE, OSError):
        opened = None
    try:
        return opened or _rescue(path, workdir)
    except Refused:
        if empty:
            raise Refused(FindingCode.NO_PAGES) from None
        raise


def open_image_pdf(stream) -> Opened:
    """Open the PDF that we made of an image ourselves."""
    return Opened(pikepdf.open(stream))


def _open(path: Path) -> Opened | None:
    pdf = pikepdf.open(path)
    count = len(pdf.pages)
    warned = bool(pdf.get_warnings())
    if count == 0 and not warned:
        raise Refused(FindingCode.NO_PAGES)
    return Opened(pdf, repaired=warned, decrypted=pdf.is_encrypted) if count else None


def _rescue(path: Path, workdir: Path) -> Opened:
    """Let pdfium read and write the file anew; it forgives other faults than qpdf does."""
    rewritten = workdir / "rewritten.pdf"
    try:
        with pypdfium2.PdfDocument(path) as document:
            if len(document) == 0:
                raise Refused(FindingCode.DAMAGED)
            document.save(rewritten)
        opened = _open(rewritten)
    except (*UNREADABLE, pypdfium2.PdfiumError, OSError):
        raise Refused(FindingCode.DAMAGED) from None
    if opened is None:
        raise Refused(FindingCode.DAMAGED)
    opened.repaired = True
    return opened
