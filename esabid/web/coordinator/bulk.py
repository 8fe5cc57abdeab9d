"""One deed for many institutions: those ticked, or all that match, shown first where it matters."""

from collections import Counter
from textwrap import shorten

from flask import redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.errors import DomainError, InvalidValue, NotFound, Stale
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import Institution
from esabid.queries import institutions as queries
from esabid.services import bulk
from esabid.web.context import campaign, voice
from esabid.web.coordinator import listing, pages
from esabid.web.forms.bulk import FIELDS, BulkForm, Deed, bulk_form
from esabid.web.undoing import done
from esabid.wording import words
from esabid.wording.marks import _

# The next step of a planned ask is written in the campaign's language, as a person would.
_STEP = _("Send the request for a letter")


@pages.post("/institutions/bulk/export")
@allows(Permission.SEE_DESK)
def institutions_bulk_export():
    """Lead to the file of those ticked, or of all that match."""
    view, ticked = listing.read_query(request.form.get("list", "")), request.form.getlist("ids")
    if "all" in request.form:
        return redirect(url_for(".institutions_export", kind="xlsx", **view.values_with()))
    if not ticked:
        raise InvalidValue("nobody_ticked")
    if len(ticked) > bulk.MOST:
        raise InvalidValue("too_many_at_once", most=bulk.MOST)
    return redirect(url_for(".institutions_export", kind="xlsx", id=ticked))


@pages.post("/institutions/bulk/<deed>")
@allows(Permission.RUN_CAMPAIGN)
def institutions_bulk(deed: str):
    """Do it at once for those ticked; show the list first for all that match, and for asks."""
    if deed not in set(Deed):
        raise NotFound("not_found")
    deed, form = Deed(deed), bulk_form(Deed(deed))
    view, everyone = listing.read_query(request.form.get("list", "")), "all" in request.form
    rows = _chosen(view, everyone)
    good = form.validate()
    try:
        _check(rows, form)
    except DomainError as error:
        form.refuse(error)
        return _confirm(deed, form, rows, view, everyone)
    if not good or not form.seen.data and (everyone or deed == Deed.ASK):
        return _confirm(deed, form, rows, view, everyone)
    outcome = form.attempt(lambda: _do(deed, form, rows))
    if outcome is None:
        return _confirm(deed, form, rows, view, everyone)
    session().flush()
    done(_told(outcome), together=True)
    return redirect(url_for(".institutions", **view.values_with()))


def _chosen(view: listing.View, everyone: bool) -> list[Institution]:
    if not everyone:
        return queries.of_public_ids(session(), request.form.getlist("ids")[:bulk.MOST + 1])
    found = queries.matching(session(), view.with_numbers(), tools().today(), bulk.MOST + 1)
    return [it.institution for it in found]


def _check(rows: list[Institution], form: BulkForm) -> None:
    """Raise where nobody is meant, too many are, or others than those that were shown."""
    if not rows:
        raise InvalidValue("nobody_ticked")
    if len(rows) > bulk.MOST:
        raise InvalidValue("too_many_at_once", most=bulk.MOST)
    if form.seen.data and form.seen.data != _seen(rows):
        raise Stale("list_changed")


def _seen(rows: list[Institution]) -> str:
    """What the page that asks for confirmation showed, so that nobody is added unseen."""
    return f"{len(rows)}-{sum(row.id * (place + 1) for place, row in enumerate(rows))}"


def _do(deed: Deed, form: BulkForm, rows: list[Institution]) -> bulk.Outcome:
    by = (session(), identity().actor(), rows)
    match deed:
        case Deed.ASSIGN:
            return bulk.assign(*by, owner=form.owner.data)
        case Deed.TAG:
            return bulk.tag(*by, tags=form.tags.data)
        case Deed.UNTAG:
            return bulk.untag(*by, tags=form.tags.data)
        case Deed.EXPECT:
            return bulk.expect(*by, expected_on=form.expected_on.data)
        case Deed.PLAN:
            return bulk.plan_ask(*by, on=form.planned_on.data,
                                 step=words(campaign().language).gettext(_STEP))
        case Deed.ASK:
            return bulk.ask(*by, asked_on=form.asked_on.data, today=tools().today(),
                            expected_on=form.answer_by.data)


def _confirm(deed: Deed, form: BulkForm, rows: list[Institution], view: listing.View,
             everyone: bool):
    """The institutions meant, with the fields of the deed, before anything is done."""
    shown = rows[:bulk.MOST]
    form.seen.data = _seen(shown)
    return render_template(
        "coordinator/institutions_bulk.html", deed=deed, form=form, rows=shown, view=view,
        everyone=everyone, names=FIELDS[deed], said=listing.said(view)), form.status()


def _told(outcome: bulk.Outcome) -> str:
    """How many were changed, how many were so before, and how many were left out and why.

    It travels in a cookie, so it stays short.
    """
    t = voice()
    told = [t.ngettext("%(num)s institution changed.", "%(num)s institutions changed.",
                       len(outcome.changed))]
    if outcome.same:
        told.append(t.ngettext("%(num)s was so already.", "%(num)s were so already.",
                               len(outcome.same)))
    for code, number in Counter(it.code for it in outcome.left_out).items():
        names = [shorten(it.institution.name.text(t.lang), 60, placeholder="…")
                 for it in outcome.left_out if it.code == code]
        more = "…" if number > 3 else ""
        told.append(t.ngettext(
            "%(num)s left out: %(why)s (%(names)s)", "%(num)s left out: %(why)s (%(names)s)",
            number, why=t.error(DomainError(code)).rstrip("."),
            names=", ".join(names[:3]) + more) + ".")
    return " ".join(told)
