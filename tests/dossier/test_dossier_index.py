"""The index of institutions, in print and in the twin: what it says beside their names."""

from dataclasses import replace
from pathlib import Path

import pytest
from dossier.making import make
from dossier.samples import FONTS, signer, snapshot

from esabid.domain.letter import SignatureKind
from esabid.domain.profiles import Profile
from esabid.dossier.twin import render
from esabid.dossier.twin_view import TwinRequest

TEMPLATES = Path(__file__).parents[2] / "templates"


def twin(found, lang):
    """The markup of its twin."""
    made = render(TwinRequest(found, lang, None, {}, frozenset(), TEMPLATES, FONTS, ()))
    return " ".join(made.split())


def said(found, lang, folder):
    """The words of a dossier whose letters have no pages, and the markup of its twin."""
    return (" ".join(make(folder / "d.pdf", found, lang, {}).texts), twin(found, lang))


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


@pytest.mark.parametrize("profile", Profile)
def test_that_a_scan_has_no_original_is_said_inside_only(tmp_path, profile):
    """A reader could else count off what caution sets apart; also of a snapshot stored before."""
    kinds = (SignatureKind.SCAN_WITH_ORIGINAL, SignatureKind.SCAN)
    found = replace(snapshot(2, signers={
        place: (replace(signer(place), signature=kind),) for place, kind in enumerate(kinds, 1)}),
        profile=profile)
    inside = int(profile == Profile.INTERNAL)
    for lang, says in (("pl", ("Skan", "Skan bez oryginału", "Skan, oryginał w urzędzie")),
                       ("en", ("Scan", "Scan without the original",
                               "Scan, original in the office"))):
        for text in said(found, lang, tmp_path):
            assert [text.count(it) for it in says] == [2, inside, inside]
        paged = replace(found, letters=tuple(replace(it, pages=((595.0, 842.0),))
                                             for it in found.letters))
        assert [twin(paged, lang).count(it) for it in says] == [4, 2 * inside, 2 * inside]
