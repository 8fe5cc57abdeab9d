"""What the City writes of letters: one by one, or many in a row."""

from flask import redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.permissions import Permission
from esabid.models import Letter
from esabid.queries import arguments, gaps, progress
from esabid.queries.letters import next_of, preparation_of
from esabid.services.abstracts import describe
from esabid.web import undoing
from esabid.web.context import voice
from esabid.web.coordinator import lookup, pages
from esabid.web.forms.abstract import AbstractForm


@pages.get("/letters/abstracts")
@allows(Permission.RUN_CAMPAIGN)
def abstracts_next():
    """The next counted letter that lacks an abstract in a language, after the one named."""
    after = request.args.get("after")
    row = next_of(session(), _open(), lookup.letter(after) if after else None)
    if row is None:
        return render_template("coordinator/abstracts_done.html", left=len(_open()))
    return _page(row, AbstractForm(obj=row))


def _open() -> frozenset[int]:
    """The counted letters whose abstract is not there in both languages."""
    found = gaps.abstracts(session(), progress.counted(session()))
    return found.missing | found.polish | found.english


@pages.route("/letters/<public_id>/abstract", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def letter_abstract(public_id: str):
    row = lookup.letter(public_id)
    form = AbstractForm(obj=row)
    if form.validate_on_submit():
        done = form.attempt(lambda: describe(session(), identity().actor(), row,
                                             details=form.details(), version=form.seen_version))
        if done is not None:
            undoing.done(voice().gettext("Saved."))
            return redirect(url_for(".abstracts_next", after=public_id) if "next" in request.form
                            else url_for(".letter", public_id=public_id, _anchor="abstract"))
        form.show_others(row)
    return _page(row, form)


def _page(row: Letter, form: AbstractForm):
    """The form, with the letter beside it."""
    return render_template(
        "coordinator/abstract.html", letter=row, form=form,
        prepared=row.original and preparation_of(session(), row.original.sha256),
        mentions=arguments.mentions_of(session(), row), left=len(_open())), form.status()
