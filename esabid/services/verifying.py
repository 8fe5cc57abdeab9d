"""Whether a dossier is what it was: its files rebuilt from the frozen facts and compared."""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

from esabid.domain.differences import Difference, Differs
from esabid.dossier.careful import build_apart, limits
from esabid.isolate import ChildError, run
from esabid.models import Compilation, CompilationFile
from esabid.services.making import request_for

_CHUNK = 1 << 20


def verify(store, row: Compilation, fonts: Path) -> list[Difference]:
    """Rebuild every made file of `row` and compare; nothing is stored.

    A file made with other versions of the programs is only checked for its own bytes, and that is
    said. One that is damaged is compared all the same.
    """
    return [found for file in row.files if file.sha256
            for found in (*_kept(store, file), *_rebuilt(store, file, fonts))]


def _kept(store, file: CompilationFile) -> list[Difference]:
    """What is wrong with the stored bytes themselves."""
    found = [Difference(file.lang, kind) for sha256, kind in (
        (file.sha256, _state(store, file.sha256, Differs.LOST, Differs.DAMAGED)),
        (file.sealed_sha256, _state(store, file.sealed_sha256, Differs.SEAL_LOST,
                                    Differs.SEAL_DAMAGED))) if sha256 and kind]
    if file.sealed_sha256 and not found and not _begins(store, file):
        found.append(Difference(file.lang, Differs.NOT_THE_SEALED))
    return found


def _state(store, sha256: str | None, lost: Differs, damaged: Differs) -> Differs | None:
    if sha256 is None:
        return None
    if not store.has(sha256):
        return lost
    return None if store.verify(sha256) else damaged


def _begins(store, file: CompilationFile) -> bool:
    """Whether the sealed file begins with exactly the unsealed bytes."""
    with store.open(file.sha256) as plain, store.open(file.sealed_sha256) as sealed:
        while chunk := plain.read(_CHUNK):
            if sealed.read(len(chunk)) != chunk:
                return False
    return True


@dataclass(frozen=True)
class _Rebuilt:
    built: dict
    path: Path

    @property
    def sha256(self) -> str:
        with open(self.path, "rb") as made:
            return hashlib.file_digest(made, "sha256").hexdigest()


def _rebuilt(store, file: CompilationFile, fonts: Path) -> list[Difference]:
    """How the rebuilt file differs from the one that was made."""
    with tempfile.TemporaryDirectory(prefix="esabid-") as folder:
        out = Path(folder) / "dossier.pdf"
        request = request_for(file, store, fonts) | {"out": str(out)}
        try:
            made = _Rebuilt(build_apart(request), out)
        except ChildError:
            return [Difference(file.lang, Differs.FAILED)]
        if made.sha256 == file.sha256:
            return []
        lost = [Difference(file.lang, kind, tuple(letters)) for kind, letters in (
            (Differs.COPIES, sorted(set(made.built["unplaced"]) ^ set(file.unplaced))),
            (Differs.ORIGINALS, made.built["unattached"])) if letters]
        if other := _other_versions(file.versions, made.built["versions"]):
            return [*lost, Difference(file.lang, Differs.VERSIONS, parts=other)]
        return lost or _compared(store, file, made)


def _other_versions(then: dict, now: dict) -> tuple[str, ...]:
    """The programs that were others when the file was made, with both versions."""
    return tuple(f"{name} {then.get(name, '?')} → {now.get(name, '?')}"
                 for name in sorted({*then, *now}) if then.get(name) != now.get(name))


def _compared(store, file: CompilationFile, made: _Rebuilt) -> list[Difference]:
    """Which pages and parts differ, by a child that opens both."""
    if not store.has(file.sha256):
        return []
    try:
        found = run("esabid.dossier.compare", {"kept": str(store.path(file.sha256)),
                                               "made": str(made.path)},
                    limits(file.compilation.letters))
    except ChildError:
        # What cannot even be opened is damaged, which has been said.
        return []
    places, pages = made.built["places"], tuple(found["pages"])
    return [Difference(file.lang, Differs.PARTS, _letters_on(places, pages),
                       (*_sections_on(places, pages), *found["parts"]), pages)]


def _letters_on(places: dict[str, int], pages) -> tuple[int, ...]:
    """The letters the pages belong to."""
    return tuple(dict.fromkeys(int(key.split("-")[1]) for page in pages
                               if (key := _key_of(places, page)).startswith("letter-")))


def _sections_on(places: dict[str, int], pages) -> tuple[str, ...]:
    """The keys of the front matter's sections the pages belong to."""
    return tuple(dict.fromkeys(key for page in pages
                               if not (key := _key_of(places, page)).startswith("letter-")))


def _key_of(places: dict[str, int], page: int) -> str:
    """The last key at or before a page."""
    return max((at, key) for key, at in places.items() if at <= page)[1]
