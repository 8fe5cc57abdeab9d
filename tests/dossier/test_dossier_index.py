"""The index of institutions, in print and in the twin: what it says beside their names."""

from dataclasses import replace
from pathlib import Path

import pytest
from dossier.making import make
from dossier.samples import FONTS, signer, snapshot

from esabid.dossier.twin import render
from esabid.dossier.twin_view import TwinRequest

TEMPLATES = Path(__file__).parents[2] / "templates"


def said(found, lang, folder):
    """The words of the dossier without its letters, and those of its twin's markup."""
    found = found.without_letters()
    twin = render(TwinRequest(found, lang, None, {}, frozenset(), TEMPLATES, FONTS, ()))
    return (" ".join(" ".join(make(folder / "d.pdf", found, lang, {}).texts).split()),
            " ".join(twin.split()))


@pytest.mark.parametrize(("signed", "pl", "en"), [
    (0, "list wspólny 2 instytucji", "joint letter of 2 institutions"),
    (3, "list wspólny 3 instytucji", "joint letter of 3 institutions")])
def test_a_joint_letter_is_of_all_that_signed_it(tmp_path, signed, pl, en):
    """Also of whom the reader may not be told; a snapshot stored before counts whom it names."""
    found = snapshot(1, signers={1: (signer(0), signer(1))})
    found = replace(found, letters=(replace(found.letters[0], signed=signed),))
    for lang, says in (("pl", pl), ("en", en)):
        assert [it.count(says) for it in said(found, lang, tmp_path)] == [2, 2]


def test_a_letter_of_one_that_is_named_and_one_that_is_not_is_a_joint_one(tmp_path):
    found = snapshot(1)
    found = replace(found, letters=(replace(found.letters[0], signed=2),))
    assert ["joint letter of 2 institutions" in it for it in said(found, "en", tmp_path)] == [
        True, True]
