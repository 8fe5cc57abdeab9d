"""A letter's files: adding the original, its check, pictures, downloads, two texts compared."""

from flask import redirect, render_template, request, url_for

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.comparison import compared
from esabid.domain.errors import DomainError, InvalidValue, NotFound
from esabid.domain.permissions import Permission
from esabid.extensions import tools, writing
from esabid.queries import receipts
from esabid.queries.letters import preparation_of
from esabid.services import incoming, sheets
from esabid.web.context import campaign, language
from esabid.web.coordinator import lookup, pages
from esabid.web.coordinator.letters import card
from esabid.web.downloads import hand_out, hand_out_made, store_upload
from esabid.web.forms.letter import FileForm
from esabid.web.public_address import public_page


@pages.post("/letters/<public_id>/file")
@allows(Permission.RUN_CAMPAIGN, transaction=False)
def letter_file_add(public_id: str):
    form = FileForm()
    row = lookup.letter(public_id)
    done = None
    if form.validate_on_submit():
        try:
            upload = store_upload(form.file.data)
            if upload is None:
                raise InvalidValue("file_missing_in_form", field="file")
        except DomainError as error:
            form.refuse(error)
            return card(row, form, form.status())
        name, stored = upload
        with writing():
            done = form.attempt(lambda: incoming.add(
                session(), identity().actor(), lookup.letter(public_id), name=name,
                sha256=stored.sha256, size=stored.size))
    if done is None:
        return card(lookup.letter(public_id), form, form.status())
    return redirect(url_for(".letter", public_id=public_id))


@pages.get("/letters/<public_id>/check")
@allows(Permission.SEE_DESK)
def letter_check(public_id: str):
    """How far the check of a file is: a piece of the card that asks again until it is done."""
    row = lookup.letter(public_id)
    waiting = incoming.waiting(row)
    stuck = incoming.stuck(row, tools().now())
    done = waiting is None or stuck is not None
    response = render_template("coordinator/letter_check.html", letter=row, waiting=waiting,
                               stuck=stuck)
    return response, 200, {"HX-Refresh": "true"} if done else {}


@pages.get("/letters/<public_id>/pages/<int:place>.png")
@allows(Permission.SEE_DESK)
def letter_preview(public_id: str, place: int):
    """A page as a picture of our own making; never the partner's file itself."""
    previews = _prepared(public_id).previews
    if not 1 <= place <= len(previews):
        raise NotFound("file_missing")
    return hand_out(previews[place - 1], kind="png", name=f"{public_id}-{place}.png", inline=True)


@pages.get("/letters/<public_id>/original")
@allows(Permission.SEE_DESK)
def letter_original(public_id: str):
    """The original, byte for byte."""
    prepared = _prepared(public_id)
    return hand_out(prepared.original_sha256, kind=prepared.kind,
                    name=lookup.letter(public_id).original.name)


@pages.get("/letters/<public_id>/files/<int:file_id>")
@allows(Permission.SEE_DESK)
def letter_file(public_id: str, file_id: int):
    """What came with the letter, byte for byte: a signature beside it, an attachment."""
    file = next((it for it in lookup.letter(public_id).files if it.id == file_id), None)
    if file is None:
        raise NotFound("file_missing")
    return hand_out(file.sha256, kind="", name=file.name)


@pages.get("/letters/<public_id>/beside/<other_id>")
@allows(Permission.SEE_DESK)
def letter_beside(public_id: str, other_id: str):
    """The texts of two letters beside each other."""
    rows = [lookup.letter(it) for it in (public_id, other_id)]
    texts = [_prepared(it.public_id).text for it in rows]
    return render_template("coordinator/letter_beside.html", letters=rows,
                           pieces=compared(*texts))


def _prepared(public_id: str):
    file = lookup.letter(public_id).original
    if file is None:
        raise NotFound("file_missing")
    return preparation_of(session(), file.sha256)


@pages.get("/letters/<public_id>/receipt.pdf")
@allows(Permission.SEE_DESK)
def letter_receipt(public_id: str):
    """What the City confirms to a signer: the one that `?of=` names, or the first."""
    row = lookup.letter(public_id)
    wanted = request.args.get("of")
    signer = next((it.institution for it in row.signers
                   if wanted in (None, it.institution.public_id)), None)
    if signer is None:
        raise NotFound("not_found")
    facts = receipts.of_letter(session(), campaign(), row, signer, as_of=tools().today(),
                               address=public_page())
    made = sheets.receipt(facts, lang=language(), fonts=tools().fonts)
    return hand_out_made(made, f"receipt-{facts.reference}-{language()}.pdf")
