"""Taking letter files in: each is checked in a child process, matched and recorded, or refused."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from esabid.cli.keeping import Keeper
from esabid.cli.looking import AT_ONCE, Looks, Seen, hash_of
from esabid.domain.companions import signs_by_name
from esabid.domain.findings import Finding, FindingCode, Severity, finding
from esabid.domain.matching import MatchReason
from esabid.domain.permissions import Actor
from esabid.extensions import db
from esabid.filestore import LocalStore
from esabid.intake.sniff import COMPANIONS
from esabid.models import Institution, Letter
from esabid.queries.letters import letter_with_file, preparation_of


@dataclass(frozen=True)
class Wishes:
    """What is to be done with every file: whose it is if that is known, and whether it counts."""

    actor: Actor
    institution: Institution | None = None
    verify: bool = False
    because: str = ""


@dataclass(frozen=True)
class Taken:
    """What became of one file; `unnamed` says why no institution was found for it."""

    path: Path
    result: str
    findings: tuple[Finding, ...] = ()
    pages: int = 0
    letter: Letter | None = None
    institutions: tuple[Institution, ...] = ()
    unnamed: MatchReason | None = None
    state: str | None = None


def take(paths: list[Path], wishes: Wishes) -> Iterator[Taken]:
    """Take the files in, two checks at a time; the answers come in the order of `paths`, a
    row for each file inside an e-mail or a signature container."""
    with (tempfile.TemporaryDirectory(prefix="esabid-") as folder,
          ThreadPoolExecutor(AT_ONCE) as pool):
        looks = Looks(pool, LocalStore(folder), paths)
        hashes = {path: hash_of(path) for path in paths}
        try:
            for path, sha256 in hashes.items():
                if letter_with_file(db.session, sha256) is None:
                    looks.begin(path, sha256)
            batch = _Batch(looks, hashes, wishes)
            for path in paths:
                yield from batch.rows(path)
        finally:
            # An end in the middle does not wait for checks that nobody reads.
            pool.shutdown(cancel_futures=True)


class _Batch:
    """Files taken in together; what one of them signs is recorded before it."""

    def __init__(self, looks: Looks, hashes: dict[Path, str], wishes: Wishes):
        self._looks, self._hashes = looks, hashes
        self._keeper = Keeper(looks.scratch, wishes)
        self._rows: dict[Path, list[Taken]] = {}

    def rows(self, path: Path) -> list[Taken]:
        """What became of one path, recorded once."""
        if path not in self._rows:
            sha256 = self._hashes[path]
            known = letter_with_file(db.session, sha256)
            # Equal bytes are looked at once, whatever the files are called.
            self._rows[path] = [_duplicate(path, known)] if known else self._take(
                replace(self._looks.at(sha256), path=path), self._beside(path))
        return self._rows[path]

    def _beside(self, path: Path) -> list[Seen]:
        """The signature files among the paths that are named after this one."""
        return [self._looks.at(sha256) for other, sha256 in self._hashes.items()
                if other != path and other.parent == path.parent
                and signs_by_name(other.name, path.name)
                and letter_with_file(db.session, sha256) is None]

    def _take(self, seen: Seen, beside) -> list[Taken]:
        outcome = seen.looked.outcome
        if outcome.refused:
            return [Taken(seen.path, "refused", outcome.findings)]
        if outcome.kind == "email":
            return self._message(seen)
        if seen.inside:
            return self._each([*seen.inside], [seen])
        if outcome.kind == "signature":
            return [self._signature(seen)]
        if outcome.kind in COMPANIONS:
            no_letter = finding(COMPANIONS[outcome.kind], Severity.BLOCKS)
            return [Taken(seen.path, "refused", (no_letter,))]
        if known := letter_with_file(db.session, seen.sha256):
            return [_duplicate(seen.path, known)]
        kept = self._keeper.letter(seen, [it for it in beside if it.signs == seen.sha256
                                          or seen in it.inside])
        return [Taken(seen.path, "stored" if kept.new else "duplicate", kept.findings,
                      len(outcome.pages), kept.letter, kept.institutions, kept.unnamed,
                      kept.letter.state)]

    def _message(self, seen: Seen) -> list[Taken]:
        """A message seen before is one row; any other a row for each of its files."""
        if self._keeper.opened(seen):
            return self._each([*seen.inside], [*seen.inside], seen)
        known = finding(FindingCode.MESSAGE_SEEN, Severity.INFORMS)
        return [Taken(seen.path, "duplicate", (known,))]

    def _each(self, files: list[Seen], beside, message: Seen | None = None) -> list[Taken]:
        """Letters first, so that signatures find them; the answers in the order of the files."""
        rows = {}
        with self._keeper.within(message):
            for it in sorted(files, key=lambda it: bool(it.signs)):
                rows[it.path] = self._take(it, beside)
        return [row for it in files for row in rows[it.path]]

    def _signature(self, seen: Seen) -> Taken:
        for path, sha256 in self._hashes.items():
            if sha256 == seen.signs and path != seen.path:
                self.rows(path)
        letter = letter_with_file(db.session, seen.signs) if seen.signs else None
        if letter is None:
            missing = finding(FindingCode.SIGNED_FILE_MISSING, Severity.BLOCKS)
            return Taken(seen.path, "refused", (missing,))
        new = self._keeper.signature(seen, letter)
        return Taken(seen.path, "stored" if new else "duplicate", seen.looked.outcome.findings, 0,
                     letter, tuple(it.institution for it in letter.signers), state=letter.state)


def _duplicate(path: Path, letter: Letter) -> Taken:
    same = finding(FindingCode.DUPLICATE, Severity.INFORMS)
    pages = preparation_of(db.session, letter.original.sha256).pages
    return Taken(path, "duplicate", (same,), len(pages), letter,
                 tuple(it.institution for it in letter.signers), state=letter.state)
