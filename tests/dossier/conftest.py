"""Letters made once for the dossier's tests, and dossiers built from them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from dossier.samples import FONTS, signer, snapshot, write_letters

from esabid.domain.snapshot import Bilingual, Snapshot
from esabid.dossier.build import Built, build
from esabid.dossier.request import Request
from esabid.typeset.layout import Edition

FOREWORD = Bilingual("Szanowni Państwo,\nKraków zbiera głosy poparcia.", "")


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


def make(path: Path, what: Snapshot, lang: str, prepared, edition: Edition | None = None) -> Made:
    """Build one dossier in this process."""
    request = Request(what, lang, edition, FONTS,
                      {name: Path(file) for name, file in prepared.items()}, path)
    return Made(path, what, build(request, lambda done, step: None), texts(path))


@pytest.fixture(scope="session")
def letters(tmp_path_factory):
    return write_letters(tmp_path_factory.mktemp("letters"))


@pytest.fixture(scope="session")
def sample(letters):
    """Twelve letters, one of them signed by fourteen institutions, and a foreword."""
    return snapshot(12, letters, signers={6: tuple(signer(n) for n in range(100, 114))},
                    foreword=FOREWORD, unnamed=6)


@pytest.fixture(scope="session", params=["pl", "en"])
def made(request, letters, sample, tmp_path_factory):
    """The sample in each language."""
    path = tmp_path_factory.mktemp("dossier") / f"{request.param}.pdf"
    return request.param, make(path, sample, request.param, letters.paths)


@pytest.fixture(scope="session")
def demo(letters, tmp_path_factory):
    """An English edition of a demonstration."""
    path = tmp_path_factory.mktemp("dossier") / "demo.pdf"
    return make(path, snapshot(4, letters, demo=True), "en", letters.paths,
                Edition(3, date(2026, 7, 2)))
