"""Who must be told that a letter in an edition they have counts no more, and noting it."""

from flask import flash, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.queries import notices as queries
from esabid.services import handovers as deeds
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages


@pages.get("/dossiers/notices")
@allows(Permission.RUN_CAMPAIGN)
def notices():
    return render_template("coordinator/notices.html",
                           rows=queries.notices(session(), tools().zone))


@pages.post("/handovers/<public_id>/told")
@allows(Permission.RUN_CAMPAIGN)
def handover_told(public_id: str):
    """Note that the addressee was told today: of the letter named, or of all there are."""
    row, wanted = lookup.handover(public_id), request.form.get("letter")
    found = [it.letter for it in queries.of_handover(session(), row, tools().zone).notices
             if it.due and wanted in (None, it.letter.public_id)]
    deeds.tell(session(), identity().actor(), row, letters=found, today=tools().today())
    flash(voice().gettext("Noted."))
    return redirect(url_for(".notices"))


@pages.post("/handovers/<public_id>/untold")
@allows(Permission.RUN_CAMPAIGN)
def handover_untold(public_id: str):
    """Take back that the addressee was told of a letter."""
    deeds.untell(session(), identity().actor(), lookup.handover(public_id),
                 letter=lookup.letter(request.form.get("letter", "")))
    flash(voice().gettext("Taken back."))
    return redirect(url_for(".notices"))
