"""The files an e-mail brought: laid into the work folder, without what is no letter for sure."""

import io
import mimetypes
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image

from esabid.domain.findings import Finding, FindingCode, Severity, finding
from esabid.domain.pesel import masked
from esabid.intake.outcome import Inside

# A mailbox sends letters by ones and twos; a message with more is looked at by a person.
MOST_FILES = 30
# A picture in the running text below one of these is a logo: a page of a letter needs more to be
# read at all (a page of A5 at 72 dots an inch is 420 wide).
_SMALLEST_PAGE = 400
_LIGHTEST_PAGE = 20_000
# Parts that mail programs add: signatures of the message itself, cards, invitations.
_NO_FILES = frozenset({
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
    "application/pgp-keys", "text/calendar", "application/ics", "text/vcard", "text/x-vcard",
    "message/delivery-status", "message/disposition-notification", "text/rfc822-headers"})
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")
_DOCUMENT_SIGNATURE = re.compile(r"(?i)(?<!smime)\.(p7s|p7m|xades|sig)$")


@dataclass(frozen=True)
class Part:
    """One part of a message: its name as sent, bytes, declared type; shown in the text or not."""

    name: str
    data: bytes
    kind: str
    inline: bool = False


class Enclosed:
    """Collects the files of one message in a folder, and what was left out and why."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.inside: tuple[Inside, ...] = ()
        self._pictures = self._beyond = 0
        self._packed = False

    def add(self, part: Part) -> None:
        """Keep a part, unless it is empty, an ornament, or one too many."""
        if part.kind in _TNEF or part.name.lower() == "winmail.dat":
            self._packed = True
        elif not part.data or part.kind in _NO_FILES and not _DOCUMENT_SIGNATURE.search(part.name):
            return
        elif part.inline and _is_ornament(part):
            self._pictures += 1
        elif len(self.inside) == MOST_FILES:
            self._beyond += 1
        else:
            path = self.folder / f"inside-{len(self.inside)}"
            path.write_bytes(part.data)
            self.inside += (Inside(self._named(part), path),)

    def findings(self) -> tuple[Finding, ...]:
        """What is to be said of the message."""
        found = []
        if self._packed:
            found.append(finding(FindingCode.OUTLOOK_PACKED, Severity.WARNS))
        if self._pictures:
            found.append(finding(FindingCode.PICTURES_LEFT_OUT, Severity.INFORMS, self._pictures))
        if self._beyond:
            found.append(finding(FindingCode.FILES_LEFT_OUT, Severity.WARNS, MOST_FILES))
        if not self.inside:
            found.append(finding(FindingCode.MESSAGE_EMPTY, Severity.BLOCKS))
        return tuple(found)

    def _named(self, part: Part) -> str:
        name = masked(cleaned(part.name.replace("\\", "/").rsplit("/", 1)[-1], 1000))
        if not name:
            ending = mimetypes.guess_extension(part.kind) or ""
            return f"plik-{len(self.inside) + 1}{ending}"
        stem, dot, ending = name.rpartition(".")
        return f"{stem[:180]}{dot}{ending[:20]}" if stem else name[:200]


def _is_ornament(part: Part) -> bool:
    """Whether a picture in the running text is too small for a page of a letter."""
    if not part.kind.startswith("image/"):
        return False
    try:
        with Image.open(io.BytesIO(part.data)) as picture:
            return len(part.data) < _LIGHTEST_PAGE or min(picture.size) < _SMALLEST_PAGE
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return len(part.data) < _LIGHTEST_PAGE


def cleaned(text: str, most: int) -> str:
    """Text of one line in NFC without what no keyboard types, cut at `most` characters."""
    text = unicodedata.normalize("NFC", text[:most * 4])
    visible = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(visible.split())[:most].strip()


def local_day(at: datetime, zone: ZoneInfo) -> date | None:
    """The day of an instant in `zone`; None for one that no e-mail can have."""
    if at.tzinfo is not None:
        at = at.astimezone(zone)
    return at.date() if 1990 <= at.year <= 2100 else None
