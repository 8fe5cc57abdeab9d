"""The overview: two minutes on a telephone, the number, that it is true, and what to do next."""

from flask import render_template

from esabid.access.guards import allows, session
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.queries import editions, funnel, letters, next_asks, standing
from esabid.queries.letters import LetterFilter
from esabid.web import claims
from esabid.web.charts import funnel_bars
from esabid.web.context import campaign
from esabid.web.leadership import pages
from esabid.web.leadership.since import since
from esabid.web.next_asks import said
from esabid.web.standing import shown

# The mayor makes so many calls; the desk has the whole list.
_CALLS = 3
# So many letters are named beside what changed; the rest is behind the number.
_NAMED = 5


@pages.get("/overview")
@allows(Permission.SEE_OVERVIEW)
def overview():
    now = standing.read(session(), campaign(), tools().today())
    changed = since()
    return render_template(
        "leadership/overview.html", since=changed, newest=_named(changed.change.added),
        claim=claims.headline(now.count, now.progress),
        calls=said(next_asks.first(session(), campaign(), now, _CALLS)),
        editions=editions.ready(session(), now.count),
        stages=funnel_bars(funnel.read(session(), now.count)), **shown(now)), changed.status


def _named(ids: frozenset[int]):
    """The newest few of these letters."""
    return letters.listed(session(), LetterFilter(ids=ids))[0][:_NAMED] if ids else []
