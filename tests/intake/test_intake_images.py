"""Photos and scans become A4 pages: upright, pixels kept, without what the camera tells."""

import io

import odd_files
import pikepdf
import pytest
from PIL import Image

from esabid.domain.findings import Finding, FindingCode, Severity
from esabid.intake.jpeg import without_metadata

UNREAD = (Finding(FindingCode.TEXT_NOT_READ, Severity.INFORMS),)
ACROSS, UPRIGHT = (841.89, 595.28), (595.28, 841.89)
FORMATS = {"jpeg": "photo.jpg", "png": "photo.png", "tiff": "scan.tif"}


def corners(picture):
    """Which corners are dark: upper left, upper right, lower left, lower right."""
    right, low = picture.width - 9, picture.height - 9
    places = ((8, 8), (right, 8), (8, low), (right, low))
    return tuple(picture.getpixel(place) < 128 for place in places)


@pytest.mark.parametrize(("orientation", "size", "dark"), [
    (1, ACROSS, (True, False, False, False)),
    (2, ACROSS, (False, True, False, False)),
    (3, ACROSS, (False, False, False, True)),
    (6, UPRIGHT, (False, True, False, False)),
    (8, UPRIGHT, (False, False, True, False)),
    (5, UPRIGHT, (True, False, False, False)),
])
def test_photo_is_turned_as_the_camera_meant(hand_in, seen, orientation, size, dark):
    outcome = hand_in(odd_files.jpeg(orientation), "photo.jpg")
    assert (outcome.findings, outcome.pages) == (UNREAD, (size,))
    assert corners(cut(seen(outcome.prepared))) == dark


def cut(picture):
    """The picture without the white paper around it."""
    return picture.crop(picture.point(lambda tone: 255 if tone < 250 else 0).getbbox())


@pytest.mark.parametrize(("content", "kind"), [
    (odd_files.saved(odd_files.photo(), "PNG"), "png"),
    (odd_files.see_through_png(), "png"),
    (odd_files.deep_png(), "png"),
    (odd_files.saved(odd_files.photo("P"), "PNG"), "png"),
    (odd_files.saved(odd_files.photo("LA"), "PNG"), "png"),
    (odd_files.saved(odd_files.photo("CMYK"), "JPEG"), "jpeg"),
    (odd_files.saved(odd_files.photo("CMYK"), "TIFF"), "tiff"),
    (odd_files.saved(odd_files.photo("L"), "TIFF", compression="tiff_lzw"), "tiff"),
    (odd_files.saved(odd_files.photo("RGBA"), "TIFF"), "tiff"),
    (odd_files.saved(odd_files.photo(), "PNG") + b"<html>", "png"),
], ids=["png", "see-through", "16-bit", "palette", "grey-alpha", "cmyk-jpeg", "cmyk-tiff", "lzw",
        "alpha-tiff", "trailing"])
def test_picture_of_any_kind_shows_its_dark_corner(hand_in, seen, content, kind):
    outcome = hand_in(content, FORMATS[kind])
    assert (outcome.kind, outcome.findings, outcome.pages) == (kind, UNREAD, (ACROSS,))
    picture = seen(outcome.prepared)
    assert picture.getpixel((20, 20)) < 90
    assert picture.getpixel((150, 100)) > 190


def test_scan_of_several_pages_keeps_them(hand_in):
    outcome = hand_in(odd_files.scan(3), "scan.tif")
    assert (outcome.findings, outcome.pages) == (UNREAD, (UPRIGHT,) * 3)


def test_jpeg_pixels_are_the_cameras_own(hand_in):
    original = odd_files.jpeg()
    outcome = hand_in(original, "photo.jpg")
    with pikepdf.open(outcome.prepared) as pdf:
        images = [node for node in pdf.objects if isinstance(node, pikepdf.Stream)
                  and node.get("/Subtype") == "/Image"]
        assert [image.read_raw_bytes() for image in images] == [without_metadata(original)]


def test_jpeg_loses_what_the_camera_tells_and_keeps_its_picture():
    original = odd_files.jpeg(secret=b"N 50.06 E 19.94") + b"trailing"
    bare = without_metadata(original)
    assert (original.count(b"50.06"), bare.count(b"50.06")) == (1, 0)
    assert (bare[-2:], bare.count(b"trailing")) == (b"\xff\xd9", 0)
    with Image.open(io.BytesIO(original)) as before, Image.open(io.BytesIO(bare)) as after:
        assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff\xff", b"GIF89a"])
def test_what_is_no_whole_jpeg_comes_back_unchanged(data):
    assert without_metadata(data) == data


def test_jpeg_inside_a_pdf_loses_its_place_too(hand_in):
    def change(pdf):
        image = pdf.make_stream(odd_files.jpeg(secret=b"N 50.06"), Type=pikepdf.Name.XObject,
                                Subtype=pikepdf.Name.Image, Width=400, Height=300,
                                BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceRGB,
                                Filter=pikepdf.Name.DCTDecode)
        pdf.pages[0].obj.Resources["/XObject"] = pikepdf.Dictionary(I=image)
        pdf.pages[0].contents_add(b"q 100 0 0 100 0 0 cm /I Do Q")
    content = odd_files.changed(change)
    outcome = hand_in(content)
    assert (content.count(b"50.06"), outcome.prepared.read_bytes().count(b"50.06")) == (1, 0)
