"""Making one file of a dossier in this process, or waiting for the worker that has it already."""

import time
from dataclasses import dataclass
from pathlib import Path

from esabid.cli.speech import Refused, _
from esabid.domain.profiles import Profile
from esabid.extensions import db, system, tools, writing
from esabid.models import Compilation, CompilationFile
from esabid.services import making

_PATIENCE_SECONDS = 360


@dataclass(frozen=True)
class Made:
    """A finished file of a dossier, and where the file store keeps it."""

    id: str
    edition: int | None
    profile: Profile
    lang: str
    letters: int
    pages: int
    size: int
    sha256: str
    path: Path


def make_file(row_id: int, lang: str) -> Made:
    """The file of a compilation in `lang`, made now unless it is made already.

    Raises Refused where it cannot be made.
    """
    file_id = db.session.get(Compilation, row_id).file(lang).id
    ends = time.monotonic() + _PATIENCE_SECONDS
    while True:
        making.make(writing, tools().store, system(), file_id, tools().fonts, tools().seal)
        db.session.rollback()
        db.session.expire_all()
        file = db.session.get(CompilationFile, file_id)
        if file.sha256:
            return _made(file)
        # Without a lease nobody is at work: the attempt was ours, and it failed.
        if file.claimed_until is None or time.monotonic() > ends:
            raise Refused("not_made", _(
                "The dossier could not be made (%(why)s). Nothing was changed.",
                why=file.last_error or _("it takes too long")))
        time.sleep(0.2)


def _made(file: CompilationFile) -> Made:
    row = file.compilation
    return Made(row.public_id, row.edition, row.profile, file.lang, row.letters, file.pages,
                file.size, file.sha256, tools().store.path(file.sha256))
