"""New files: handing them in, the list of those that wait for a person, and their progress."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.errors import DomainError, InvalidValue
from esabid.domain.letter import LARGEST_FILE
from esabid.domain.permissions import Permission, may
from esabid.extensions import tools, writing
from esabid.models import IncomingFile, IncomingState
from esabid.queries import incoming as queries
from esabid.queries.letters import letter_with_file
from esabid.queries.paging import page_count
from esabid.services import incoming
from esabid.web import lists
from esabid.web.context import voice
from esabid.web.coordinator import pages
from esabid.web.coordinator.intake_rows import Group, Shown, grouped, shown
from esabid.web.downloads import store_upload
from esabid.web.errors import by_program
from esabid.web.errors import page as error_page

# Bytes of one request with many files, where no script sends each alone.
LARGEST_DROP = 200 << 20


@pages.url_value_preprocessor
def take_many(endpoint: str | None, _values: dict | None) -> None:
    """Let whoever may hand files in send many at once; it must be known before a form is read."""
    if (endpoint == "coordinator.intake_add" and request.method == "POST"
            and may(identity().role, Permission.RUN_CAMPAIGN)):
        request.max_content_length = LARGEST_DROP


@pages.errorhandler(RequestEntityTooLarge)
def too_much(_error):
    """Say what to send less of: of many files at once it is seldom one that is too large."""
    many = request.endpoint == "coordinator.intake_add"
    return error_page(413, "too_much_at_once" if many else "too_large", most=LARGEST_DROP >> 20)


@pages.get("/intake")
@allows(Permission.SEE_DESK)
def intake():
    return list_page()


def list_page(refused: list[tuple[str, str]] = (), taken: int = 0):
    """The list of new files; `refused` are names and sentences of those just turned away."""
    page = lists.page()
    files, total = queries.open_files(session(), page)
    made = render_template(
        "coordinator/intake.html", groups=grouped(shown(files)), total=total, page=page,
        pages=page_count(total), refused=refused, taken=taken, largest=LARGEST_FILE, **progress())
    return made, 422 if refused else 200


def progress() -> dict:
    """How far the checks are, for the line above the list; `first` is the oldest that waits."""
    now = tools().now()
    since = queries.by_public_id(session(), request.args.get("since", ""))
    first = queries.first_waiting(session(), now)
    done, all_of_them = queries.checked_since(session(), since or first, now) \
        if since or first else (0, 0)
    counts = queries.counts(session())
    return {"since": (since or first) if first else None, "done": done, "of": all_of_them,
            "waits": first is not None, "counts": counts,
            "to_do": counts[IncomingState.CHECKED] + counts[IncomingState.REFUSED]}


@pages.post("/intake")
@allows(Permission.RUN_CAMPAIGN, transaction=False)
def intake_add():
    """Take files in, many of a form or one that a script sent; their checks follow."""
    sent = [it for it in request.files.getlist("files") if it.filename]
    if by_program():
        return _one(sent)
    taken, refused = 0, []
    for upload in sent:
        try:
            _take(upload)
            taken += 1
        except DomainError as error:
            refused.append((upload.filename[-200:], voice().error(error)))
    if not sent:
        refused = [("", voice().error(InvalidValue("file_missing_in_form")))]
    if refused:
        return list_page(refused, taken)
    flash(voice().ngettext("%(num)s file arrived and is being checked.",
                           "%(num)s files arrived and are being checked.", taken))
    return redirect(url_for(".intake"))


def _one(sent: list):
    """The answer to a script: the row of the file it sent, or why it was not taken."""
    if len(sent) != 1:
        raise InvalidValue("file_missing_in_form")
    return {"row": rows([_take(sent[0])])}, 201


def _take(upload) -> IncomingFile:
    """Keep the bytes first; then one short transaction writes the waiting file down."""
    actor = identity().actor()
    name, stored = store_upload(upload, companions=True, allowed=lambda size: (
        incoming.refuse_beyond(session(), actor, size=size)))
    with writing():
        return incoming.receive(session(), actor, name=name, sha256=stored.sha256,
                                size=stored.size)


@pages.get("/intake/arrived")
@allows(Permission.RUN_CAMPAIGN)
def intake_arrived():
    """Whether exactly this file is here: a script asks before it sends one, once more or not."""
    sha256 = request.args.get("sha256", "")
    letter = letter_with_file(session(), sha256)
    error = InvalidValue("duplicate_file", number=letter.public_id) if letter else (
        InvalidValue("duplicate_waiting") if queries.open_with(session(), sha256) else None)
    return {"arrived": error is not None, "message": voice().error(error) if error else ""}


@pages.get("/intake/progress")
@allows(Permission.SEE_DESK)
def intake_progress():
    """A piece for a script: how far the checks are, and the rows of a list that are done by now.

    `was` names the files that the page shows as waiting.
    """
    was = queries.of_public_ids(session(), request.args.getlist("was")[:1000])
    now = [it for it in was if it.state != IncomingState.WAITING]
    return render_template("coordinator/intake_progress.html", groups=_groups(now), **progress())


def rows(files: list[IncomingFile]) -> str:
    """A piece for a script: the rows of these files as they stand now."""
    return render_template("coordinator/intake_rows.html", groups=_groups(files))


def alone(some: list[Shown]) -> list[Group]:
    """Each row by itself, without a heading over it."""
    return [Group(None, [it]) for it in some]


def _groups(files: list[IncomingFile]) -> list[Group]:
    """Each file by itself; an e-mail that was opened as the heading of its files."""
    opened = [it for it in files if it.state == IncomingState.OPENED]
    inside = shown(queries.open_inside(session(), opened)) if opened else []
    return alone(shown([it for it in files if it not in opened])) + [
        Group(it, [one for one in inside if one.file.within_id == it.id]) for it in opened]


@pages.get("/intake/dismissed")
@allows(Permission.SEE_DESK)
def intake_dismissed():
    page = lists.page()
    files, total = queries.set_aside(session(), page)
    return render_template("coordinator/intake_dismissed.html", files=files, total=total,
                           page=page, pages=page_count(total))
