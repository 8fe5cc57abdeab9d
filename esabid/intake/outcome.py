"""What intake is asked and what it answers."""

from dataclasses import dataclass, field
from pathlib import Path

from esabid.domain.findings import Finding, blocks
from esabid.domain.letter import LARGEST_FILE
from esabid.domain.signature import SignatureReport
from esabid.domain.suggestion import Hints
from esabid.isolate import Limits

# Raise it when equal originals would give another prepared copy, preview or text than before.
PREPARER_VERSION = "2"


@dataclass(frozen=True)
class IntakeLimits:
    """How large a letter may be: bytes, pages, page sides in points, pixels of one image."""

    max_bytes: int = LARGEST_FILE
    max_pages: int = 50
    min_side: float = 50
    max_side: float = 4000
    max_pixels: int = 100_000_000
    child: Limits = field(default=Limits(wall_seconds=28, file_size=512 * 1024**2))


@dataclass(frozen=True)
class Aids:
    """What this installation lends the check: `roots`, a folder of certificates (PEM) it trusts,
    `ocr`, the languages tesseract reads ("pol+eng"; "" reads no pictures), and its time zone."""

    roots: str = ""
    ocr: str = ""
    zone: str = "Europe/Warsaw"


@dataclass(frozen=True)
class Inside:
    """A file found in an e-mail or a signature container, laid into the work folder."""

    name: str
    path: Path


@dataclass(frozen=True)
class Outcome:
    """The answer about one file.

    `kind` is "pdf", "jpeg", "png", "tiff", "email", "office", "signature" or None; `pages` are
    (width, height) in points as the reader sees them; `prepared` (PDF) and `previews` (PNGs of the
    first pages) lie in the caller's work folder, for a letter that is taken only.
    `text` is what could be read, PESEL numbers masked, for matching; `codes` what QR codes say;
    `signatures` those in the PDF, or in the container.
    Of an e-mail: its `hints`, `message_key` (equal for the same message) and the files `inside`.
    Of a container: the files `inside`, or `signed_sha256`, the hash of the file it signs.
    """

    kind: str | None
    findings: tuple[Finding, ...] = ()
    pages: tuple[tuple[float, float], ...] = ()
    prepared: Path | None = None
    previews: tuple[Path, ...] = ()
    text: str = ""
    codes: tuple[str, ...] = ()
    signatures: tuple[SignatureReport, ...] = ()
    inside: tuple[Inside, ...] = ()
    hints: Hints | None = None
    message_key: str = ""
    signed_sha256: str = ""

    @property
    def refused(self) -> bool:
        """Whether a finding forbids taking the file."""
        return blocks(self.findings)
