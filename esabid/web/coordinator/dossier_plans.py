"""Choosing what a dossier holds, and looking at what it would hold before it is made."""

from flask import make_response, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.counting import Count
from esabid.domain.outline import about_pages, outline, pages_of_letters
from esabid.domain.permissions import Permission
from esabid.domain.plan import choosable
from esabid.domain.profiles import SHOWS, Profile
from esabid.domain.selection import in_order
from esabid.extensions import tools
from esabid.models import DossierPlan
from esabid.queries import progress
from esabid.queries.dossier import plan, snapshot
from esabid.queries.readiness import missing, unnamed
from esabid.services import plans, twins
from esabid.web import lists, undoing
from esabid.web.context import asset, campaign, language, voice
from esabid.web.coordinator import pages
from esabid.web.forms.dossier import PlanForm
from esabid.web.readiness import said
from esabid.wording import LANGUAGES
from esabid.wording.readiness import held

# Letters that the preview names; the rest is a number.
_FIRST = 5


def _profile() -> Profile:
    return lists.code("profile", Profile) or Profile.MINISTRY


def _lacks(count: Count, chosen: DossierPlan | None, profile: Profile, short: bool = False):
    return said(missing(session(), count), campaign(), chosen, profile, short)


@pages.route("/dossiers/plan", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def dossier_plan():
    profile = _profile()
    row = plan(session(), profile)
    form = PlanForm(profile, campaign(), obj=row)
    if form.validate_on_submit():
        done = form.attempt(lambda: plans.choose(
            session(), identity().actor(), campaign(), profile, details=form.details(),
            version=form.seen_version))
        if done is not None:
            undoing.done(voice().gettext("Saved."))
            there = ".dossier_preview" if "preview" in request.form else ".dossier_plan"
            return redirect(url_for(there, profile=profile.value))
        form.show_others(plan(session(), profile))
    return render_template(
        "coordinator/dossier_plan.html", form=form, profile=profile, profiles=Profile,
        fixed=[it for it in SHOWS[profile].parts if it not in choosable(profile)],
        lacks=_lacks(progress.counted(session()), row, profile)), form.status()


def _snapshot(profile: Profile, short: bool):
    return snapshot(session(), campaign(), profile=profile, short=short, as_of=tools().today())


def _short() -> bool:
    return lists.text("short") == "yes"


@pages.get("/dossiers/preview")
@allows(Permission.RUN_CAMPAIGN)
def dossier_preview():
    """What would be in a dossier made now; nothing is kept of it."""
    profile, short = _profile(), _short()
    made, count = _snapshot(profile, short), progress.counted(session())
    lines = outline(made)
    return render_template(
        "coordinator/dossier_preview.html", profile=profile, profiles=Profile, short=short,
        made=made, lines=[(it.part, held(voice(), it)) for it in lines],
        letter_pages=pages_of_letters(lines), about=about_pages(lines),
        first=in_order(made.letters, made.order, language())[:_FIRST],
        lacks=_lacks(count, plan(session(), profile), profile, short),
        unnamed=[] if SHOWS[profile].whole else unnamed(session(), count),
        unshown=0 if SHOWS[profile].whole or short else sum(
            not it.pages for it in made.letters))


@pages.get("/dossiers/preview/page")
@allows(Permission.RUN_CAMPAIGN)
def dossier_preview_page():
    """The whole of it as a page to read, in the reader's language; nothing is kept of it."""
    profile, short = _profile(), _short()
    kept = {"profile": profile.value, "short": "yes" if short else None}
    page = twins.preview(_snapshot(profile, short), language(), twins.Addresses(
        sheets=tuple(asset(sheet) for sheet in twins.SHEETS),
        home=url_for(".dossier_preview", **kept),
        others=tuple((lang, url_for(".dossier_preview_page", lang=lang, **kept))
                     for lang in LANGUAGES if lang != language())), tools().fonts)
    return make_response(page, {"Content-Type": "text/html; charset=utf-8"})
