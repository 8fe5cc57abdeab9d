"""Compiling the dossier, making its files in the background, and issuing editions."""

import json
import tempfile
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from esabid.domain.changes import Since
from esabid.domain.errors import IllegalTransition, InvalidValue
from esabid.domain.frozen import to_json
from esabid.domain.letter import LetterState
from esabid.domain.permissions import Actor, Permission, permit
from esabid.domain.profiles import Profile
from esabid.isolate import ChildError, Limits, run
from esabid.models import Addressee, Campaign, Compilation, CompilationFile, Letter
from esabid.queries.changes import between, edition_before
from esabid.queries.dossier import snapshot
from esabid.services.history import fresh, record
from esabid.services.incoming import keep
from esabid.services.kicks import Kick, later
from esabid.services.leases import claim, given_up, release, renew
from esabid.wording import LANGUAGES

# A dossier of 2,000 letters takes seconds; these bounds only stop what has gone wrong.
_LIMITS = Limits(address_space=4 << 30, cpu_seconds=240, wall_seconds=300, file_size=4 << 30)


def compile_dossier(session: Session, actor: Actor, campaign: Campaign, *, profile: Profile,
                    short: bool, today: date, languages=LANGUAGES) -> Compilation:
    """Freeze today's dossier; equal content gives the existing compilation back.

    Its files in `languages` are made after the commit. Raises InvalidValue while no letter counts.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    frozen = snapshot(session, campaign, profile=profile, short=short, as_of=today)
    if not frozen.letters:
        raise InvalidValue("no_letters_yet")
    row = session.scalar(
        select(Compilation).where(Compilation.content_hash == frozen.content_hash()))
    if row is None:
        row = Compilation(profile=profile, short=short, as_of=today,
                          content_hash=frozen.content_hash(), snapshot=frozen.to_json(),
                          verified=frozen.numbers.verified, letters=len(frozen.letters),
                          created_at=actor.at, created_by=actor.name)
        session.add(row)
        record(session, actor, row, action="compile")
    for lang in languages:
        _order(session, row, lang, actor.at)
    return row


def retry(session: Session, actor: Actor, row: Compilation) -> None:
    """Have every file that could not be made, or was cancelled, tried again."""
    permit(actor, Permission.RUN_CAMPAIGN)
    for file in row.files:
        _order(session, row, file.lang, actor.at)


def cancel(session: Session, actor: Actor, row: Compilation) -> None:
    """Stop the making of every file that is not made yet; `retry` has them made after all.

    A worker at it notices within a second and leaves nothing behind. Raises IllegalTransition
    where nothing is in the making.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    stopped = [file for file in row.files if file.sha256 is None and not file.cancelled]
    if not stopped:
        raise IllegalTransition("nothing_to_cancel")
    for file in stopped:
        renew(file)
        file.cancelled = True
    record(session, actor, row, action="cancel")


def _order(session: Session, row: Compilation, lang: str, now: datetime) -> None:
    """Have the file in `lang` made, unless it is; a failed or cancelled one gets new attempts."""
    if (file := row.file(lang)) is None:
        file = CompilationFile(lang=lang)
        row.files.append(file)
        session.flush()
    if file.sha256 is None:
        if file.cancelled or given_up(file, now):
            renew(file)
        file.cancelled = False
        later(session, Kick.MAKE_DOSSIER, file.id)


def issue(session: Session, actor: Actor, row: Compilation, *, today: date,
          addressee: Addressee | None = None, version: int | None = None) -> Compilation:
    """Freeze a working version as the next numbered edition; its covers are typeset anew.

    The letters in it keep their numbers from now on; for whom it is and what changed since the
    edition before (queries.changes.edition_before) is fixed, too. Raises IllegalTransition for an
    issued one, and for one holding a letter that was withdrawn, replaced or reopened since.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    if row.edition is not None:
        raise IllegalTransition("already_issued")
    fresh(row, version)
    if not row.made:
        raise IllegalTransition("not_made_yet")
    numbers = {entry["id"]: entry["number"] for entry in json.loads(row.snapshot)["letters"]}
    letters = list(session.scalars(select(Letter).where(Letter.public_id.in_(numbers))))
    given = session.scalars(select(Letter.public_id).where(
        Letter.dossier_number.in_(numbers.values()), Letter.public_id.not_in(numbers)))
    if given.first() or any(it.dossier_number not in (None, numbers[it.public_id])
                            for it in letters):
        raise IllegalTransition("numbers_moved")
    if any(it.state != LetterState.VERIFIED for it in letters):
        raise IllegalTransition("letters_changed")
    for letter in letters:
        letter.dossier_number = numbers[letter.public_id]
    older = edition_before(session, row.profile, addressee)
    since = older and Since(older.edition, older.issued_on, between(session, older, row))
    row.edition = (session.scalar(select(func.max(Compilation.edition))) or 0) + 1
    row.issued_on = today
    row.addressee, row.compared_with = addressee, older
    row.since = since and json.loads(to_json(since))
    record(session, actor, row, action="issue", changes={"edition": (None, row.edition)} | (
        {"addressee": ("", addressee.name.text("pl"))} if addressee else {}))
    for file in row.files:
        file.sha256 = file.pages = file.size = None
        renew(file)
        later(session, Kick.MAKE_DOSSIER, file.id)
    return row


def make(writing, store, actor: Actor, file_id: int, fonts: Path) -> None:
    """Make one file of a compilation: claim, typeset and assemble in a child, record.

    Idempotent: a file that is made, taken or has failed too often is left alone.
    """
    with writing() as session:
        file = session.get(CompilationFile, file_id)
        if file is None or file.sha256 or not claim(session, file, actor.at):
            return
        request = _request(file, store, fonts)
    with tempfile.TemporaryDirectory(prefix="esabid-") as folder:
        request["out"] = str(Path(folder) / "dossier.pdf")
        try:
            made = run("esabid.dossier", request, _LIMITS,
                       on_progress=lambda *step: _tell(writing, file_id, step[0]))
        except ChildError as error:
            with writing() as session:
                release(session.get(CompilationFile, file_id), str(error) or "failed")
            return
        stored = store.put(Path(request["out"]))
    with writing() as session:
        keep(session, actor, sha256=stored.sha256, size=stored.size)
        file = session.get(CompilationFile, file_id)
        if edition_of(file.compilation) == request["edition"]:
            release(file)
            file.sha256, file.size = stored.sha256, stored.size
            file.pages, file.versions, file.progress = made["pages"], made["versions"], 100
            file.unplaced = made["unplaced"]


def rebuild(store, file: CompilationFile, fonts: Path) -> str:
    """Make a file once more from its snapshot and return its SHA-256; nothing is stored."""
    with tempfile.TemporaryDirectory(prefix="esabid-") as folder:
        out = str(Path(folder) / "dossier.pdf")
        return run("esabid.dossier", _request(file, store, fonts) | {"out": out},
                   _LIMITS)["sha256"]


def _tell(writing, file_id: int, percent: int) -> None:
    with writing() as session:
        session.get(CompilationFile, file_id).progress = percent


def edition_of(row: Compilation) -> dict | None:
    """The edition as the press reads it (typeset.layout.Edition); None of a working version."""
    return row.edition and {"number": row.edition, "issued_on": row.issued_on.isoformat(),
                            "since": row.since}


def _request(file: CompilationFile, store, fonts: Path) -> dict:
    """What the child reads: the snapshot, the language, and where the prepared copies lie."""
    row = file.compilation
    frozen = json.loads(row.snapshot)
    copies = {entry["prepared"] for entry in frozen["letters"] if entry["prepared"]}
    return {"snapshot": frozen, "lang": file.lang, "edition": edition_of(row), "fonts": str(fonts),
            # A copy that is lost leaves a page that says so, not a dossier that cannot be made.
            "prepared": {sha256: str(store.path(sha256)) for sha256 in sorted(copies)
                         if store.has(sha256)}}
