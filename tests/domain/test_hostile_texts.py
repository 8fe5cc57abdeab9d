"""A text made to keep a rule busy for hours is read as quickly as any other."""

import time
from datetime import date

import pytest

from esabid.domain.likeness import sketch
from esabid.domain.match_evidence import Clues
from esabid.domain.matching import whose
from esabid.domain.name_places import Candidate
from esabid.domain.pesel import masked
from esabid.domain.reading import Sought, read

LENGTH = 100_000
BODY = Candidate(1, 1, ("Instytut Badań Próżni",))


@pytest.mark.parametrize("piece", [
    " ", "\n", "-", "a", "A ", "1 ", "szanowny pan ", "szanowna ", "dear A", "z poważaniem\n",
    "Z poważaniem .....", "Jan Wzór ", "prof. dr ", "Instytut Badań ", "ustawa ", "\nuchwała ",
    "3 marca 2026 ", "3.III.", "1/2/", "§ 1\n", "\nSz. P. Dear A"])
def test_hostile_text_is_read_in_a_moment(piece):
    text = (piece * LENGTH)[:LENGTH]
    began = time.perf_counter()
    read(text, today=date(2026, 3, 18), sought=Sought(("Kraków dla ESA",)))
    whose(Clues(text, "skan.pdf"), (BODY,), "KRK")
    sketch(masked(text))
    # Well under a second alone; what grows with the square of the length takes minutes.
    assert time.perf_counter() - began < 6
