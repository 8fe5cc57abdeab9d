"""Historia zmian: all that was done, by whom, to what and when, with the way back."""

from datetime import date, datetime, time, timedelta

from flask import render_template, request

from esabid.access.guards import allows, session
from esabid.domain.permissions import Permission
from esabid.domain.polish import sort_key
from esabid.extensions import tools
from esabid.models import Institution, Subject
from esabid.queries import history as queries
from esabid.queries import institutions
from esabid.queries import letters as letter_queries
from esabid.queries.paging import page_count
from esabid.web import lists
from esabid.web.context import voice
from esabid.web.coordinator import pages
from esabid.web.timeline import timeline
from esabid.wording.history import ACTIONS, SUBJECTS


@pages.get("/activity")
@allows(Permission.SEE_DESK)
def activity():
    body = institutions.by_public_id(session(), lists.text("institution"))
    since, until = lists.day("since"), lists.day("until")
    subject, action = _action()
    wanted = queries.ActivityFilter(
        actor=lists.text("who"), subject=subject or lists.code("thing", Subject), action=action,
        page=lists.page(), since=since and _begins(since),
        until=until and _begins(until + timedelta(days=1)), **_of(body))
    rows, total = queries.activity(session(), wanted)
    kept = {name: request.args[name] for name in ("who", "thing", "action", "institution",
                                                  "since", "until") if request.args.get(name)}
    return render_template(
        "coordinator/activity.html", wanted=wanted, since=since, until=until, kept=kept, body=body,
        total=total, pages=page_count(total), people=queries.actors(session()),
        things=[(it, voice().gettext(SUBJECTS[it])) for it in Subject], actions=_actions(),
        entries=timeline(rows, queries.names(session(), rows), queries.undoing(session(), rows)))


def _action() -> tuple[Subject | None, str]:
    """The action asked for as "letter.verify"; none where nobody does such a thing."""
    subject, _, action = lists.text("action").partition(".")
    return (Subject(subject), action) if (subject, action) in ACTIONS else (None, "")


def _actions() -> list[tuple[str, list[tuple[str, str]]]]:
    """For each kind of thing what can be done to it: (value, words) in the reader's order."""
    return [(voice().gettext(SUBJECTS[it]), sorted(
        ((f"{subject}.{action}", voice().gettext(words))
         for (subject, action), words in ACTIONS.items() if subject == it and action != "undo"),
        key=lambda pair: sort_key(pair[1]))) for it in Subject]


def _of(body: Institution | None) -> dict:
    if body is None:
        return {}
    return {"institution": body.id, "letters": tuple(
        it.id for it in letter_queries.of_institution(session(), body))}


def _begins(day: date) -> datetime:
    """The instant at which a local day begins."""
    return datetime.combine(day, time(), tools().zone)
