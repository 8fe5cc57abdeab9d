"""Builds dossiers in this process and reads them back."""

from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from dossier.samples import FONTS

from esabid.domain.snapshot import Snapshot
from esabid.dossier.build import Built, build
from esabid.dossier.request import Request
from esabid.typeset.layout import Edition


@dataclass(frozen=True)
class Made:
    """A dossier on disk: its snapshot, what the build said, and the text of each page."""

    path: Path
    snapshot: Snapshot
    built: Built
    texts: tuple[str, ...]

    @property
    def whole(self) -> str:
        return " ".join(self.texts)

    @property
    def letter_pages(self) -> slice:
        """Where the letters lie among the pages; a letter without its file has one page."""
        first = self.built.front_pages
        return slice(first, first + sum(
            1 if it.number in self.built.unplaced else len(it.pages)
            for it in self.snapshot.letters))

    def open(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)


def texts(path: Path) -> tuple[str, ...]:
    """Each page's text with single, ordinary spaces."""
    document = pypdfium2.PdfDocument(path)
    try:
        return tuple(" ".join(page.get_textpage().get_text_bounded().split())
                     for page in document)
    finally:
        document.close()


def strings(path: Path) -> str:
    """Every string of a PDF's objects, however deep, and its unpacked streams' bytes."""
    with pikepdf.open(path) as pdf:
        said = [text for it in pdf.objects for text in _strings(it)]
        streams = [it.read_bytes().decode("latin-1") for it in pdf.objects
                   if isinstance(it, pikepdf.Stream) and it.get("/Subtype") != "/Image"
                   and "/Length1" not in it]
    return "\n".join((*said, *streams))


def _strings(value):
    """The strings in a value; what it refers to is an object of its own."""
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        for _, kid in value.items():
            if not (isinstance(kid, pikepdf.Object) and kid.is_indirect):
                yield from _strings(kid)
    elif isinstance(value, pikepdf.Array):
        for kid in value:
            if not (isinstance(kid, pikepdf.Object) and kid.is_indirect):
                yield from _strings(kid)


def make(path: Path, what: Snapshot, lang: str, prepared, edition: Edition | None = None) -> Made:
    """Build one dossier in this process."""
    request = Request(what, lang, edition, FONTS,
                      {name: Path(file) for name, file in prepared.items()}, path)
    return Made(path, what, build(request, lambda done, step: None), texts(path))
