"""The institutions list: narrowed, sorted, printed, and its views saved under a name."""

from flask import flash, make_response, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.institution import CityTie, Reach, Sector, reference
from esabid.domain.permissions import Permission
from esabid.domain.status import Status
from esabid.extensions import tools
from esabid.models import SavedView
from esabid.queries import institutions as queries
from esabid.queries.institution_filter import NOBODY, SortBy
from esabid.queries.paging import page_count
from esabid.services import views
from esabid.web.context import campaign, voice
from esabid.web.coordinator import listing, lookup, pages
from esabid.web.coordinator.owners import suggested
from esabid.web.forms.views import SavedViewForm

# What a list on paper holds at most; beyond it paper is of no help.
_ON_PAPER = 2_000
_OPEN = (Status.ASKED, Status.OVERDUE, Status.PROMISED)


@pages.get("/institutions")
@allows(Permission.SEE_DESK)
def institutions():
    return list_page(SavedViewForm(formdata=None))


def list_page(form: SavedViewForm):
    """The list as its address says, with the form that saves the view."""
    view = listing.read(request.args)
    wanted, today = view.with_numbers(), tools().today()
    rows, counts = queries.listed(session(), wanted, today)
    total = counts[wanted.status] if wanted.status else sum(counts.values())
    owners = queries.owners(session())
    answer = make_response(render_template(
        "coordinator/institutions.html", view=view, wanted=wanted, rows=rows, total=total,
        chip_items=listing.chips(view, counts), ready=listing.ready(), form=form,
        saved=views.of_account(session(), identity().account_id), pages=page_count(total),
        sectors=Sector, reaches=Reach, ties=CityTie, days=listing.DAYS, nobody=NOBODY,
        owners=owners, names=suggested(owners), tags=queries.tags(session()), sorts=SortBy,
        said=listing.said(view), waited=_waited, reference=_reference), form.status())
    # Typing into the search is one visit of the list, choosing a filter is another one.
    if request.headers.get("HX-Target") == "list":
        here = url_for(".institutions", **view.values_with())
        typed = request.headers.get("HX-Trigger-Name") == "q"
        answer.headers["HX-Replace-Url" if typed else "HX-Push-Url"] = (
            here if wanted.page == 1 else f"{here}{'&' if '?' in here else '?'}page={wanted.page}")
    return answer


def _waited(row) -> int | None:
    """For how many days an open ask has waited."""
    if row.status in _OPEN and row.institution.asked_on:
        return (tools().today() - row.institution.asked_on).days
    return None


def _reference(row) -> str:
    return reference(campaign().prefix, row.number)


@pages.get("/institutions/print")
@allows(Permission.SEE_DESK)
def institutions_print():
    """All that match on one page, to be printed."""
    view = listing.read(request.args)
    found = queries.matching(session(), view.with_numbers(), tools().today(), _ON_PAPER + 1)
    return render_template(
        "coordinator/institutions_print.html", view=view, rows=found[:_ON_PAPER], most=_ON_PAPER,
        more=len(found) > _ON_PAPER, said=listing.said(view), waited=_waited,
        reference=_reference)


@pages.post("/institutions/views")
@allows(Permission.RUN_CAMPAIGN)
def saved_view_new():
    form, view = SavedViewForm(), listing.read(request.args)
    if not form.validate_on_submit() or form.attempt(lambda: views.save(
            session(), identity().actor(), name=form.name.data, query=view.query)) is None:
        return list_page(form)
    flash(voice().gettext("The view is saved."))
    return redirect(url_for(".institutions", **view.values_with()))


@pages.post("/institutions/views/<public_id>/remove")
@allows(Permission.RUN_CAMPAIGN)
def saved_view_remove(public_id: str):
    row: SavedView = lookup.found(next(
        (it for it in views.of_account(session(), identity().account_id)
         if it.public_id == public_id), None))
    views.remove(session(), identity().actor(), row)
    flash(voice().gettext("The view is removed."))
    return redirect(url_for(".institutions"))
