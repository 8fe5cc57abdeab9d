"""Merging two records of one institution, side by side, and undoing that."""

from flask import flash, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.errors import IllegalTransition
from esabid.domain.institution import reference
from esabid.domain.merging import FIELDS
from esabid.domain.permissions import Permission
from esabid.queries import mergers as queries
from esabid.services import mergers as deeds
from esabid.web.context import campaign, voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.base import Form
from esabid.web.forms.merger import MergeForm
from esabid.wording.history import FIELDS as NAMES
from esabid.wording.mergers import KINDS


@pages.route("/institutions/<public_id>/merge/<other_id>", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def institution_merge(public_id: str, other_id: str):
    survivor, gone = lookup.institution(public_id), lookup.institution(other_id)
    form = MergeForm(survivor, gone)
    if form.validate_on_submit():
        merger = form.attempt(lambda: deeds.merge(
            session(), identity().actor(), survivor, gone, choices=form.choices(request.form),
            versions=form.versions))
        if merger is not None:
            flash(voice().gettext("The two records are one now. It can be undone on this card."))
            return redirect(url_for(".institution", public_id=public_id))
        form.version.data, form.other_version.data = str(survivor.version), str(gone.version)
    return render_template(
        "coordinator/merge.html", form=form, survivor=survivor, gone=gone,
        rows=form.rows(request.form), moving=_counted(queries.holdings(session(), gone)),
        references=[reference(campaign().prefix, it.number) for it in (survivor, gone)],
    ), form.status()


@pages.route("/mergers/<public_id>", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def merger(public_id: str):
    row = lookup.found(queries.by_public_id(session(), public_id))
    if row.undone_at is not None:
        raise IllegalTransition("merger_undone")
    form, back = Form(), row.survivor.public_id
    if form.validate_on_submit():
        found = form.attempt(lambda: deeds.undo(session(), identity().actor(), row))
        if found is not None:
            flash(voice().gettext("The merger is undone. Both records are there again."))
            if left := _said(found.stay, found.columns_stay):
                flash(voice().gettext("Changed meanwhile, so it stayed: %(what)s.",
                                      what=", ".join(left)))
            return redirect(url_for(".institution", public_id=back))
    found = queries.reversal(session(), row)
    return render_template(
        "coordinator/merger.html", form=form, merger=row,
        reference=reference(campaign().prefix, row.gone_number), later=found.later,
        back=_said(found.back, found.columns), stay=_said(found.stay, found.columns_stay),
    ), form.status()


def _counted(holdings: dict[str, int]) -> list[str]:
    return [voice().ngettext(*KINDS[kind], number) for kind, number in holdings.items() if number]


def _said(keys: dict[str, tuple], columns) -> list[str]:
    """Rows by kind, counted, and the names of columns."""
    shown = [column for field in FIELDS.values() for column in field if column in columns]
    return [*_counted({kind: len(rows) for kind, rows in keys.items()}),
            *dict.fromkeys(voice().gettext(NAMES[column]) for column in shown)]
