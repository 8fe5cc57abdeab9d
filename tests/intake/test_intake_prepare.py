"""The prepared copy looks like the original and holds nothing but its drawing."""

import odd_files
import pikepdf
import pytest
from PIL import Image, ImageChops
from pikepdf import Array, Dictionary, Name, Stream, String

ALLOWED_IN_PAGE = {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
ACTIVE = ("/JS", "/AA", "/EF", "/URI", "/OpenAction", "/Annots", "/AcroForm", "/Names", "/XFA")
ANGLES = {0: 0, 90: -90, 180: 180, 270: 90}


def difference(one, other):
    """The share of pixels that differ clearly."""
    histogram = ImageChops.difference(one, other.resize(one.size)).histogram()
    return sum(histogram[96:]) / (one.width * one.height)


def keys(path):
    """Every key of every dictionary in a PDF."""
    found = set()
    with pikepdf.open(path) as pdf:
        for node in pdf.objects:
            stack = [node]
            while stack:
                one = stack.pop()
                if isinstance(one, (Dictionary, Stream)):
                    found |= set(one.keys())
                    stack += [one[key] for key in one.keys()
                              if isinstance(one[key], (Dictionary, Array))
                              and not one[key].is_indirect]
    return found


@pytest.mark.parametrize(("content", "size"), [
    (odd_files.letter(), (595.28, 841.89)),
    (odd_files.with_page_entries(Rotate=90), (841.89, 595.28)),
    (odd_files.with_page_entries(Rotate=180), (595.28, 841.89)),
    (odd_files.with_page_entries(Rotate=-90), (841.89, 595.28)),
    (odd_files.with_page_entries(Rotate=45), (595.28, 841.89)),
    (odd_files.with_page_entries(CropBox=Array([50, 400, 450, 800])), (400, 400)),
    (odd_files.with_page_entries(CropBox=Array([50, 400, 450, 800]), Rotate=270,
                                 MediaBox=Array([-10, -10, 600, 900])), (400, 400)),
    (odd_files.with_page_entries(UserUnit=2), (1190.56, 1683.78)),
    (odd_files.with_page_entries(TrimBox=Array([100, 100, 200, 200])), (595.28, 841.89)),
], ids=["plain", "90", "180", "-90", "45", "crop", "crop-270", "unit", "trim"])
def test_prepared_page_looks_like_the_original(hand_in, seen, content, size):
    outcome = hand_in(content)
    assert outcome.pages == (size,)
    assert difference(seen(content), seen(outcome.prepared)) < 0.003
    with pikepdf.open(outcome.prepared) as pdf:
        assert set(pdf.pages[0].obj.keys()) == ALLOWED_IN_PAGE
        assert [float(side) for side in pdf.pages[0].mediabox] == [0, 0, *size]
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}


@pytest.mark.parametrize("content", [
    odd_files.with_annotation(b"1 0 0 rg 0 0 200 200 re f", Subtype=Name.Stamp),
    odd_files.with_annotation(Subtype=Name.Highlight, C=Array([0, 0, 0]), QuadPoints=Array(
        [350, 300, 550, 300, 350, 100, 550, 100])),
    odd_files.with_form_field("Wójt"),
    odd_files.with_hidden_layer(),
], ids=["stamp", "highlight", "form-field", "hidden-layer"])
def test_what_readers_see_stays_as_page_content(hand_in, seen, content):
    outcome = hand_in(content)
    # A picture of a page has softer edges than the page.
    assert difference(seen(content), seen(outcome.prepared)) < 0.01
    assert sorted(keys(outcome.prepared) & set(ACTIVE)) == []
    assert odd_files.WORDS in outcome.text


def test_field_value_is_visible_in_the_copy(hand_in, seen):
    empty, filled = (hand_in(odd_files.with_form_field(value)) for value in ("", "WWWWWW"))
    assert difference(seen(empty.prepared), seen(filled.prepared)) > 0.003


def link(action):
    return odd_files.with_annotation(Subtype=Name.Link, A=action)


@pytest.mark.parametrize("content", [
    odd_files.with_script(),
    odd_files.with_attachment(),
    odd_files.with_page_entries(AA=Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("x")))),
    odd_files.with_root_entries(OpenAction=Dictionary(S=Name.Launch, F=String("calc.exe"))),
    odd_files.with_root_entries(OpenAction=Dictionary(S=Name.URI, URI=String("https://a.b"))),
    link(Dictionary(S=Name.GoToR, F=String("\\\\host\\share"))),
    link(Dictionary(S=Name.SubmitForm, F=String("https://a.b"))),
    link(Dictionary(S=Name.URI, URI=String("javascript:x"))),
    link(Dictionary(S=Name.GoTo, Next=Dictionary(S=Name.JavaScript, JS=String("x")))),
], ids=["script", "file", "page-script", "launch", "calls-home", "share", "submit", "js-link",
        "chain"])
def test_nothing_active_is_left(hand_in, content):
    outcome = hand_in(content)
    assert outcome.refused is False
    assert [f.severity.value for f in outcome.findings] == ["informs"]
    assert sorted(keys(outcome.prepared) & {*ACTIVE, "/F", "/S", "/Next", "/Launch"}) == []


def test_hidden_holders_inside_forms_are_stripped(hand_in):
    def change(pdf):
        form = pdf.make_stream(
            b"0 0 50 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]),
            AA=Dictionary(X=Dictionary(S=Name.JavaScript, JS=String("x"))),
            Ref=Dictionary(F=String("other.pdf"), Page=0), PieceInfo=Dictionary(A=1),
            Metadata=pdf.make_stream(b"<x/>"))
        pdf.pages[0].obj.Resources["/XObject"] = Dictionary(N=form)
        pdf.pages[0].contents_add(b"/N Do")
    outcome = hand_in(odd_files.changed(change))
    left = keys(outcome.prepared) & {*ACTIVE, "/F", "/Ref", "/PieceInfo", "/Metadata"}
    assert sorted(left) == []


@pytest.mark.parametrize("make", [odd_files.letter, odd_files.jpeg, odd_files.with_hidden_layer])
def test_equal_originals_give_equal_copies(hand_in, make):
    one, other = hand_in(make(), "a"), hand_in(make(), "a")
    assert one.prepared.read_bytes() == other.prepared.read_bytes()
    assert one.previews[0].read_bytes() == other.previews[0].read_bytes()


def test_trailing_foreign_bytes_are_gone(hand_in):
    outcome = hand_in(odd_files.letter() + b"<html>trailing</html>")
    assert outcome.prepared.read_bytes().rstrip()[-5:] == b"%%EOF"


def test_preview_is_about_900_pixels_high(hand_in):
    with Image.open(hand_in(odd_files.letter()).previews[0]) as preview:
        assert (preview.format, preview.height, preview.width) == ("PNG", 900, 637)


@pytest.mark.parametrize("disguise", [{}, {"Root": 1}, {"Type": Name.Catalog}, {"S": Name.Alpha}])
def test_no_disguise_keeps_a_dictionary_from_being_stripped(hand_in, disguise):
    def change(pdf):
        state = Dictionary(AA=Dictionary(X=Dictionary(S=Name.JavaScript, JS=String("x"))),
                           EF=Dictionary(F=String("x")), **disguise)
        pdf.pages[0].obj.Resources["/ExtGState"] = Dictionary(G=state)
        pdf.pages[0].contents_add(b"/G gs")
    outcome = hand_in(odd_files.changed(change))
    assert sorted(keys(outcome.prepared) & {*ACTIVE, "/Next"}) == []
