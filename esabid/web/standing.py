"""How the campaign stands, as the desk and the overview both show it."""

from esabid.access.guards import session
from esabid.domain.coverage import empty
from esabid.figures.bars import goal_bar, target_bars
from esabid.queries import arguments, coverage, promotion
from esabid.queries.standing import Standing
from esabid.web.charts import progress_lines
from esabid.web.context import campaign, voice
from esabid.wording.forecast import milestone_ahead, outlook


def shown(now: Standing) -> dict:
    """For templates: the number with its bar and where it is heading, the charts of the line and
    against the targets, and what is lacked, as far as it is known: sectors that are `empty`,
    sectors and reach `below` their target, arguments that are `unargued`."""
    sectors = coverage.against_sectors(campaign(), now.progress)
    reach = coverage.against_reach(campaign(), now.progress)
    actions = promotion.for_line(session(), now.forecast.by)
    unargued = set(coverage.grid(session(), now.count).unargued)
    return {
        "progress": now.progress, "cautious": now.cautious, "forecast": now.forecast,
        "bar": goal_bar(now.progress.verified, now.progress.goal),
        "outlook": outlook(now.forecast, voice()), "ahead": milestone_ahead(now.forecast, voice()),
        "actions": actions, "lines": progress_lines(now.progress, actions, now.forecast),
        "sectors": target_bars(sectors), "reach": target_bars(reach),
        "empty": empty(sectors),
        "below": [it for it in (*sectors, *reach) if it.missing and (
            it.have or it not in sectors)],
        "unargued": [it for it in arguments.arguments(session()) if it.id in unargued],
    }
