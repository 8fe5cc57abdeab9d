"""Files with bytes changed, cut out and put in: an outcome each, and never a broken child."""

import random

import odd_files
import pytest
from pikepdf import Array, Dictionary, Name, String

from esabid.intake import warm_child
from esabid.isolate import ChildCrashed

TOKENS = (b"/Type", b"/Page", b"0 R", b"<<", b">>", b"[", b"]", b"stream", b"endobj", b"/Length",
          b"/Annots", b"/AcroForm", b"/Resources", b"null", b"-1", b"99999999999", b"/XObject",
          b"/Kids", b"/Contents", b"/MediaBox", b"/BBox", b"/Matrix", b"true", b"(", b"\0")
MAIL = (b"From: Jan <jan@example.org>\r\nTo: b@example.org\r\nDate: Thu, 5 Mar 2026 09:00 +0100\r\n"
        b"Content-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\nContent-Type: application/pdf;"
        b' name="l.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--xx--\r\n')
SOURCES = {
    "letter": odd_files.letter(), "field": odd_files.with_form_field("Wójt"),
    "layer": odd_files.with_hidden_layer(), "photo": odd_files.jpeg(6), "mail": MAIL,
    "stamp": odd_files.with_annotation(b"1 0 0 rg 0 0 200 200 re f", Subtype=Name.Stamp),
    "script": odd_files.with_script(), "scan": odd_files.scan(2)}
EACH = 8


def plain(data: bytes) -> bytes:
    """A PDF written out as text, where a changed byte changes its structure."""
    return odd_files.changed(lambda pdf: None, data, qdf=True) if data[:5] == b"%PDF-" else data


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The data after one to ten changes."""
    data = bytearray(data)
    for _ in range(rng.randint(1, 10)):
        at, chance = rng.randrange(len(data)), rng.random()
        if chance < 0.3:
            data[at] = rng.randrange(256)
        elif chance < 0.4:
            del data[at:at + rng.choice((1, 4, 50))]
        else:
            token = rng.choice(TOKENS)
            found = data.find(token, at)
            data[at if found < 0 else found:found + len(token) if found >= 0 else at] = (
                rng.choice(TOKENS))
    return bytes(data)


@pytest.fixture(scope="module")
def children():
    with warm_child() as pool:
        yield pool


@pytest.mark.parametrize("name", SOURCES)
def test_changed_bytes_never_break_the_child(hand_in, children, name):
    crashes = []

    def run(request, on_progress):
        try:
            return children.run(request, on_progress)
        except ChildCrashed as error:
            crashes.append(error.trace)
            raise
    rng = random.Random(name)
    source = plain(SOURCES[name])
    outcomes = [hand_in(mutated(source, rng), "file", run=run) for _ in range(EACH)]
    assert [it.refused or it.prepared is not None or it.kind == "email" for it in outcomes] == (
        [True] * EACH)
    assert crashes == []


def test_a_field_on_a_page_whose_boxes_exclude_each_other_is_drawn(hand_in):
    def change(pdf):
        page = pdf.pages[0].obj
        page.CropBox = Array([5000, 5000, 5100, 5100])
        page.Annots = Array([pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Highlight, Rect=Array([350, 100, 550, 300]), F=4,
            C=Array([0, 0, 0]), Contents=String("x"), QuadPoints=Array(
                [350, 300, 550, 300, 350, 100, 550, 100])))])
    outcome = hand_in(odd_files.changed(change))
    assert (outcome.findings, outcome.pages) == ((), (odd_files.A4,))
    assert odd_files.WORDS in outcome.text
