"""Taking letter files in: each is checked in a child process, matched and recorded, or refused."""

import hashlib
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from esabid.cli.instance import campaign_prefix
from esabid.cli.places import plain
from esabid.domain.ask import AskState
from esabid.domain.findings import (Finding, FindingCode, Severity, blocks, finding,
                                    needs_reason)
from esabid.domain.letter import Channel, LetterAction, LetterDetails, SignerDetails
from esabid.domain.matching import Candidate, MatchReason, match
from esabid.domain.permissions import Actor
from esabid.extensions import db, tools, writing
from esabid.filestore import LocalStore
from esabid.intake import IntakeLimits, Outcome, sniff
from esabid.models import Institution, Letter
from esabid.queries import mergers
from esabid.queries.institutions import everyone
from esabid.queries.letters import letter_with_file, preparation_of
from esabid.services import incoming, letters

# Two children at most live at once, so more threads would only wait.
_AT_ONCE = 2


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


@dataclass(frozen=True)
class _Looked:
    sha256: str
    outcome: Outcome
    parts: list


def letter_files(paths) -> list[Path]:
    """The files, and those in the folders, sorted by name; hidden ones are left alone."""
    found = []
    for path in paths:
        inside = sorted(it for it in path.rglob("*") if it.is_file() and not any(
            part.startswith(".") for part in it.relative_to(path).parts))
        found += inside if path.is_dir() else [path]
    return found


def take(paths: list[Path], wishes: Wishes) -> Iterator[Taken]:
    """Take the files in, two checks at a time; the answers come in the order of `paths`."""
    store = tools().store
    candidates, prefix = _candidates(), campaign_prefix()
    with (tempfile.TemporaryDirectory(prefix="esabid-") as folder,
          ThreadPoolExecutor(_AT_ONCE) as pool):
        scratch = LocalStore(folder)
        looks, hashes = {}, [_sha256(path) for path in paths]
        try:
            for path, sha256 in zip(paths, hashes, strict=True):
                if sha256 not in looks and letter_with_file(db.session, sha256) is None:
                    looks[sha256] = pool.submit(_look, path, sha256, scratch)
            for path, sha256 in zip(paths, hashes, strict=True):
                if known := letter_with_file(db.session, sha256):
                    yield _duplicate(path, known)
                    continue
                looked = looks[sha256].result()
                yield _record(path, looked, wishes, store, scratch, candidates, prefix)
        finally:
            # An end in the middle does not wait for checks that nobody reads.
            pool.shutdown(cancel_futures=True)


def _candidates() -> tuple[Candidate, ...]:
    """Every institution; what was merged into it is looked for by its old number and names."""
    rows = {row.id: row for row in everyone(db.session)}
    gone = [(rows[it.survivor_id], it.gone_number, (it.gone["name_pl"], it.gone["name_en"]))
            for it in mergers.standing(db.session)]
    return tuple(Candidate(row.id, number, tuple(filter(None, names)), row.short_name,
                           addressee=row.ask_state == AskState.NEUTRAL)
                 for row, number, names in (
                     *((row, row.number, (row.name_pl, row.name_en)) for row in rows.values()),
                     *gone))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _look(path: Path, sha256: str, scratch: LocalStore) -> _Looked:
    """Check a file apart from the campaign's own store, where a refused one leaves nothing."""
    with path.open("rb") as stream:
        early = sniff(stream, name=path.name, max_bytes=IntakeLimits().max_bytes)
    if early.kind is None:
        return _Looked(sha256, Outcome(None, early.findings), [])
    # The hash that counts is of the bytes that are checked, should the file change meanwhile.
    sha256 = scratch.put(path).sha256
    return _Looked(sha256, *incoming.examine(scratch, sha256, path.name))


def _duplicate(path: Path, letter: Letter) -> Taken:
    same = finding(FindingCode.DUPLICATE, Severity.INFORMS)
    pages = preparation_of(db.session, letter.original.sha256).pages
    return Taken(path, "duplicate", (same,), len(pages), letter,
                 tuple(it.institution for it in letter.signers), state=letter.state)


def _record(path: Path, looked: _Looked, wishes: Wishes, store, scratch, candidates,
            prefix: str) -> Taken:
    """Record the letter with its file in one transaction, or nothing of it."""
    findings = looked.outcome.findings
    if blocks(findings):
        return Taken(path, "refused", findings)
    whose = match(looked.outcome.text, path.name, candidates, prefix)
    ids = (wishes.institution.id,) if wishes.institution else whose.institution_ids
    original = store.put(scratch.path(looked.sha256))
    for part in looked.parts:
        store.put(scratch.path(part.sha256))
    today = tools().today()
    with writing() as session:
        # Somebody else may have recorded the same file while it was checked here.
        if known := letter_with_file(session, looked.sha256):
            return _duplicate(path, known)
        letter = letters.add(session, wishes.actor, today=today,
                             details=LetterDetails(Channel.UPLOAD, received_on=today),
                             signers=[SignerDetails(it) for it in ids])
        incoming.keep(session, wishes.actor, sha256=original.sha256, size=original.size)
        incoming.attach(session, wishes.actor, letter, name=plain(path.name),
                        sha256=original.sha256, outcome=looked.outcome, stored=looked.parts)
        _verify(session, wishes, letter, findings)
        state = letter.state
    unnamed = None if ids else whose.why
    if unnamed:
        findings += (finding(FindingCode.INSTITUTION_NOT_NAMED, Severity.WARNS),)
    return Taken(path, "stored", findings, len(looked.outcome.pages), letter,
                 tuple(db.session.get(Institution, it) for it in ids), unnamed, state)


def _verify(session, wishes: Wishes, letter: Letter, findings) -> None:
    """Confirm the letter in the coordinator's name where nothing speaks against it."""
    warned = needs_reason(findings)
    if wishes.verify and letter.signers and (wishes.because or not warned):
        letters.advance(session, wishes.actor, letter, action=LetterAction.VERIFY,
                        reason=wishes.because if warned else "")
