"""Na dziś: what waits for a coordinator this morning, and the number at its top."""

from flask import render_template

from esabid.access.guards import allows, session
from esabid.domain.letter import LetterState
from esabid.domain.permissions import Permission
from esabid.domain.status import Status
from esabid.extensions import tools
from esabid.figures.bars import bars, goal_bar
from esabid.queries import history, institutions, letters, progress
from esabid.queries.letters import LetterFilter
from esabid.web.charts import progress_lines
from esabid.web.context import campaign
from esabid.web.coordinator import pages
from esabid.web.timeline import timeline


@pages.get("")
@allows(Permission.SEE_DESK)
def today():
    day = tools().today()
    read = progress.read(session(), campaign().aims, day)
    to_check, waiting = letters.listed(session(), LetterFilter(state=LetterState.RECEIVED))
    counts = institutions.by_status(session(), institutions.InstitutionFilter(), day)
    changes = history.newest(session())
    return render_template(
        "coordinator/today.html", progress=read, bar=goal_bar(read.verified, read.goal),
        lines=progress_lines(read), sectors=bars(read.by_sector), counts=counts,
        to_check=to_check[:8], waiting=waiting,
        overdue=institutions.with_status(session(), Status.OVERDUE, day),
        promised=institutions.with_status(session(), Status.PROMISED, day),
        changes=timeline(changes, history.names(session(), changes)))
