"""What intake says about odd files: one outcome each, never an exception."""

import subprocess
import sys
from pathlib import Path

import odd_files
import pytest
from pikepdf import Array, Dictionary, Name

from esabid.intake import IntakeLimits, Outcome
from esabid.isolate import Limits

ROOT = Path(__file__).parents[2]


def test_importing_intake_loads_no_parser():
    program = ("import sys, esabid.intake; heavy = {'pikepdf', 'PIL', 'pypdfium2', 'img2pdf'};"
               "sys.exit(len(heavy & set(sys.modules)))")
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == 0


def test_ordinary_letter_passes_without_a_word(hand_in):
    outcome = hand_in(odd_files.letter(pages=2))
    assert (outcome.kind, outcome.findings, outcome.refused) == ("pdf", (), False)
    assert outcome.pages == (odd_files.A4, odd_files.A4)
    assert [line.strip() for line in outcome.text.splitlines()] == [odd_files.WORDS] * 2
    assert outcome.prepared.read_bytes()[:5] == b"%PDF-"
    assert outcome.previews[0].read_bytes()[1:4] == b"PNG"


def test_progress_is_told(hand_in):
    steps = []
    hand_in(odd_files.letter(), on_progress=lambda percent, step: steps.append(step))
    assert steps == ["open", "check", "prepare", "look"]


def test_text_named_pdf_is_refused(hand_in):
    outcome = hand_in(b"Dear Sir or Madam")
    assert outcome == Outcome(None, outcome.findings)
    assert [f.code.value for f in outcome.findings] == ["not_a_letter_file"]


@pytest.mark.parametrize(("content", "finding"), [
    (odd_files.encrypted(user="secret"), ("password", "blocks", "")),
    (odd_files.letter()[:400], ("damaged", "blocks", "")),
    (odd_files.without_pages(), ("no_pages", "blocks", "")),
    (odd_files.letter(pages=51), ("too_many_pages", "blocks", "50")),
    (odd_files.letter(size=(40, 40)), ("odd_page_size", "blocks", "1")),
    (odd_files.with_page_entries(UserUnit=10), ("odd_page_size", "blocks", "1")),
    (odd_files.with_huge_image(), ("image_too_large", "blocks", "")),
    (odd_files.with_painting_forms(1, 1, endless=True), ("too_complex", "blocks", "")),
    (odd_files.with_painting_forms(12, 10), ("too_complex", "blocks", "")),
    (odd_files.with_content(b"0 " * 80_000_000), ("too_complex", "blocks", "")),
    (odd_files.with_root_entries(Collection=Dictionary()), ("portfolio", "blocks", "")),
    (odd_files.with_root_entries(NeedsRendering=True,
                                 AcroForm=Dictionary(Fields=Array([]), XFA=Array([]))),
     ("dynamic_form", "blocks", "")),
    (odd_files.jpeg()[:-400], ("damaged", "blocks", "")),
    (odd_files.encrypted(), ("decrypted", "informs", "")),
    (odd_files.with_script(), ("active_content_removed", "informs", "")),
    (odd_files.with_attachment(), ("attachments_removed", "informs", "")),
    (odd_files.with_content(b""), ("blank", "warns", "1")),
    (odd_files.letter().replace(b"startxref", b"startxxxx"), ("repaired", "informs", "")),
], ids=["password", "truncated", "no-pages", "51-pages", "tiny-page", "huge-page", "huge-image",
        "endless-forms", "multiplying-forms", "unpacking-bomb", "portfolio", "dynamic-form",
        "truncated-photo", "owner-password", "script", "attachment", "blank", "repaired"])
def test_odd_pdf_gets_its_finding(codes, content, finding):
    name = "photo.jpg" if content[:2] == b"\xff\xd8" else "letter.pdf"
    assert codes(content, name) == [finding]


@pytest.mark.parametrize("content", [
    odd_files.letter(pages=50),
    odd_files.with_shared_resources(),
    odd_files.with_painting_forms(4, 3),
    odd_files.with_annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://krakow.pl")),
    odd_files.letter() + b"<html>trailing</html>",
], ids=["50-pages", "shared-resources", "nested-forms", "link", "trailing-html"])
def test_unusual_but_sound_pdf_passes(codes, content):
    assert codes(content) == []


def test_renamed_file_is_taken_as_what_it_is(hand_in):
    outcome = hand_in(odd_files.jpeg(), "letter.pdf")
    assert (outcome.kind, outcome.refused) == ("jpeg", False)
    assert [(f.code.value, f.where) for f in outcome.findings] == [
        ("renamed", "JPEG"), ("text_not_read", "")]


def test_blank_pages_are_named(codes):
    def add_blank(pdf):
        pdf.add_blank_page(page_size=odd_files.A4)
        pdf.pages.append(pdf.pages[0])
        pdf.add_blank_page(page_size=odd_files.A4)
    assert codes(odd_files.changed(add_blank)) == [("blank", "warns", "2, 4")]


def test_image_over_the_pixel_limit_is_refused(codes):
    limits = IntakeLimits(max_pixels=100_000)
    assert codes(odd_files.jpeg(), "photo.jpg", limits=limits) == [
        ("image_too_large", "blocks", "")]


def test_scan_with_too_many_pages_is_refused(codes):
    limits = IntakeLimits(max_pages=2)
    assert codes(odd_files.scan(3), "scan.tif", limits=limits) == [
        ("too_many_pages", "blocks", "2")]


@pytest.mark.parametrize("child", [
    Limits(wall_seconds=0.05), Limits(address_space=60 * 1024**2)], ids=["time", "memory"])
def test_child_that_hits_a_limit_is_a_finding(codes, child):
    assert codes(odd_files.letter(), limits=IntakeLimits(child=child)) == [
        ("too_complex", "blocks", "")]
