"""The files before typesetting: which are missing, damaged or not as recorded."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from esabid.domain.snapshot import Snapshot


def altered(snapshot: Snapshot, prepared: dict[str, Path],
            report: Callable[[float], None] = lambda share: None) -> frozenset[int]:
    """Numbers of the letters whose prepared copy is missing or has other bytes than it had.

    `report(share)` is called along the way, from 0 to 1.
    """
    found = set()
    for done, entry in enumerate(snapshot.letters):
        if done % 50 == 0:
            report(done / len(snapshot.letters))
        if entry.pages and not whole(entry.prepared, prepared.get(entry.prepared)):
            found.add(entry.number)
    return frozenset(found)


def whole(sha256: str, path: Path | None) -> bool:
    """Whether a file is there and has the bytes it had."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except (OSError, TypeError):
        return False
