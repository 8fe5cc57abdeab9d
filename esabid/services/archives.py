"""The archive of a dossier: which files belong into it, whether they are whole, and its bytes."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from esabid.domain.errors import IllegalTransition
from esabid.domain.letter import FileRole
from esabid.domain.permissions import Actor, Permission, permit
from esabid.domain.profiles import Profile
from esabid.domain.snapshot import LetterEntry, snapshot_from
from esabid.dossier.archive import MANIFEST, README, Member, original_name, readme, write_archive
from esabid.filestore import Missing
from esabid.models import Compilation, Letter, StoredFile
from esabid.paths import asset_folder
from esabid.services.twins import SHEETS, Addresses, twin
from esabid.spreadsheets.write import csv_of
from esabid.wording import Words, words
from esabid.wording.dossier import signature_said

# The sheets of the twins, and what they fetch.
_BESIDE = (*SHEETS, "fonts/inter-latin.woff2", "fonts/inter-latin-ext.woff2", "fonts/INTER-OFL.txt")


@dataclass(frozen=True)
class Kept:
    """A file for the archive as the database knows it, and how its bytes were found."""

    name: str
    sha256: str
    size: int
    entry: LetterEntry | None = None
    role: FileRole | None = None
    sent: str = ""
    state: str = "whole"


@dataclass(frozen=True)
class Contents:
    """What belongs into an archive; `twins` are (name, bytes)."""

    title: str
    profile: Profile
    lang: str
    files: tuple[Kept, ...]
    twins: tuple[tuple[str, bytes], ...]


def name_of(row: Compilation, lang: str = "") -> str:
    """What a dossier's file is called, without its ending: whom it is for, its language, its
    number or day, and whether it is the short one."""
    told = f"edition-{row.edition}" if row.edition else row.as_of.isoformat()
    return "-".join(filter(None, ("dossier", row.profile, lang, told, row.short and "short")))


def contents(session: Session, actor: Actor, row: Compilation, *, lang: str,
             fonts: Path) -> Contents:
    """Everything that belongs into a dossier's archive; its manifest speaks `lang`.

    Originals hold what no dossier shows, so they are for the office alone. Raises
    IllegalTransition while the dossier is not made.
    """
    permit(actor, Permission.RUN_CAMPAIGN)
    if not row.made:
        raise IllegalTransition("not_made_yet")
    snapshot = snapshot_from(row.snapshot)
    title = snapshot.campaign.title.text(lang)
    return Contents(title, row.profile, lang,
                    (*_originals(session, snapshot), *_dossiers(session, row)),
                    tuple((f"{name_of(row, file.lang)}.html", twin(file, Addresses(
                        SHEETS, f"{name_of(row, file.lang)}.pdf", others=tuple(
                            (it.lang, f"{name_of(row, it.lang)}.html")
                            for it in row.files if it != file)), fonts)) for file in row.files))


def write(out: BinaryIO, found: Contents, store) -> tuple[Kept, ...]:
    """Write the archive to an open file; returns the files that are missing or damaged.

    These are left out and named in the manifest. Holds no transaction and no more than a piece of
    a file in memory.
    """
    files = tuple(replace(it, state=_state(store, it.sha256)) for it in found.files)
    lost = tuple(it for it in files if it.state != "whole")
    static = asset_folder("static")
    voice = words(found.lang)
    write_archive(out, (
        Member(README, readme(found.title, len(lost))),
        Member(MANIFEST, csv_of([_headings(voice),
                                 *(_row(it, found.profile, voice) for it in files)])),
        *(Member(it.name, store.path(it.sha256)) for it in files if it.state == "whole"),
        *(Member(name, page) for name, page in found.twins),
        *(Member(name, static / name) for name in _BESIDE)))
    return lost


def _originals(session: Session, snapshot):
    """The files of every letter in the dossier, by number; two statements."""
    entries = {entry.id: entry for entry in snapshot.letters}
    letters = session.scalars(select(Letter).where(Letter.public_id.in_(entries))
                              .options(selectinload(Letter.files)))
    by_number = sorted(letters, key=lambda it: entries[it.public_id].number)
    sizes = dict(session.execute(select(StoredFile.sha256, StoredFile.size).where(
        StoredFile.sha256.in_({file.sha256 for it in by_number for file in it.files}))).all())
    for letter in by_number:
        entry, places = entries[letter.public_id], dict.fromkeys(FileRole, 0)
        for file in sorted(letter.files, key=lambda it: (tuple(FileRole).index(it.role), it.id)):
            places[file.role] += 1
            yield Kept(original_name(entry.number, file.role, places[file.role], file.name),
                       file.sha256, sizes[file.sha256], entry, file.role, file.name)


def _dossiers(session: Session, row: Compilation):
    """The PDFs of the dossier, and the sealed ones where there are any."""
    for file in row.files:
        yield Kept(f"{name_of(row, file.lang)}.pdf", file.sha256, file.size)
        if sealed := file.sealed_sha256 and session.get(StoredFile, file.sealed_sha256):
            yield Kept(f"{name_of(row, file.lang)}-sealed.pdf", sealed.sha256, sealed.size)


def _state(store, sha256: str) -> str:
    try:
        return "whole" if store.verify(sha256) else "damaged"
    except Missing:
        return "missing"


def _headings(voice: Words) -> list[str]:
    return [voice.gettext("Letter"), voice.gettext("Institution"),
            voice.gettext("What the file is"), voice.gettext("File in the archive"),
            voice.gettext("Name it came under"), "SHA-256", voice.gettext("Bytes"),
            voice.gettext("Received"), voice.gettext("Signature"), voice.gettext("State")]


def _row(it: Kept, profile: Profile, voice: Words) -> list[str]:
    """One row of the manifest; a day is written as machines and people both read it."""
    states = {"whole": voice.gettext("whole"), "missing": voice.gettext("missing"),
              "damaged": voice.gettext("damaged")}
    said = [voice.gettext("Dossier"), it.name, it.sent, it.sha256, str(it.size)]
    if it.entry is None:
        return ["", "", *said, "", "", states[it.state]]
    signers = it.entry.signers
    kinds = dict.fromkeys(signature_said(one.signature, profile, voice) for one in signers)
    return [str(it.entry.number), ", ".join(one.name.text(voice.lang) for one in signers),
            voice.label(it.role), *said[1:], it.entry.received_on.isoformat(), ", ".join(kinds),
            states[it.state]]
