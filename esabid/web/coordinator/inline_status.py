"""The status in a list's row: the ask's next legal steps in its place, and taking one of them."""

from flask import make_response, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.ask import ASK, AskAction
from esabid.domain.errors import NotFound
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import Institution
from esabid.queries import institutions as queries
from esabid.services import asks
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.institution import ASK_FIELDS, AskForm, ask_form
from esabid.web.onward import inside
from esabid.web.undoing import way_back


@pages.get("/institutions/<public_id>/steps")
@allows(Permission.RUN_CAMPAIGN)
def institution_steps(public_id: str):
    """The legal steps: a page, or for a script the piece of one; `keep` leaves all as it is."""
    row, by_script = lookup.institution(public_id), "HX-Request" in request.headers
    if by_script and "keep" in request.args:
        return _shown(row)
    page = "coordinator/steps_part.html" if by_script else "coordinator/steps.html"
    return render_template(page, institution=row, steps=ASK.legal(row.ask_state), back=_back(),
                           status=queries.status_of(session(), row, tools().today()))


@pages.route("/institutions/<public_id>/steps/<action>", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def institution_step(public_id: str, action: str):
    """One step in the row, for scripts; browsers without them are led to the step's own page."""
    row = lookup.institution(public_id)
    if action not in set(AskAction):
        raise NotFound("not_found")
    if request.method == "GET" and "HX-Request" not in request.headers:
        return redirect(url_for(".ask", public_id=public_id, action=action))
    action, day = AskAction(action), tools().today()
    form = _form(row, action)
    if form.validate_on_submit():
        given = {name: form[name].data for name in ASK_FIELDS[action]}
        if form.attempt(lambda: asks.advance(
                session(), identity().actor(), row, action=action, today=day,
                version=form.seen_version, **given)) is not None:
            session().flush()
            return _shown(row, saved=True)
        form.show_others(row)
    return render_template("coordinator/step_part.html", institution=row, action=action,
                           form=form, names=ASK_FIELDS[action],
                           back=_back()), 422 if form.errors else 200


def _form(row: Institution, action: AskAction) -> AskForm:
    """The form of the step; in a list no two have the same ids."""
    day = tools().today()
    form = ask_form(action, data={"asked_on": day, "declined_on": day, "version": row.version})
    for name in ASK_FIELDS[action]:
        form[name].id = form[name].label.field_id = f"{row.public_id}-{name}"
    return form


def _back() -> str:
    return inside(request.args.get("back", "")) or ""


def _shown(row: Institution, saved: bool = False):
    status = queries.status_of(session(), row, tools().today())
    answer = make_response(render_template(
        "coordinator/status_part.html", back=_back(), saved=saved,
        row=queries.Listed(row, status), undo=way_back() if saved else None))
    if saved:
        answer.headers["HX-Trigger"] = "list-changed"  # The chips above count anew.
    return answer
