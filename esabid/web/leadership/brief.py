"""The weekly brief: one page to print, made anew for whoever asks."""

from datetime import datetime, time, timedelta

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.queries.brief import week_before
from esabid.services import sheets
from esabid.web.context import campaign, language
from esabid.web.downloads import hand_out_made
from esabid.web.leadership import pages


@pages.get("/brief.pdf")
@allows(Permission.SEE_OVERVIEW)
def brief_pdf():
    today = tools().today()
    ended = datetime.combine(week_before(today) + timedelta(days=1), time(0), tools().zone)
    made = sheets.brief(session(), identity().actor(), campaign(), today=today, ended=ended,
                        lang=language(), fonts=tools().fonts)
    return hand_out_made(made, f"brief-{today.isoformat()}-{language()}.pdf")
