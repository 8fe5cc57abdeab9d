"""The dossier's files, for whoever may read the overview."""

from flask import make_response, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.errors import NotFound
from esabid.domain.permissions import Permission
from esabid.domain.profiles import SHOWS
from esabid.extensions import tools
from esabid.models import Compilation
from esabid.queries import dossier
from esabid.services import archives, twins
from esabid.web.context import asset, home, language
from esabid.web.downloads import hand_out
from esabid.web.leadership import pages


@pages.get("/dossiers/<public_id>-<any(pl, en):lang>.pdf")
@allows(Permission.SEE_OVERVIEW)
def dossier_pdf(public_id: str, lang: str):
    row = _found(public_id)
    file = row.file(lang)
    if file is None or file.sha256 is None:
        raise NotFound("not_found")
    return hand_out(file.handed_out.sha256, kind="pdf",
                    name=f"{archives.name_of(row, lang)}.pdf")


@pages.get("/dossiers/<public_id>/")
@allows(Permission.SEE_OVERVIEW)
def dossier_twin(public_id: str):
    """The same contents as one page, in the reader's language where the dossier has it."""
    row = _found(public_id)
    made = {file.lang: file for file in row.files if file.sha256}
    if not made:
        raise NotFound("not_found")
    file = made.get(language()) or next(iter(made.values()))
    page = twins.twin(file, twins.Addresses(
        sheets=tuple(asset(sheet) for sheet in twins.SHEETS), home=home(),
        pdf=url_for(".dossier_pdf", public_id=public_id, lang=file.lang),
        others=tuple((lang, url_for(".dossier_twin", public_id=public_id, lang=lang))
                     for lang in made if lang != file.lang)), tools().fonts)
    return make_response(page, {"Content-Type": "text/html; charset=utf-8"})


def _found(public_id: str) -> Compilation:
    """The dossier, if its reader may have it: what stays inside the office is the office's own,
    for signed originals travel with it."""
    row = dossier.by_public_id(session(), public_id)
    if row is None or (SHOWS[row.profile].inside
                       and not identity().may(Permission.RUN_CAMPAIGN)):
        raise NotFound("not_found")
    return row
