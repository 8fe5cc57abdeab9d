"""Na dziś: what waits for a coordinator this morning, the number, and what the dossier lacks."""

from flask import render_template

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.institution import Reach
from esabid.domain.letter import LetterState
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.queries import (gaps, history, institutions, letters, morning, next_asks, notices,
                            standing)
from esabid.queries.letters import LetterFilter
from esabid.web.context import campaign
from esabid.web.coordinator import pages
from esabid.web.next_asks import said
from esabid.web.standing import shown
from esabid.web.timeline import timeline

# Rows of each list; the page stays calm, and a link leads to all.
_MOST = 5


@pages.get("")
@allows(Permission.SEE_DESK)
def today():
    now = standing.read(session(), campaign(), tools().today())
    abstracts = gaps.abstracts(session(), now.count)
    return render_template(
        "coordinator/today.html", asks=said(next_asks.first(session(), campaign(), now, _MOST)),
        one_name=len(gaps.named_in_one_language(session(), now.count)),
        offices=len(gaps.offices_missing(session(), now.count)),
        originals=len(gaps.originals_elsewhere(session(), now.count)),
        no_abstract=len(abstracts.missing),
        one_abstract=len(abstracts.polish | abstracts.english), reaches=Reach, **shown(now),
        **_waiting())


def _waiting() -> dict:
    """What waits for somebody's hand, and what was done lately."""
    day, changes = tools().today(), history.newest(session())
    to_check, waiting = letters.listed(session(), LetterFilter(state=LetterState.RECEIVED))
    to_tell = [it for it in notices.notices(session(), tools().zone) if it.due]
    return {
        "to_tell": to_tell[:_MOST], "telling": len(to_tell),
        "to_check": to_check[:_MOST], "waiting": waiting,
        "counts": institutions.by_status(session(), institutions.InstitutionFilter(), day),
        "to_do": morning.lists(session(), day, identity().name, _MOST),
        "changes": timeline(changes, history.names(session(), changes)),
    }
