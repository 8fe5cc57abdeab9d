"""Compiling the dossier, having its files made or not, and issuing editions."""

import json
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from esabid.domain.changes import Since
from esabid.domain.counting import Reason
from esabid.domain.errors import IllegalTransition, InvalidValue
from esabid.domain.frozen import to_json
from esabid.domain.letter import LetterState
from esabid.domain.permissions import Actor, Permission, permit
from esabid.domain.profiles import SHOWS, Profile
from esabid.domain.snapshot import snapshot_from
from esabid.models import Addressee, Campaign, Compilation, CompilationFile, Letter
from esabid.queries.changes import between, edition_before
from esabid.queries.dossier import snapshot
from esabid.queries.progress import counted
from esabid.services.history import fresh, record
from esabid.services.kicks import Kick, later
from esabid.services.leases import given_up, renew
from esabid.wording import LANGUAGES


def compile_dossier(session: Session, actor: Actor, campaign: Campaign, *, profile: Profile,
                    short: bool, today: date, languages=LANGUAGES) -> Compilation:
    """Freeze today's dossier; equal content gives the existing compilation back.

    Its files in `languages` are made after the commit. Raises InvalidValue while no letter counts,
    or none that this profile may name.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    frozen = snapshot(session, campaign, profile=profile, short=short, as_of=today)
    if not frozen.letters:
        raise InvalidValue("nobody_to_name" if frozen.numbers.verified else "no_letters_yet")
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
    if any(file.cancelled or given_up(file, actor.at) for file in row.files if not file.sha256):
        record(session, actor, row, action="retry")
    for file in row.files:
        _order(session, row, file.lang, actor.at)


def cancel(session: Session, actor: Actor, row: Compilation) -> None:
    """Stop the making of every file that is not made yet; `retry` has them made after all.

    A worker at it notices within a second and leaves nothing behind. Raises IllegalTransition
    where nothing is in the making, and for an edition, which has to have its files.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    if row.edition is not None:
        raise IllegalTransition("edition_not_stopped")
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

    The letters in it keep their numbers from now on; for whom it is, with the name its cover bears,
    and what changed since the edition before (queries.changes.edition_before) are fixed, too.
    Raises IllegalTransition for an issued one, for one holding a letter that was withdrawn,
    replaced or reopened since, and for one that lacks a letter of the edition before which counts
    as ever.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    if row.edition is not None:
        raise IllegalTransition("already_issued")
    fresh(row, version)
    if not row.made:
        raise IllegalTransition("not_made_yet")
    numbers = _numbers(row)
    letters = _still_so(session, numbers)
    older = edition_before(session, row.profile, addressee)
    if older and SHOWS[row.profile].whole and _counting(session, _numbers(older).keys() - numbers):
        raise IllegalTransition("older_than_edition")
    for letter in letters:
        letter.dossier_number = numbers[letter.public_id]
    since = older and Since(older.edition, older.issued_on, between(session, older, row))
    row.edition = (session.scalar(select(func.max(Compilation.edition))) or 0) + 1
    row.issued_on = today
    row.addressee, row.compared_with = addressee, older
    row.since = since and json.loads(to_json(since))
    row.snapshot = _addressed(row, addressee)
    record(session, actor, row, action="issue", changes={"edition": (None, row.edition)} | (
        {"addressee": ("", addressee.name.text("pl"))} if addressee else {}))
    for file in row.files:
        file.sha256 = file.pages = file.size = None
        file.places, file.unplaced = {}, []
        renew(file)
        later(session, Kick.MAKE_DOSSIER, file.id)
    return row


def _addressed(row: Compilation, addressee: Addressee | None) -> str:
    """The snapshot with the addressee as named today on its cover; with none it is as it was.

    The content hash stays that of the content as it was compiled.
    """
    if addressee is None:
        return row.snapshot
    frozen = snapshot_from(row.snapshot)
    return replace(frozen, campaign=replace(frozen.campaign, addressee=addressee.name)).to_json()


def _numbers(row: Compilation) -> dict[str, int]:
    return {entry["id"]: entry["number"] for entry in json.loads(row.snapshot)["letters"]}


def _still_so(session: Session, numbers: dict[str, int]) -> list[Letter]:
    """The letters, if they still count and may still bear these numbers."""
    letters = list(session.scalars(select(Letter).where(Letter.public_id.in_(numbers))))
    given = session.scalars(select(Letter.public_id).where(
        Letter.dossier_number.in_(numbers.values()), Letter.public_id.not_in(numbers)))
    if given.first() or any(it.dossier_number not in (None, numbers[it.public_id])
                            for it in letters):
        raise IllegalTransition("numbers_moved")
    if any(it.state != LetterState.VERIFIED for it in letters):
        raise IllegalTransition("letters_changed")
    return letters


def _counting(session: Session, ids: set[str]) -> bool:
    """Whether any of these letters counts."""
    rows = set(session.scalars(select(Letter.id).where(Letter.public_id.in_(ids))))
    return bool(rows & counted(session).because(Reason.COUNTS))
