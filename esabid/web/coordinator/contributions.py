"""Contributions: the ledger with its totals, writing an offer down, correcting and removing it."""

from functools import partial

from flask import redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.contribution import Period, Unit
from esabid.domain.institution import Sector
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import Contribution, Institution
from esabid.queries import contributions as queries
from esabid.queries import institutions, progress
from esabid.queries.letters import of_institution
from esabid.queries.paging import page_count
from esabid.services import contributions as deeds
from esabid.web import lists, undoing
from esabid.web.amounts import said_amount
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.contribution import ContributionForm
from esabid.wording.contributions import amount


@pages.get("/contributions")
@allows(Permission.SEE_DESK)
def contributions():
    wanted = queries.ContributionFilter(
        search=lists.text("q"), sector=lists.code("sector", Sector),
        unit=lists.code("unit", Unit), period=lists.code("period", Period),
        totalled="totalled" in request.args, page=lists.page())
    read = queries.ledger(session(), progress.counted(session()), wanted)
    return render_template(
        "coordinator/contributions.html", ledger=read, wanted=wanted, amount=said_amount,
        totals=[(unit, period, amount(voice(), number, unit, period))
                for (unit, period), number in read.totals.items()],
        pages=page_count(read.total), sectors=Sector, units=Unit)


@pages.route("/contributions/new", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def contribution_new():
    """The offer of `institution`, in `letter` if one is named; first it is asked whose it is."""
    if not request.args.get("institution"):
        return _whose()
    body = lookup.institution(request.args["institution"])
    letter = request.args.get("letter")
    form = _form(body, data={"letter_id": lookup.letter(letter).id if letter else None})
    if form.validate_on_submit():
        of = partial(queries.by_public_id, session())
        if form.sent_before(of, form.details()):
            return _back(body)
        row = form.attempt(lambda: deeds.add(session(), identity().actor(),
                                             details=form.details(), public_id=form.new_id(of)))
        if row is not None:
            undoing.done(voice().gettext("The contribution is added."))
            return _back(body)
    return _form_page(form, body, None)


def _whose():
    search = lists.text("q")
    rows, counts = (institutions.listed(
        session(), institutions.InstitutionFilter(search=search), tools().today())
        if search else ([], {}))
    return render_template("coordinator/contribution_whose.html", search=search, rows=rows,
                           total=sum(counts.values()))


def _form(body: Institution, **kwargs) -> ContributionForm:
    return ContributionForm(institution=body, letters=of_institution(session(), body), **kwargs)


def _form_page(form: ContributionForm, body: Institution, row: Contribution | None):
    return render_template("coordinator/contribution_form.html", form=form, institution=body,
                           contribution=row), form.status()


def _back(body: Institution):
    return redirect(url_for(".institution", public_id=body.public_id, _anchor="contributions"))


@pages.route("/contributions/<public_id>/edit", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def contribution_edit(public_id: str):
    row = lookup.contribution(public_id)
    form = _form(row.institution, obj=row)
    if form.validate_on_submit():
        done = form.attempt(lambda: deeds.change(
            session(), identity().actor(), row, details=form.details(),
            version=form.seen_version))
        if done is not None:
            undoing.done(voice().gettext("Saved."))
            return _back(row.institution)
        form.show_others(row)
    return _form_page(form, row.institution, row)


@pages.post("/contributions/<public_id>/remove")
@allows(Permission.RUN_CAMPAIGN)
def contribution_remove(public_id: str):
    row = lookup.contribution(public_id)
    body = row.institution
    deeds.remove(session(), identity().actor(), row)
    undoing.done(voice().gettext("The contribution is removed."))
    return _back(body)
