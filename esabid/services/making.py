"""Making the files of compilations in the background: claimed, built in a child, stored, sealed."""

import contextlib
import json
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from esabid.domain.errors import Stale
from esabid.domain.permissions import Actor
from esabid.domain.steps import BEGINS, Step
from esabid.dossier.careful import build_apart
from esabid.isolate import ChildError, ChildStopped
from esabid.models import CompilationFile
from esabid.services.incoming import keep
from esabid.services.leases import claim, holds, release
from esabid.services.sealing import Seal, sealed


def make(writing, store, actor: Actor, file_id: int, fonts: Path, seal: Seal | None = None) -> None:
    """Make one file of a compilation: claim, build in a child, store, seal an edition.

    Idempotent: a file that is made, taken, cancelled or has failed too often is left alone. Once
    it is cancelled, or somebody else's, the child is ended and nothing is kept.
    """
    with writing() as session:
        file = session.get(CompilationFile, file_id)
        if file is None or file.sha256 or file.cancelled or not (
                lease := claim(session, file, actor.at)):
            return
        request, edition = request_for(file, store, fonts), file.compilation.edition
    work = _Work(writing, session, file_id, lease)
    with tempfile.TemporaryDirectory(prefix="esabid-") as folder:
        out = Path(folder) / "dossier.pdf"
        try:
            built = build_apart(request | {"out": str(out)}, work.tell, work.wanted)
            files = _stored(store, out, edition and seal, work)
        except ChildStopped:
            return
        except ChildError as error:
            with writing() as session:
                release(session.get(CompilationFile, file_id), lease, str(error) or "failed")
            return
    with writing() as session:
        _record(session, actor, session.get(CompilationFile, file_id), lease, built, files)


@dataclass(frozen=True)
class _Files:
    """What the store keeps of a made file: as it was built, sealed, and why it is not."""

    plain: object
    sealed: object = None
    failed: str = ""


def _stored(store, out: Path, seal: Seal | None, work: "_Work") -> _Files:
    if seal is None:
        return _Files(store.take(out))
    plain = store.put(out)
    work.tell(BEGINS[Step.SEAL])
    try:
        return _Files(plain, store.take(sealed(out, seal)))
    except ChildError as error:
        # The edition stands without a seal, rather than not at all.
        return _Files(plain, failed=str(error))


def _record(session, actor: Actor, file: CompilationFile, lease: datetime, built: dict,
            files: _Files) -> None:
    """Write down what was made, unless the row is no longer ours."""
    lost = ", ".join(map(str, built["unattached"]))
    notes = (lost and f"no original of letters {lost}", files.failed)
    if file.cancelled or not release(file, lease, "; ".join(filter(None, notes))):
        return
    for stored in filter(None, (files.plain, files.sealed)):
        keep(session, actor, sha256=stored.sha256, size=stored.size)
    file.sha256, file.size = files.plain.sha256, files.plain.size
    file.sealed_sha256 = files.sealed and files.sealed.sha256
    file.pages, file.versions, file.places = built["pages"], built["versions"], built["places"]
    file.unplaced, file.progress = built["unplaced"], 100


class _Work:
    """One worker's hold on a row while its child is at it."""

    def __init__(self, writing, session, file_id: int, lease: datetime):
        self._writing, self._session = writing, session
        self._file_id, self._lease = file_id, lease

    def tell(self, percent: int, _step: str = "") -> None:
        """Note how far it is; a moment in which somebody else writes for long is passed over."""
        with contextlib.suppress(Stale), self._writing() as session:
            file = session.get(CompilationFile, self._file_id)
            if holds(file, self._lease):
                file.progress = percent

    def wanted(self) -> bool:
        """Whether the row is still ours, and its file still to be made."""
        self._session.rollback()
        self._session.expire_all()
        file = self._session.get(CompilationFile, self._file_id)
        held = file is not None and not file.cancelled and holds(file, self._lease)
        self._session.rollback()
        return held


def request_for(file: CompilationFile, store, fonts: Path) -> dict:
    """What the child reads: the snapshot, the language, and where the files lie."""
    row = file.compilation
    frozen = json.loads(row.snapshot)
    copies = {entry["prepared"] for entry in frozen["letters"] if entry["prepared"]}
    return {"snapshot": frozen, "lang": file.lang, "edition": row.issued, "fonts": str(fonts),
            # What is lost leaves a page that says so, not a dossier that cannot be made.
            "prepared": _places(store, copies),
            "originals": _places(store, {it["sha256"] for it in frozen.get("originals", ())})}


def _places(store, hashes) -> dict[str, str]:
    return {sha256: str(store.path(sha256)) for sha256 in sorted(hashes) if store.has(sha256)}
