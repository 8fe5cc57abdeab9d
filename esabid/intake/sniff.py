"""Decides by its first bytes what a file is; neither its name nor its declared type is believed."""

import re
from dataclasses import dataclass
from io import SEEK_END
from pathlib import Path
from typing import BinaryIO

from esabid.domain.findings import Finding, FindingCode, Severity, finding
from esabid.intake.message_marks import is_mail, is_outlook

HEAD = 4096
# ISO 32000-2, Annex I: readers look for the header within the first 1,024 bytes.
HEADER_WITHIN = 1024

IMAGES = (
    ("jpeg", (b"\xff\xd8\xff",)),
    ("png", (b"\x89PNG\r\n\x1a\n",)),
    ("tiff", (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")),
)
# A PDF header behind one of these belongs to a file made to be two things at once.
FOREIGN = (
    *(magic for _kind, magics in IMAGES for magic in magics),
    b"PK", b"MZ", b"\x7fELF", b"#!", b"GIF8", b"RIFF", b"BM", b"%!PS", b"\x1f\x8b", b"7z\xbc\xaf",
    b"Rar!", b"\xd0\xcf\x11\xe0", b"\xca\xfe\xba\xbe", b"{\\rtf", b"<", b"8BPS", b"\0\0\0",
)
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif")
OFFICE_NAMES = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis.opendocument",
                b"word/document.xml", b"docProps/")
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
# The same in base64, after a length that is stated or left open.
SIGNED_DATA_TEXT = (b"KoZIhvcNAQcC", b"CSqGSIb3DQEH")

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# The kinds that can be a letter, and the endings of their names.
LETTERS = {"pdf": {"pdf"}, "jpeg": {"jpg", "jpeg", "jpe", "jfif"}, "png": {"png"},
           "tiff": {"tif", "tiff"}}
# What only comes with a letter: why it is refused where a letter is wanted.
COMPANIONS = {"email": FindingCode.NOT_A_LETTER_FILE, "office": FindingCode.OFFICE_DOCUMENT,
              "signature": FindingCode.SIGNATURE_CONTAINER}


@dataclass(frozen=True)
class Sniffed:
    """The kind of a file (one of LETTERS or COMPANIONS, or None) and what is noted about it."""

    kind: str | None
    findings: tuple[Finding, ...] = ()


def sniff_letter(stream: BinaryIO, *, name: str, max_bytes: int) -> Sniffed:
    """As `sniff`, where only a letter will do: its companions are refused with their advice."""
    found = sniff(stream, name=name, max_bytes=max_bytes)
    return _refused(COMPANIONS[found.kind]) if found.kind in COMPANIONS else found


def sniff(stream: BinaryIO, *, name: str, max_bytes: int) -> Sniffed:
    """Look at size, first and last bytes only; `name` serves to tell that it says otherwise.

    `stream` can seek, and stands at its beginning again afterwards. Of an OLE file the list of
    its streams is looked at, too.
    """
    size = stream.seek(0, SEEK_END)
    stream.seek(0)
    if size == 0:
        return _refused(FindingCode.EMPTY_FILE)
    if size > max_bytes:
        return _refused(FindingCode.TOO_LARGE, max_bytes // 1024**2)
    head = stream.read(HEAD)
    stream.seek(max(0, size - HEAD))
    tail = stream.read(HEAD)
    stream.seek(0)
    kind = kind_of(head) or companion(head, tail, stream)
    stream.seek(0)
    if kind is None:
        return _refused(why_not(head))
    if kind in LETTERS and misnamed(name, kind):
        return Sniffed(kind, (finding(FindingCode.RENAMED, Severity.INFORMS, kind.upper()),))
    return Sniffed(kind)


def kind_of(head: bytes) -> str | None:
    """The kind of letter that the first bytes show, None for what is no letter."""
    at = head[:HEADER_WITHIN + 4].find(b"%PDF-")
    if at >= 0:
        before = head[:at].lstrip(b"\xef\xbb\xbf \t\r\n")
        foreign = before.startswith(FOREIGN) or is_mail(before) or _is_cms(before)
        return None if foreign else "pdf"
    for kind, magics in IMAGES:
        if head.startswith(magics):
            return kind
    return None


def companion(head: bytes, tail: bytes, stream: BinaryIO) -> str | None:
    """The kind of what comes with letters: e-mail, signature file or text document."""
    if _is_signature_container(head, tail):
        return "signature"
    if head.startswith(OLE):
        return "email" if is_outlook(head, stream) else "office"
    if head.startswith(b"{\\rtf"):
        return "office"
    if head.startswith(b"PK\3\4") and any(mark in head + tail for mark in OFFICE_NAMES):
        return "office"
    return "email" if is_mail(head) else None


def why_not(head: bytes) -> FindingCode:
    """The finding that tells best what to send instead."""
    if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS:
        return FindingCode.HEIC_PHOTO
    return FindingCode.NOT_A_LETTER_FILE


def misnamed(name: str, kind: str) -> bool:
    """Whether the name ends like another kind of file; "pismo.2024" ends like none."""
    ending = Path(name).suffix.lower().lstrip(".")
    looks_like_one = re.fullmatch(r"(?=.*[a-z])[a-z0-9]{2,5}", ending)
    return bool(looks_like_one) and ending not in LETTERS[kind]


def _is_signature_container(head: bytes, tail: bytes) -> bool:
    pem = head.startswith((b"-----BEGIN PKCS7", b"-----BEGIN CMS"))
    asic = head.startswith(b"PK\3\4") and b"application/vnd.etsi.asic" in head[:256]
    # A document signed around itself names its signature only at its end.
    xades = head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<") and b"xmldsig#" in head + tail
    return _is_cms(head) or pem or asic or xades


def _is_cms(head: bytes) -> bool:
    """Whether it begins as a .p7s or .p7m does; the file that one carries begins right after."""
    text = head.startswith(b"MI") and any(it in head[:64] for it in SIGNED_DATA_TEXT)
    return text or head[:1] == b"0" and SIGNED_DATA in head[:64]


def _refused(code: FindingCode, where="") -> Sniffed:
    return Sniffed(None, (finding(code, Severity.BLOCKS, where),))
