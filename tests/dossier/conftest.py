"""Letters made once for the dossier's tests, and dossiers built from them."""

from datetime import date

import pytest
from dossier.making import make
from dossier.samples import signer, snapshot, write_letters

from esabid.domain.bilingual import Bilingual
from esabid.typeset.layout import Edition

FOREWORD = Bilingual("Szanowni Państwo,\nKraków zbiera głosy poparcia.", "")


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
