"""Na dziś: what waits for a coordinator this morning, the number, and what the dossier lacks."""

from flask import render_template

from esabid.access.guards import allows, session
from esabid.domain.institution import Reach
from esabid.domain.letter import LetterState
from esabid.domain.permissions import Permission
from esabid.domain.status import Status
from esabid.extensions import tools
from esabid.figures.bars import goal_bar, target_bars
from esabid.queries import (coverage, gaps, history, institutions, letters, next_asks, promotion,
                            standing)
from esabid.queries.letters import LetterFilter
from esabid.web.charts import progress_lines
from esabid.web.context import campaign, voice
from esabid.web.coordinator import pages
from esabid.web.lacks import lacks
from esabid.web.next_asks import said
from esabid.web.timeline import timeline
from esabid.wording.forecast import milestone_ahead, outlook

_ASKS = 5


@pages.get("")
@allows(Permission.SEE_DESK)
def today():
    now = standing.read(session(), campaign(), tools().today())
    return render_template(
        "coordinator/today.html", progress=now.progress, cautious=now.cautious,
        bar=goal_bar(now.progress.verified, now.progress.goal),
        outlook=outlook(now.forecast, voice()), ahead=milestone_ahead(now.forecast, voice()),
        asks=said(next_asks.first(session(), campaign(), now, _ASKS)),
        one_name=len(gaps.named_in_one_language(session(), now.count)),
        offices=len(gaps.offices_missing(session(), now.count)),
        reaches=Reach, **lacks(now), **_waiting(), **_charts(now))


def _waiting() -> dict:
    """What waits for somebody's hand, and what was done lately."""
    day, changes = tools().today(), history.newest(session())
    to_check, waiting = letters.listed(session(), LetterFilter(state=LetterState.RECEIVED))
    return {
        "to_check": to_check[:8], "waiting": waiting,
        "counts": institutions.by_status(session(), institutions.InstitutionFilter(), day),
        "overdue": institutions.with_status(session(), Status.OVERDUE, day),
        "promised": institutions.with_status(session(), Status.PROMISED, day),
        "changes": timeline(changes, history.names(session(), changes)),
    }


def _charts(now: standing.Standing) -> dict:
    actions = promotion.for_line(session(), now.forecast.by)
    return {
        "actions": actions, "forecast": now.forecast,
        "lines": progress_lines(now.progress, actions, now.forecast),
        "sectors": target_bars(coverage.against_sectors(campaign(), now.progress)),
        "reach": target_bars(coverage.against_reach(campaign(), now.progress)),
    }
