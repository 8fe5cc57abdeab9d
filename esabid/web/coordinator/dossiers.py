"""The dossiers: what there is of each profile and what it lacks, and having one made."""

from flask import flash, redirect, render_template, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.domain.profiles import Profile
from esabid.extensions import tools
from esabid.queries import compilations as queries
from esabid.queries import progress
from esabid.queries.compilations import CompilationFilter, Kind
from esabid.queries.paging import page_count
from esabid.queries.readiness import missing
from esabid.services import compilations
from esabid.web import lists
from esabid.web.context import campaign, voice
from esabid.web.coordinator import pages
from esabid.web.forms.dossier import DossierForm
from esabid.web.readiness import said
from esabid.wording.marks import _

KINDS = {Kind.EDITIONS: _("Editions"), Kind.WORKING: _("Working versions"),
         Kind.SHORT: _("Short versions")}


@pages.route("/dossiers", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def dossiers():
    form = DossierForm(data={"profile": Profile.MINISTRY})
    if form.validate_on_submit():
        row = form.attempt(lambda: compilations.compile_dossier(
            session(), identity().actor(), campaign(), profile=form.profile.data,
            short=form.short.data, today=tools().today()))
        if row is not None:
            if row.made:
                flash(voice().gettext("Nothing has changed since this one was made, so here it "
                                      "is at once."))
            return redirect(url_for(".dossier", public_id=row.public_id))
    return _list_page(form)


def _list_page(form: DossierForm):
    """Every profile with what it has and lacks, and below all that was made."""
    wanted = CompilationFilter(lists.code("profile", Profile), lists.code("kind", Kind),
                               lists.page())
    rows, total = queries.listed(session(), wanted)
    lacks = missing(session(), progress.counted(session()))
    plans = queries.plans(session())
    return render_template(
        "coordinator/dossiers.html", form=form, letters=lacks.letters, profiles=[
            (it, plans.get(it), newest, said(lacks, campaign(), plans.get(it), it))
            for it, newest in queries.newest(session()).items()],
        rows=rows, total=total, wanted=wanted, pages=page_count(total),
        kinds=[(it, voice().gettext(name)) for it, name in KINDS.items()]), form.status()
