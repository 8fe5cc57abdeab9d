"""Targets: how many institutions of each sector and reach the campaign wants."""

from flask import flash, redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.institution import Reach, Sector
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.figures.bars import target_bars
from esabid.queries import coverage, progress
from esabid.services import campaigns
from esabid.web.context import campaign, voice
from esabid.web.coordinator import pages
from esabid.web.forms.targets import TargetsForm


@pages.route("/targets", methods=["GET", "POST"])
@allows(Permission.CHANGE_SETTINGS)
def targets():
    row = campaign()
    form = TargetsForm.of(row)
    if form.validate_on_submit():
        done = form.attempt(lambda: campaigns.set_targets(
            session(), identity().actor(), row, sectors=form.targets("sector"),
            reaches=form.targets("reach"), version=form.seen_version))
        if done is not None:
            flash(voice().gettext("Saved."))
            return redirect(url_for(".targets"))
        form.show_others(row)
    read = progress.read(session(), row.aims, tools().today())
    return render_template(
        "coordinator/targets.html", form=form, sectors=Sector, reaches=Reach,
        by_sector=target_bars(coverage.against_sectors(row, read)),
        by_reach=target_bars(coverage.against_reach(row, read))), form.status()
