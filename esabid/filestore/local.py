"""The file store in a local folder: temporary name, fsync, rename, fsync of the folder."""

import contextlib
import hashlib
import io
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

CHUNK = 1024 * 1024
HASH = re.compile(r"[0-9a-f]{64}")
TEMPORARY = ".incoming-"


@dataclass(frozen=True)
class Stored:
    """A kept file: its SHA-256 in lower-case hex and its size in bytes."""

    sha256: str
    size: int


class BadHash(ValueError):
    """The name asked for is not a SHA-256 in lower-case hex."""


class Missing(FileNotFoundError):
    """No file of this hash is kept."""


class LocalStore:
    """Files under `folder/ab/abcd...`, private to the user the program runs as."""

    def __init__(self, folder: str | Path):
        self.folder = Path(folder)

    def put(self, source: bytes | str | Path | BinaryIO) -> Stored:
        """Keep the bytes, a path's content or an open binary file; equal content is kept once.

        When this returns, the file survives a power cut. A kill before leaves at most a
        temporary file, which `sweep` removes.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._opened(source) as stream:
            handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=self.folder)
            try:
                stored = _copy(stream, handle)
                self._settle(Path(name), stored)
            finally:
                Path(name).unlink(missing_ok=True)
        return stored

    def take(self, path: Path) -> Stored:
        """Keep a file that nobody else needs: moved on the same disk, else as `put`."""
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            stored = Stored(hashlib.file_digest(stream, "sha256").hexdigest(), size)
            os.fsync(stream.fileno())
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.stat().st_dev != self.folder.stat().st_dev:
            return self.put(path)
        path.chmod(0o600)
        self._settle(path, stored)
        return stored

    def open(self, sha256: str) -> BinaryIO:
        """The file, open for reading; Missing when it is not kept."""
        return self.path(sha256).open("rb")

    def path(self, sha256: str) -> Path:
        """Where the file lies; Missing when it is not kept, BadHash for what is no hash."""
        place = self._place(sha256)
        if not place.is_file():
            raise Missing(sha256)
        return place

    def has(self, sha256: str) -> bool:
        """Whether a file of this hash is kept."""
        return self._place(sha256).is_file()

    def stat(self, sha256: str) -> Stored:
        """Hash and size of a kept file, without reading it; Missing when it is not kept."""
        return Stored(sha256, self.path(sha256).stat().st_size)

    def list(self) -> Iterator[str]:
        """The hashes of all kept files, sorted."""
        for shard in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            for place in sorted(shard.iterdir()):
                if HASH.fullmatch(place.name) and place.name.startswith(shard.name):
                    yield place.name

    def verify(self, sha256: str) -> bool:
        """Whether the kept bytes still have this hash; Missing when nothing is kept."""
        with self.open(sha256) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256

    def sweep(self, *, older_than: float) -> int:
        """Remove temporary files changed before this time (epoch seconds); return how many."""
        stale = [place for place in self.folder.glob(TEMPORARY + "*")
                 if place.stat().st_mtime < older_than]
        for place in stale:
            place.unlink(missing_ok=True)
        return len(stale)

    def _place(self, sha256: str) -> Path:
        if not isinstance(sha256, str) or not HASH.fullmatch(sha256):
            raise BadHash("not a SHA-256 in lower-case hex")
        return self.folder / sha256[:2] / sha256

    def _opened(self, source):
        if isinstance(source, bytes):
            return io.BytesIO(source)
        if isinstance(source, (str, Path)):
            return Path(source).open("rb")
        # The caller opened it, so the caller closes it.
        return contextlib.nullcontext(source)

    def _settle(self, temporary: Path, stored: Stored) -> None:
        """Give the finished temporary file its lasting name."""
        place = self._place(stored.sha256)
        if self._kept_whole(place, stored):
            return
        if not place.parent.is_dir():
            place.parent.mkdir(mode=0o700, exist_ok=True)
            _sync_folder(self.folder)
        # Renaming over an equal file of another thread changes nothing.
        os.replace(temporary, place)
        _sync_folder(place.parent)

    def _kept_whole(self, place: Path, stored: Stored) -> bool:
        # A file damaged on disk is replaced by the good bytes that just arrived.
        return (place.is_file() and place.stat().st_size == stored.size
                and self.verify(stored.sha256))


def _copy(stream: BinaryIO, handle: int) -> Stored:
    digest, size = hashlib.sha256(), 0
    with os.fdopen(handle, "wb") as target:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return Stored(digest.hexdigest(), size)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
