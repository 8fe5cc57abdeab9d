"""The archive of a dossier: a ZIP of untouched originals; equal contents give equal bytes."""

import shutil
import stat
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from esabid.domain.letter import FileRole
from esabid.wording.words import LANGUAGES, words

MANIFEST, README = "manifest.csv", "README.txt"
_CHUNK = 1024 * 1024
# The earliest day a ZIP can tell; a real one would differ from run to run.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_MODE = (stat.S_IFREG | 0o644) << 16


@dataclass(frozen=True)
class Member:
    """A file of the archive: its name, and its bytes or the path they lie at."""

    name: str
    source: bytes | Path


def write_archive(out: BinaryIO, members: Iterable[Member], *, packed: bool = False) -> None:
    """Write a ZIP of `members`, in their order, to an open file that can be sought in.

    Stored unless `packed`: letters are packed already, and what packs differs from machine to
    machine. Memory does not grow with the files; beyond 4 GB or 65,535 of them it is a ZIP64.
    """
    with zipfile.ZipFile(out, "w") as archive:
        for member in members:
            entry = zipfile.ZipInfo(member.name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            # On every system as on Unix.
            entry.create_system, entry.external_attr = 3, _MODE
            if isinstance(member.source, bytes):
                archive.writestr(entry, member.source)
                continue
            entry.file_size = member.source.stat().st_size
            with member.source.open("rb") as kept, archive.open(entry, "w") as target:
                shutil.copyfileobj(kept, target, _CHUNK)


def original_name(number: int, role: FileRole, place: int, sent: str) -> str:
    """What a letter's file is called in the archive: its number, what it is, its own ending.

    `place` counts the files of one role from 1; names people gave stand in the manifest alone.
    """
    told = role.value if role == FileRole.ORIGINAL else f"{role.value}-{place}"
    ending = PurePath(sent).suffix.lower()
    plain = ending[1:].isascii() and ending[1:].isalnum() and len(ending) <= 6
    return f"originals/{number:04}-{told}{ending if plain else ''}"


def readme(title: str, lost: int) -> bytes:
    """What lies in the archive, in both languages; `lost` files of letters are not in it."""
    return "\r\n".join(line for lang in LANGUAGES
                       for line in _told(title, lost, words(lang))).encode()


def _told(title, lost, voice):
    yield from (title, "")
    yield voice.gettext("originals/: the files of each letter exactly as they came, under the "
                        "letter’s number in the dossier.")
    yield voice.gettext("manifest.csv: a list of the files with their checksums (SHA-256). It "
                        "opens in a spreadsheet; its text is UTF-8, its columns are divided by "
                        "semicolons.")
    yield voice.gettext("dossier-…pdf: the dossier. dossier-…html: the same contents as a page for "
                        "a browser; it needs the folders css and fonts beside it.")
    yield voice.gettext("To check a file, compute its SHA-256 and compare it with the manifest.")
    if lost:
        yield voice.ngettext("%(num)s file is missing or damaged and is not here; the manifest "
                             "names it.", "%(num)s files are missing or damaged and are not here; "
                             "the manifest names them.", lost)
    yield from ("", "")
