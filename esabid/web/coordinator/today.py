"""Na dziś: what waits for a coordinator this morning, the number, and what the dossier lacks."""

from flask import render_template

from esabid.access.guards import allows, session
from esabid.domain.institution import Reach
from esabid.domain.letter import LetterState
from esabid.domain.permissions import Permission
from esabid.domain.status import Status
from esabid.extensions import tools
from esabid.models import Institution
from esabid.queries import gaps, history, institutions, letters, morning, next_asks, standing
from esabid.queries.letters import LetterFilter
from esabid.web.context import campaign
from esabid.web.coordinator import behind as numbers
from esabid.web.coordinator import pages
from esabid.web.coordinator.behind import Institutions
from esabid.web.next_asks import said
from esabid.web.standing import shown
from esabid.web.timeline import timeline

# Rows of each list; the page stays calm, and a link leads to all.
_MOST = 5


@pages.get("")
@allows(Permission.SEE_DESK)
def today():
    now = standing.read(session(), campaign(), tools().today())
    return render_template(
        "coordinator/today.html", asks=said(next_asks.first(session(), campaign(), now, _MOST)),
        one_name=len(gaps.named_in_one_language(session(), now.count)),
        offices=len(gaps.offices_missing(session(), now.count)),
        originals=len(gaps.originals_elsewhere(session(), now.count)),
        reaches=Reach, **shown(now), **_waiting(), **_to_do())


def _waiting() -> dict:
    """What waits for somebody's hand, and what was done lately."""
    day, changes = tools().today(), history.newest(session())
    to_check, waiting = letters.listed(session(), LetterFilter(state=LetterState.RECEIVED))
    return {
        "to_check": to_check[:_MOST], "waiting": waiting,
        "counts": institutions.by_status(session(), institutions.InstitutionFilter(), day),
        "overdue": institutions.with_status(session(), Status.OVERDUE, day, _MOST),
        "changes": timeline(changes, history.names(session(), changes),
                            history.undoing(session(), changes)),
    }


def _to_do() -> dict:
    """Lists of institutions, each with its first rows and how many there are in all."""
    found = {"this_week": (Institutions.THIS_WEEK, Institution.expected_on),
             "stale": (Institutions.STALE, Institution.asked_on),
             "steps": (Institutions.MY_STEPS, Institution.next_step_on)}
    lists = {}
    for name, (behind, day) in found.items():
        ids = numbers.institutions(behind)
        lists[name] = (morning.first(session(), ids, day, _MOST), len(ids))
    return lists
