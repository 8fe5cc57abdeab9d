"""The overview: two minutes on a telephone, the number and that it is true."""

from flask import render_template

from esabid.access.guards import allows, session
from esabid.domain.permissions import Permission
from esabid.domain.snapshot import Profile
from esabid.extensions import tools
from esabid.figures.bars import bars, goal_bar
from esabid.queries import dossier, progress
from esabid.web.charts import progress_lines
from esabid.web.context import campaign
from esabid.web.leadership import pages


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
