"""The number for a hall: nothing private on it, and it keeps itself current."""

from flask import render_template

from esabid.access.guards import allows, session
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.figures.bars import goal_bar
from esabid.queries import progress
from esabid.web.charts import progress_lines
from esabid.web.context import campaign
from esabid.web.leadership import pages


@pages.get("/overview/projector")
@allows(Permission.SEE_OVERVIEW)
def projector():
    """Only what the public page says too: a hall is public, so no cautious count, no forecast."""
    read = progress.read(session(), campaign().aims, tools().today())
    # The narrow drawing has the larger letters: a hall reads it from the last row.
    return render_template("leadership/projector.html", progress=read,
                           bar=goal_bar(read.verified, read.goal), line=progress_lines(read)[1])
