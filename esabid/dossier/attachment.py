"""A file that is attached to a dossier, and its name there."""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

_LONGEST = 100
_AWKWARD = '<>:"|?*\\'


@dataclass(frozen=True)
class Attachment:
    """A file to attach: its hash and path, its name in the dossier, what is said of it, and the
    day it bears (YYYYMMDD)."""

    sha256: str
    path: str
    name: str
    says: str
    day: str


def harmless_name(name: str, number: int, taken=()) -> str:
    """A file name for every system, led by the letter's number, and not yet among `taken`."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/")).rpartition("/")[2]
    kept = "".join("-" if char in _AWKWARD else char for char in last
                   if unicodedata.category(char)[0] != "C").strip(" .")
    stem, suffix = PurePosixPath(kept or "original").stem, PurePosixPath(kept).suffix[:10]
    made, again = f"{number:04} {stem[:_LONGEST]}{suffix}", 2
    while made in taken:
        made, again = f"{number:04} {stem[:_LONGEST]} ({again}){suffix}", again + 1
    return made
