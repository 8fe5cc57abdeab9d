"""The prepared copies before typesetting: which letters are missing, damaged or not as recorded."""

import hashlib
from pathlib import Path

import pikepdf

from esabid.domain.snapshot import LetterEntry, Snapshot


def unusable(snapshot: Snapshot, prepared: dict[str, Path]) -> frozenset[int]:
    """Numbers of the letters whose prepared copy cannot be put into the dossier."""
    return frozenset(entry.number for entry in snapshot.letters
                     if entry.pages and not _usable(entry, prepared.get(entry.prepared)))


def _usable(entry: LetterEntry, path: Path | None) -> bool:
    """Whether the file is there, has its bytes and its pages, and each page can be drawn."""
    try:
        with open(path, "rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != entry.prepared:
                return False
        with pikepdf.open(path) as pdf:
            if len(pdf.pages) != len(entry.pages):
                return False
            for page in pdf.pages:
                page.as_form_xobject()
    except (OSError, TypeError, ValueError, pikepdf.PdfError):
        return False
    return True
