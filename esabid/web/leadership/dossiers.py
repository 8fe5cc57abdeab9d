"""The dossier's files, for whoever may read the overview."""

from esabid.access.guards import allows, session
from esabid.domain.errors import NotFound
from esabid.domain.permissions import Permission
from esabid.queries import dossier
from esabid.web.downloads import hand_out
from esabid.web.leadership import pages


@pages.get("/dossiers/<public_id>-<any(pl, en):lang>.pdf")
@allows(Permission.SEE_OVERVIEW)
def dossier_pdf(public_id: str, lang: str):
    row = dossier.by_public_id(session(), public_id)
    file = row and row.file(lang)
    if file is None or file.sha256 is None:
        raise NotFound("not_found")
    name = f"dossier-{row.profile}-{lang}-" + (
        f"edition-{row.edition}" if row.edition else row.as_of.isoformat())
    return hand_out(file.sha256, kind="pdf", name=f"{name}.pdf")
