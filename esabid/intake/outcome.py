"""What intake is asked and what it answers."""

from dataclasses import dataclass, field
from pathlib import Path

from esabid.domain.findings import Finding, blocks
from esabid.domain.letter import LARGEST_FILE
from esabid.isolate import Limits

# Raise it when equal originals would give another prepared copy, preview or text than before.
PREPARER_VERSION = "1"


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
class Outcome:
    """The answer about one file.

    `kind` is "pdf", "jpeg", "png", "tiff" or None; `pages` are (width, height) in points as the
    reader sees them; `prepared` (PDF) and `preview` (PNG of page 1) lie in the caller's work
    folder and are None for a file that is refused; `text` is what could be read, for matching.
    """

    kind: str | None
    findings: tuple[Finding, ...] = ()
    pages: tuple[tuple[float, float], ...] = ()
    prepared: Path | None = None
    preview: Path | None = None
    text: str = ""

    @property
    def refused(self) -> bool:
        """Whether a finding forbids taking the file."""
        return blocks(self.findings)
