"""The rows behind every number of the overview, and nothing but those."""

from flask import render_template, request

from esabid.access.guards import allows, session
from esabid.domain.counting import RECEIVED, Reason
from esabid.domain.institution import Sector
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.queries import institutions, letters, progress
from esabid.queries.paging import page_count
from esabid.web import lists
from esabid.web.leadership import pages


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
