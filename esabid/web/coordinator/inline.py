"""Parts of an institution changed in place: by script where they stand, without it on a page."""

from dataclasses import replace
from enum import StrEnum

from flask import redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.models import Institution
from esabid.services import asks, institutions, next_steps
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.desk import (ExpectedForm, NextStepForm, OtherCityForm, OwnerForm,
                                   PartForm)
from esabid.web.onward import inside
from esabid.web.undoing import done, way_back


class Part(StrEnum):
    """What can be changed in place; templates/components/inline.html shows each."""

    OWNER = "owner"
    EXPECTED = "expected"
    NEXT_STEP = "next_step"
    OTHER_CITY = "other_city"


_FORMS = {Part.OWNER: OwnerForm, Part.EXPECTED: ExpectedForm, Part.NEXT_STEP: NextStepForm,
          Part.OTHER_CITY: OtherCityForm}


@pages.route("/institutions/<public_id>/<any(owner, expected, next_step, other_city):part>",
             methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def institution_part(public_id: str, part: str):
    """The form of one part; `back` is the page it was opened on, `keep` leaves the part as it is.

    A script is given a piece to put in place of the part: its form, or the part as it is now.
    """
    row, part = lookup.institution(public_id), Part(part)
    by_script = "HX-Request" in request.headers
    if by_script and "keep" in request.args:
        return _shown(row, part)
    form = _FORMS[part].of(row)
    if form.validate_on_submit():
        if form.attempt(lambda: _change(row, part, form)) is not None:
            session().flush()
            return _shown(row, part, saved=True) if by_script else _back(row)
        form.show_others(row)
    page = "coordinator/inline_form.html" if by_script else "coordinator/inline.html"
    status = 422 if by_script and form.errors else form.status()
    return render_template(page, institution=row, part=part, form=form, back=_from(row)), status


def _change(row: Institution, part: Part, form: PartForm) -> Institution:
    actor, version = identity().actor(), form.seen_version
    if part == Part.OWNER:
        return institutions.change(
            session(), actor, row, version=version,
            details=replace(institutions.details_of(row), owner=form.owner.data))
    if part == Part.NEXT_STEP:
        return next_steps.plan(session(), actor, row, step=form.step(), version=version)
    if part == Part.OTHER_CITY:
        return institutions.support_elsewhere(session(), actor, row, city=form.other_city.data,
                                              version=version)
    return asks.expect(session(), actor, row, expected_on=form.expected_on.data,
                       waits_at=form.waits_at.data, waits_until=form.waits_until.data,
                       version=version)


def _shown(row: Institution, part: Part, saved: bool = False):
    return render_template("coordinator/inline_part.html", institution=row, part=part, saved=saved,
                           undo=way_back() if saved else None)


def _from(row: Institution) -> str:
    """The page the form was opened on, else the institution's card."""
    return inside(request.args.get("back", "")) or url_for(
        ".institution", public_id=row.public_id)


def _back(row: Institution):
    done(voice().gettext("Saved."))
    return redirect(_from(row))


@pages.post("/institutions/<public_id>/next_step/done")
@allows(Permission.RUN_CAMPAIGN)
def institution_step_done(public_id: str):
    """The next step is done; whoever knows more logs a conversation beside it."""
    row = lookup.institution(public_id)
    next_steps.finish(session(), identity().actor(), row, step=request.form.get("step"))
    done(voice().gettext("Done and off the list."))
    return redirect(inside(request.form.get("back", "")) or url_for(
        ".institution", public_id=public_id))
