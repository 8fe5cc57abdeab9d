"""Leadership: one number, the rows behind it, and the dossier; nothing here changes anything."""

from flask import Blueprint, render_template, request

from esabid.access.guards import allows, session
from esabid.domain.counting import RECEIVED, Reason
from esabid.domain.errors import NotFound
from esabid.domain.institution import Sector
from esabid.domain.permissions import Permission
from esabid.domain.snapshot import Profile
from esabid.extensions import tools
from esabid.figures.bars import bars, goal_bar
from esabid.queries import dossier, institutions, letters, progress
from esabid.queries.paging import page_count
from esabid.web import lists
from esabid.web.charts import progress_lines
from esabid.web.context import campaign
from esabid.web.downloads import hand_out

pages = Blueprint("leadership", __name__)


@pages.get("/overview")
@allows(Permission.SEE_OVERVIEW)
def overview():
    read = progress.read(session(), campaign().aims, tools().today())
    # The last issued edition goes first; until there is one, the newest working version does.
    ready = [dossier.newest_made(session(), profile, edition=True)
             or dossier.newest_made(session(), profile, edition=False)
             for profile in (Profile.MINISTRY, Profile.ESA)]
    return render_template(
        "leadership/overview.html", progress=read, bar=goal_bar(read.verified, read.goal),
        lines=progress_lines(read), sectors=bars(read.by_sector),
        dossiers=[row for row in ready if row is not None])


@pages.get("/overview/letters")
@allows(Permission.SEE_OVERVIEW)
def behind_letters():
    """The letters behind a number, and of every other letter why it does not count."""
    count = progress.counted(session())
    wanted = request.args.get("of", "all")
    chosen = {
        "verified": count.because(Reason.COUNTS),
        "received": count.because(*RECEIVED),
        "city_run": count.city_run,
    }.get(wanted)
    page = lists.page()
    rows, total = letters.listed(session(), letters.LetterFilter(
        ids=chosen, page=page))
    return render_template("leadership/letters.html", rows=rows, total=total, of=wanted,
                           reasons=count.reasons, page=page, pages=page_count(total))


@pages.get("/overview/institutions")
@allows(Permission.SEE_OVERVIEW)
def behind_institutions():
    """The institutions behind the counted letters, of one sector if asked for."""
    wanted = institutions.InstitutionFilter(
        ids=progress.counted(session()).institutions, page=lists.page(),
        sector=lists.code("sector", Sector))
    rows, counts = institutions.listed(session(), wanted, tools().today())
    total = sum(counts.values())
    return render_template("leadership/institutions.html", rows=rows, total=total, wanted=wanted,
                           pages=page_count(total))


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
