"""Content decides what a file is, and every stranger gets the advice that helps."""

import io
import zipfile

import odd_files
import pytest

from esabid.domain.findings import Finding, FindingCode, Severity
from esabid.intake.message_marks import OUTLOOK_CLASS
from esabid.intake.sniff import Sniffed, kind_of, misnamed, sniff, sniff_letter


def archive(*names, mimetype=None):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        if mimetype:
            target.writestr("mimetype", mimetype)
        for name in names:
            target.writestr(name, "content")
    return buffer.getvalue()


def ole(*names, msg=False):
    """The beginning of an OLE file whose directory lists these streams."""
    def entry(name, of=b""):
        return (name.encode("utf-16-le").ljust(80, b"\0") + of).ljust(128, b"\0")
    head = bytearray(512)
    head[:8], head[30:32] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (9).to_bytes(2, "little")
    head[48:52] = (8).to_bytes(4, "little")
    root = entry("Root Entry", OUTLOOK_CLASS if msg else b"")
    return bytes(head) + bytes(8 * 512) + root + b"".join(map(entry, names))


MAIL = (b"Received: from a.example by b.example;\r\n Thu, 5 Mar 2026 09:00:00 +0100\r\n"
        b"From: Jan <jan@example.org>\r\nTo: biuro@example.org\r\nSubject: List\r\n\r\nWitam\r\n")


@pytest.fixture
def sniffed(tmp_path):
    def look(content, name="letter.pdf", max_bytes=20 * 1024**2, how=sniff):
        place = tmp_path / "upload"
        place.write_bytes(content)
        with place.open("rb") as stream:
            found = how(stream, name=name, max_bytes=max_bytes)
            assert stream.tell() == 0
        return found
    return look


@pytest.mark.parametrize(("head", "kind"), [
    (b"%PDF-1.7\n", "pdf"),
    (b"\xef\xbb\xbf%PDF-1.4", "pdf"),
    (b"\x1b%-12345X@PJL\r\n%PDF-1.4", "pdf"),
    (b" " * 1023 + b"%PDF-1.4", "pdf"),
    (b" " * 1024 + b"%PDF-1.4", None),
    (b"\xff\xd8\xff\xe0", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0\x08\0", "tiff"),
    (b"GIF89a", None),
    (b"#!/bin/sh\n%PDF-1.4", None),
    (b"\xff\xd8\xff\xfe comment %PDF-1.4", None),
    (b"PK\3\4 stored %PDF-1.4", None),
    (b"<html> %PDF-1.4", None),
    (b"Dear Sir", None),
])
def test_kind_comes_from_the_first_bytes(head, kind):
    assert kind_of(head) == kind


@pytest.mark.parametrize(("content", "code"), [
    (b"", FindingCode.EMPTY_FILE),
    (b"Dear Sir", FindingCode.NOT_A_LETTER_FILE),
    (b"From: me\nDear Sir, To: the point\n", FindingCode.NOT_A_LETTER_FILE),
    (b"<html><body>Dear Sir</body></html>", FindingCode.NOT_A_LETTER_FILE),
    (b"\0\0\0\x18ftypheic\0\0\0\0", FindingCode.HEIC_PHOTO),
    (b"\0\0\0\x18ftypmp42\0\0\0\0", FindingCode.NOT_A_LETTER_FILE),
    (archive("letter.pdf"), FindingCode.NOT_A_LETTER_FILE),
], ids=["empty", "text", "nearly-mail", "html", "heic", "film", "zip"])
def test_what_is_no_letter_gets_its_own_advice(sniffed, content, code):
    for how in (sniff, sniff_letter):
        assert sniffed(content, how=how) == Sniffed(None, (Finding(code, Severity.BLOCKS),))


@pytest.mark.parametrize(("content", "kind", "code"), [
    (ole("WordDocument", "__properties_version1.0"), "office", FindingCode.OFFICE_DOCUMENT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "office", FindingCode.OFFICE_DOCUMENT),
    (b"{\\rtf1 Dear Sir}", "office", FindingCode.OFFICE_DOCUMENT),
    (archive("[Content_Types].xml", "word/document.xml"), "office", FindingCode.OFFICE_DOCUMENT),
    (archive("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "office",
     FindingCode.OFFICE_DOCUMENT),
    (archive("letter.pdf", mimetype="application/vnd.etsi.asic-e+zip"), "signature",
     FindingCode.SIGNATURE_CONTAINER),
    (bytes.fromhex("3082100006092a864886f70d010702a0821000"), "signature",
     FindingCode.SIGNATURE_CONTAINER),
    (bytes.fromhex("3082100006092a864886f70d010702a0821000") + b"%PDF-1.7", "signature",
     FindingCode.SIGNATURE_CONTAINER),
    (b"MIIQAAYJKoZIhvcNAQcCoIIQ", "signature", FindingCode.SIGNATURE_CONTAINER),
    (b"MIAGCSqGSIb3DQEHAqCAMIAC", "signature", FindingCode.SIGNATURE_CONTAINER),
    (b'<?xml version="1.0"?><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>',
     "signature", FindingCode.SIGNATURE_CONTAINER),
    (b"<Pismo>" + b"A" * 9000 + b'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></Pismo>',
     "signature", FindingCode.SIGNATURE_CONTAINER),
    (MAIL, "email", FindingCode.NOT_A_LETTER_FILE),
    (MAIL + b"%PDF-1.7", "email", FindingCode.NOT_A_LETTER_FILE),
    (b"From jan@example.org Thu Mar  5 09:00:00 2026\n" + MAIL, "email",
     FindingCode.NOT_A_LETTER_FILE),
    (ole("__nameid_version1.0"), "email", FindingCode.NOT_A_LETTER_FILE),
    (ole("x", msg=True), "email", FindingCode.NOT_A_LETTER_FILE),
], ids=["doc", "ole", "rtf", "docx", "odt", "asice", "p7s", "p7m", "p7s-text", "p7s-open",
        "xades", "xades-around", "eml", "eml-pdf", "mbox", "msg", "msg-class"])
def test_companions_of_letters_are_known_and_are_no_letters(sniffed, content, kind, code):
    assert sniffed(content) == Sniffed(kind)
    refused = Finding(code, Severity.BLOCKS)
    assert sniffed(content, how=sniff_letter) == Sniffed(None, (refused,))


def test_file_over_the_limit_is_refused_unread(sniffed):
    large = Finding(FindingCode.TOO_LARGE, Severity.BLOCKS, "20")
    assert sniffed(odd_files.letter() + bytes(30 * 1024**2)) == Sniffed(None, (large,))


def test_wrong_ending_is_noted_with_the_real_kind(sniffed):
    note = Finding(FindingCode.RENAMED, Severity.INFORMS, "PDF")
    assert sniffed(b"%PDF-1.7", "letter.JPG") == Sniffed("pdf", (note,))


@pytest.mark.parametrize(("name", "kind", "wrong"), [
    ("list.pdf", "pdf", False), ("LIST.PDF", "pdf", False), ("skan.jpeg", "jpeg", False),
    ("skan.jpg", "jpeg", False), ("skan.tif", "tiff", False), ("skan.pdf", "png", True),
    ("list", "pdf", False), ("pismo z 24.05.2024", "pdf", False), ("list.docx", "pdf", True),
    ("pismo.Kowalski", "pdf", False),
])
def test_only_endings_of_other_files_are_wrong(name, kind, wrong):
    assert misnamed(name, kind) == wrong
