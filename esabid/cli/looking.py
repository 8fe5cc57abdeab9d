"""Looking at letter files before anything is recorded: each in a child process, two at a time."""

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from esabid.domain.companions import signs_by_name
from esabid.extensions import tools
from esabid.filestore import LocalStore
from esabid.intake import IntakeLimits, Outcome, sniff
from esabid.services.checking import scanned, too_deep
from esabid.services.incoming import Looked, look
from esabid.services.unpacking import DEEPEST

# Two children at most live at once, so more threads would only wait.
AT_ONCE = 2


@dataclass(frozen=True)
class Seen:
    """One file with what intake said of it, and the files it gave up; all lie in the scratch."""

    path: Path
    sha256: str
    looked: Looked
    inside: tuple["Seen", ...] = ()

    @property
    def signs(self) -> str:
        """The hash of the file that this one signs, "" for what is no signature beside a file."""
        return "" if self.inside else self.looked.outcome.signed_sha256


def letter_files(paths) -> list[Path]:
    """The files, and those in the folders, sorted by name; hidden ones are left alone."""
    found = []
    for path in paths:
        inside = sorted(it for it in path.rglob("*") if it.is_file() and not any(
            part.startswith(".") for part in it.relative_to(path).parts))
        found += inside if path.is_dir() else [path]
    return found


def hash_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Looks:
    """Looks at files apart from the campaign's own store, where a refused one leaves nothing."""

    def __init__(self, pool: ThreadPoolExecutor, scratch: LocalStore, paths: list[Path]):
        self._pool, self.scratch = pool, scratch
        self._places = {str(path): path for path in paths}
        # Threads of the pool know no application.
        self._means, self._stores = tools().means, (scratch, tools().store)
        self._begun: dict[str, Future] = {}

    def begin(self, path: Path, sha256: str) -> None:
        """Have a file looked at as soon as there is a place."""
        if sha256 not in self._begun:
            self._begun[sha256] = self._pool.submit(self._look_at, path)

    def at(self, sha256: str) -> Seen:
        """What was seen of the file with this hash, once it is looked at."""
        return self._begun[sha256].result()

    def _look_at(self, path: Path) -> Seen:
        with path.open("rb") as stream:
            early = sniff(stream, name=path.name, max_bytes=IntakeLimits().max_bytes)
        if early.kind is None:
            return Seen(path, "", Looked(Outcome(None, early.findings)))
        beside = next((it for it in self._places.values() if it.parent == path.parent
                       and it != path and signs_by_name(path.name, it.name)), None) \
            if early.kind == "signature" else None
        # The hash that counts is of the bytes that are checked, should the file change meanwhile.
        return self._seen(path, self.scratch.put(path).sha256, beside, 0)

    def _seen(self, path: Path, sha256: str, beside: Path | None, depth: int) -> Seen:
        if depth > DEEPEST:
            return Seen(path, sha256, too_deep())
        if (infected := scanned(self.scratch, sha256, self._means)) is not None:
            return Seen(path, sha256, infected)
        looked = look(self.scratch, sha256, path.name, beside=beside, aids=self._means.aids,
                      run=self._means.run)
        signed = looked.outcome.signed_sha256
        store = next((it for it in self._stores if signed and it.has(signed)), None)
        if store is not None and beside is None:
            looked = look(self.scratch, sha256, path.name, beside=store.path(signed),
                          aids=self._means.aids, run=self._means.run)
        named = dict((stored.sha256, name) for name, stored in looked.inside)
        return Seen(path, sha256, looked, tuple(
            self._seen(path / name, inner, self._its_file(name, named), depth + 1)
            for inner, name in named.items()))

    def _its_file(self, name: str, named: dict) -> Path | None:
        """The file in the same message that a signature file is named after."""
        found = (it for it, other in named.items() if other != name and signs_by_name(name, other))
        return next((self.scratch.path(it) for it in found), None)
