"""What a skeleton prints for readers, paragraph by paragraph, and what a page says."""

import ctypes
from dataclasses import dataclass

import html5lib
import pypdfium2
import pypdfium2.raw as pdfium

# Figures are drawings with words of their own; stamps and running titles are artifacts.
_UNSAID = ("Figure", "Artifact")


@dataclass(frozen=True)
class Printed:
    """A paragraph or cell: its whole text, and the pieces it was drawn in."""

    page: int
    whole: str
    pieces: tuple[str, ...]


def printed(path) -> tuple[Printed, ...]:
    """Everything that is printed as content, in reading order."""
    document, found = pypdfium2.PdfDocument(path), {}
    try:
        for number, page in enumerate(document, start=1):
            text_page = page.get_textpage()
            for it in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                if (place := pdfium.FPDFPageObj_GetMarkedContentID(it)) < 0 or _tag(it) in _UNSAID:
                    continue
                found.setdefault((number, place), []).append(_said(it, text_page))
    finally:
        document.close()
    return tuple(Printed(page, even(" ".join(pieces)), tuple(map(even, pieces)))
                 for (page, _), pieces in found.items())


def spoken(path) -> tuple[tuple[int, str, str], ...]:
    """What is drawn as words of another language inside a text: (page, language, words)."""
    document, found = pypdfium2.PdfDocument(path), []
    try:
        for number, page in enumerate(document, start=1):
            text_page = page.get_textpage()
            for it in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                marks = (pdfium.FPDFPageObj_GetMark(it, n)
                         for n in range(pdfium.FPDFPageObj_CountMarks(it)))
                found += [(number, lang, even(_said(it, text_page))) for mark in marks
                          if (lang := _string(lambda buffer, size, out, mark=mark:
                              pdfium.FPDFPageObjMark_GetParamStringValue(
                                  mark, b"Lang", buffer, size, out)))]
    finally:
        document.close()
    return tuple(found)


def _tag(it) -> str:
    mark = pdfium.FPDFPageObj_GetMark(it, 0)
    return _string(lambda buffer, size, out: pdfium.FPDFPageObjMark_GetName(mark, buffer, size,
                                                                            out))


def _string(ask) -> str:
    size = ctypes.c_ulong()
    ask(None, 0, size)
    buffer = (ctypes.c_ushort * (size.value // 2))()
    ask(buffer, size.value, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _said(it, text_page) -> str:
    size = pdfium.FPDFTextObj_GetText(it, text_page, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFTextObj_GetText(it, text_page, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def even(text: str) -> str:
    """Text with single, ordinary spaces."""
    return " ".join(text.split())


class Said:
    """A page of HTML, read strictly."""

    def __init__(self, html: str):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.root = parser.parse(html)
        self.errors = [(code, data) for _, code, data in parser.errors]
        texts = list(self.root.iter("body"))[0].itertext()
        texts = [text for text in texts]
        # Words of one paragraph may stand in several elements, with room between or without.
        self.texts = (even("".join(texts)), even(" ".join(texts)))

    def says(self, text: str) -> bool:
        return any(text in it for it in self.texts)

    def all(self, *tags):
        """Every element with one of these tags, in order."""
        return [it for it in self.root.iter() if it.tag in tags]
