"""Cofnij: taking back one deed, or all that was done with it."""

from flask import flash, redirect, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.errors import NotFound
from esabid.domain.permissions import Permission
from esabid.models import History
from esabid.queries import history
from esabid.services import undo as deeds
from esabid.web.context import voice
from esabid.web.coordinator import pages
from esabid.web.onward import inside


@pages.post("/activity/<int(max=2147483647):history_id>/undo")
@allows(Permission.RUN_CAMPAIGN)
def undo(history_id: int):
    """Take the deed back; `together` all that was done with it, but what changed since."""
    if (row := session().get(History, history_id)) is None:
        raise NotFound("not_found")
    if "together" in request.form:
        done = deeds.undo_together(session(), identity().actor(),
                                   history.together(session(), row))
        flash(voice().ngettext("Taken back for %(num)s.", "Taken back for %(num)s.", done.done))
        if done.left:
            flash(voice().ngettext(
                "%(num)s was changed since and stays as it is.",
                "%(num)s were changed since and stay as they are.", len(done.left)))
    else:
        deeds.undo(session(), identity().actor(), row)
        flash(voice().gettext("Taken back."))
    return redirect(inside(request.form.get("back", "")) or url_for(".activity"))
