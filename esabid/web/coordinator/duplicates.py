"""Possible duplicates: the list, what a person decides of a pair, the warning while one types."""

from flask import flash, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.duplicates import Body
from esabid.domain.permissions import Permission
from esabid.queries import duplicates as queries
from esabid.services import duplicates as deeds
from esabid.web import undoing
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.base import strip

# Of each kind; who has gone through them sees the next.
_MOST = 50
# What of a form tells whom somebody means.
TELLING = ("name_pl", "name_en", "short_name", "city", "nip", "regon", "krs")


@pages.get("/duplicates")
@allows(Permission.SEE_DESK)
def duplicates():
    return render_template("coordinator/duplicates.html",
                           found=queries.read(session(), _MOST), most=_MOST)


@pages.get("/institutions/alike")
@allows(Permission.SEE_DESK)
def institutions_alike():
    """The warning under a name, as a piece of the form's page."""
    said = {name: strip(request.args.get(name))[:250] for name in TELLING}
    said["name_pl"] = said["name_pl"] or strip(request.args.get("name"))[:250]
    row = lookup.institution(request.args["of"]) if request.args.get("of") else None
    body = Body(row.id if row else 0, parent_id=row.parent_id if row else None, **said)
    return render_template("coordinator/alike.html", alike=queries.near(session(), body))


def alike_unseen(form, row=None) -> tuple:
    """Whom the form may mean, if one of them was not shown with the form that came."""
    said = {name: form[name].data or "" for name in TELLING}
    if row is not None and all(said[name] == getattr(row, name) for name in TELLING):
        return ()
    body = Body(row.id if row else 0, parent_id=form.parent_id.data or None, **said)
    found = queries.near(session(), body)
    seen = set(request.form.get("alike_seen", "").split())
    return found if {it.one.public_id for it in found} - seen else ()


@pages.post("/duplicates/<public_id>/<other_id>/apart")
@allows(Permission.RUN_CAMPAIGN)
def duplicate_apart(public_id: str, other_id: str):
    row, other = lookup.institution(public_id), lookup.institution(other_id)
    deeds.keep_apart(session(), identity().actor(), row, other=other)
    flash(voice().gettext("Noted: these are two institutions. They are not shown again."))
    return redirect(url_for(".duplicates"))


@pages.post("/duplicates/<public_id>/<other_id>/again")
@allows(Permission.RUN_CAMPAIGN)
def duplicate_again(public_id: str, other_id: str):
    row, other = lookup.institution(public_id), lookup.institution(other_id)
    deeds.compare_again(session(), identity().actor(), row, other=other)
    flash(voice().gettext("They are among the possible duplicates again."))
    return redirect(url_for(".duplicates"))


@pages.post("/duplicates/<public_id>/<other_id>/part")
@allows(Permission.RUN_CAMPAIGN)
def duplicate_part(public_id: str, other_id: str):
    row, whole = lookup.institution(public_id), lookup.institution(other_id)
    deeds.make_part(session(), identity().actor(), row, whole=whole)
    undoing.done(voice().gettext("Its parent is set."))
    return redirect(url_for(".duplicates"))
