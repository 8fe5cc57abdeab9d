"""One new file: its pages, everything found, and what a person says of it."""

from flask import flash, redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.comparison import compared
from esabid.domain.errors import NotFound
from esabid.domain.permissions import Permission
from esabid.extensions import tools
from esabid.models import IncomingFile, IncomingState, Letter
from esabid.queries import incoming as queries
from esabid.queries.letters import preparation_of
from esabid.services import confirming
from esabid.web.context import language, voice
from esabid.web.coordinator import intake, lookup, pages
from esabid.web.coordinator.intake_rows import Shown, full_form, shown
from esabid.web.downloads import hand_out
from esabid.web.forms.intake import PART, REPLACES, VERSION, IntakeForm, named_so

_SERVED = (IncomingState.CHECKED, IncomingState.OPENED, IncomingState.LETTER)


def _by_script() -> bool:
    return "HX-Request" in request.headers


@pages.route("/intake/<public_id>", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def intake_file(public_id: str):
    """The page of one file; its small form on the list sends here, too."""
    file = lookup.incoming(public_id)
    if request.method == "GET" and file.letter is not None:
        return redirect(url_for(".letter", public_id=file.letter.public_id))
    row = shown([file])[0]
    form = full_form(row)
    if "add_signer" in request.form:
        form.add_signer()
    elif form.validate_on_submit():
        ahead = _next(file)
        letter = form.attempt(lambda: _decide(file, form))
        if letter is not None:
            return _done(file, letter, form, ahead)
    if _by_script():
        return _row_again(row, form)
    return _page(row, form)


def _decide(file: IncomingFile, form: IntakeForm) -> Letter:
    actor = identity().actor()
    if (whole := form.letter(PART)) is not None:
        confirming.join(session(), actor, file, whole)
        return whole
    return confirming.confirm(
        session(), actor, file, details=form.details(), signers=form.signer_details(),
        today=tools().today(), answers=form.answers(), reason=form.reason.data or "",
        verify="keep" not in request.form, replaces=form.letter(REPLACES),
        version_of=form.letter(VERSION))


def _done(file: IncomingFile, letter: Letter, form: IntakeForm, ahead: str | None):
    """Say what was done, and open the next file: on the list its row, else its page."""
    said = _said(letter, form)
    if _by_script():
        return render_template("coordinator/intake_done.html", file=file, letter=letter,
                               said=said, **intake.progress())
    flash(said)
    if "list" in request.form or ahead is None:
        return redirect(url_for(".intake", _anchor=f"file-{ahead}" if ahead else None))
    return redirect(url_for(".intake_file", public_id=ahead))


def _said(letter: Letter, form: IntakeForm) -> str:
    names = ", ".join(it.institution.name.text(language()) for it in letter.signers)
    if form.relation.data == PART:
        return voice().gettext("The file now stands with its letter: %(names)s.", names=names)
    if letter.verified_at is None:
        return voice().gettext("Recorded; it waits for its check: %(names)s.", names=names or "–")
    return voice().gettext("Confirmed and counted: %(names)s.", names=names)


def _next(file: IncomingFile) -> str | None:
    """The address of the file after this one on the list; after the last one the first."""
    ids = queries.to_decide(session())
    place = ids.index(file.public_id) if file.public_id in ids else -1
    after = [*ids[place + 1:], *ids[:max(place, 0)]]
    return after[0] if after else None


def _row_again(row: Shown, form: IntakeForm):
    """The row with what is wrong in its form; a script puts it in the place of the row."""
    if row.form is not None:
        form.rename(row.file.public_id)
        row.form = form
    return render_template("coordinator/intake_rows.html", groups=intake.alone([row]),
                           wrong=form.form_errors), 422


def _page(row: Shown, form: IntakeForm):
    ids = queries.to_decide(session())
    place = ids.index(row.file.public_id) if row.file.public_id in ids else None
    return render_template(
        "coordinator/intake_file.html", row=row, form=form, place=place, named_so=named_so,
        all_of_them=len(ids),
        before=ids[place - 1] if place else None,
        after=ids[place + 1] if place is not None and place + 1 < len(ids) else None,
    ), form.status()


@pages.get("/intake/<public_id>/beside/<other_id>")
@allows(Permission.RUN_CAMPAIGN)
def intake_beside(public_id: str, other_id: str):
    """The text of a file and that of a letter beside each other."""
    file, letter = _served(public_id), lookup.letter(other_id)
    both = [preparation_of(session(), it.sha256) for it in (file, letter.original) if it]
    if None in both or len(both) < 2:
        raise NotFound("file_missing")
    return render_template("coordinator/intake_beside.html", file=file, letter=letter,
                           pieces=compared(*(it.text for it in both)))


@pages.post("/intake/<public_id>/dismiss")
@allows(Permission.RUN_CAMPAIGN)
def intake_dismiss(public_id: str):
    """It is no letter, or it was read why it could not be taken: off the list, and kept."""
    file = lookup.incoming(public_id)
    ahead = _next(file)
    confirming.dismiss(session(), identity().actor(), file)
    if _by_script():
        return render_template("coordinator/intake_done.html", file=file, letter=None,
                               said=voice().gettext("Set aside."), **intake.progress())
    flash(voice().gettext("The file “%(name)s” is set aside.", name=file.name),
          f"bring-back:{public_id}")
    if "list" in request.form or ahead is None:
        return redirect(url_for(".intake"))
    return redirect(url_for(".intake_file", public_id=ahead))


@pages.post("/intake/<public_id>/back")
@allows(Permission.RUN_CAMPAIGN)
def intake_bring_back(public_id: str):
    """The file is on the list again and is checked once more."""
    file = lookup.incoming(public_id)
    confirming.bring_back(session(), identity().actor(), file)
    if _by_script():
        return intake.rows([file]), 200, {"HX-Trigger": "arrived"}
    flash(voice().gettext("The file “%(name)s” is back and is being checked.", name=file.name))
    return redirect(url_for(".intake"))


@pages.get("/intake/<public_id>/page-<int(min=1, max=99):number>.png")
@allows(Permission.RUN_CAMPAIGN)
def intake_preview(public_id: str, number: int):
    """A page as a picture of our own making; never the file itself."""
    prepared = preparation_of(session(), _served(public_id).sha256)
    if prepared is None or number > len(prepared.previews):
        raise NotFound("file_missing")
    return hand_out(prepared.previews[number - 1], kind="png", name=f"{public_id}.png",
                    inline=True)


@pages.get("/intake/<public_id>/original")
@allows(Permission.RUN_CAMPAIGN)
def intake_original(public_id: str):
    """The file as it came, byte for byte; nothing that was not checked is ever given out."""
    file = _served(public_id)
    return hand_out(file.sha256, kind=file.kind, name=file.name)


def _served(public_id: str) -> IncomingFile:
    file = lookup.incoming(public_id)
    if file.state not in _SERVED:
        raise NotFound("file_missing")
    return file
