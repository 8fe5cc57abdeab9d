"""The register: who received which edition, writing it down, taking back what was a mistake."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.errors import IllegalTransition
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import Compilation
from esabid.queries import addressees as people
from esabid.queries import handovers as queries
from esabid.queries import notices
from esabid.services import handovers as deeds
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.handover import HandoverForm


@pages.get("/dossiers/handovers")
@allows(Permission.RUN_CAMPAIGN)
def handovers():
    public_id = request.args.get("addressee", "")
    addressee = lookup.addressee(public_id) if public_id else None
    due = {it.handover.id: it.due for it in notices.notices(session(), tools().zone)}
    return render_template(
        "coordinator/handovers.html", rows=queries.register(session(), addressee), due=due,
        addressee=addressee, everybody=people.addressees(session()))


@pages.route("/dossiers/<public_id>/handovers", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def dossier_handovers(public_id: str):
    """Who received one edition, and the form for one more handover."""
    row = lookup.compilation(public_id)
    if row.edition is None:
        raise IllegalTransition("not_issued")
    form = _form(row)
    if form.validate_on_submit():
        of = partial(queries.by_public_id, session())
        done = form.sent_before(of, form.details()) or form.attempt(lambda: deeds.hand_over(
            session(), identity().actor(), row, addressee=form.chosen, details=form.details(),
            today=tools().today(), public_id=form.new_id(of)))
        if done:
            flash(voice().gettext("The handover is in the register."))
            return redirect(url_for(".dossier_handovers", public_id=public_id))
    return render_template("coordinator/dossier_handovers.html", row=row,
                           **part(row, form)), form.status()


@pages.post("/handovers/<public_id>/take-back")
@allows(Permission.RUN_CAMPAIGN)
def handover_take_back(public_id: str):
    row = lookup.handover(public_id)
    address = url_for(".dossier_handovers", public_id=row.compilation.public_id)
    deeds.take_back(session(), identity().actor(), row)
    flash(voice().gettext("The handover is off the register; history keeps it."))
    return redirect(address)


def part(row: Compilation, form: HandoverForm | None = None) -> dict:
    """What coordinator/handovers_part.html shows of an edition."""
    return {"handovers": queries.of_compilation(session(), row),
            "handover_form": form or _form(row)}


def _form(row: Compilation) -> HandoverForm:
    """The form as it opens: for whom the edition was issued, in its language, today."""
    to = row.addressee
    return HandoverForm(row, data={"handed_on": tools().today(), "addressee": to and to.id,
                                   "lang": to.language if to else "pl"})
