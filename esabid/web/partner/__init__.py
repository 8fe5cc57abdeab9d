"""The partner's page: where a letter stands, in plain words, without an account."""

from flask import Blueprint, flash, redirect, render_template, session, url_for

from esabid.access.guards import allows
from esabid.access.guards import session as database
from esabid.access.identity import identity
from esabid.domain.ask import AskState
from esabid.domain.errors import DomainError, InvalidValue, NotFound
from esabid.domain.findings import findings_from
from esabid.domain.permissions import Permission
from esabid.domain.receipt import to_confirm
from esabid.extensions import tools, writing
from esabid.models import Institution, LinkPurpose, PersonalLink
from esabid.queries import institutions, letters, progress, receipts
from esabid.queries.intake_use import handed_in
from esabid.services import incoming, links, sheets
from esabid.web.context import campaign, language, voice
from esabid.web.downloads import hand_out_made, store_upload
from esabid.web.forms.partner import HandInForm
from esabid.web.public_address import public_page

pages = Blueprint("partner", __name__)


@pages.get("/p/<token>")
@allows(Permission.SEE_PUBLIC)
def enter(token: str):
    """Remember the link in this browser and go to the clean page; nothing is written down."""
    link = links.find(database(), token, LinkPurpose.PARTNER, tools().now())
    if link is None:
        raise NotFound("link_dead")
    session["link"] = link.id
    return redirect(url_for(".status"), 303)


@pages.get("/p")
@allows(Permission.SEE_OWN_LETTER)
def status():
    return _page(HandInForm())


@pages.get("/p/receipt.pdf")
@allows(Permission.SEE_OWN_LETTER)
def receipt_pdf():
    """What the City confirms; whose letter it is, the link says, never the address."""
    row = database().get(Institution, identity().institution_id)
    facts = receipts.of_institution(database(), campaign(), row, as_of=tools().today(),
                                    address=public_page())
    if facts is None:
        raise NotFound("not_found")
    made = sheets.receipt(facts, lang=language(), fonts=tools().fonts)
    return hand_out_made(made, f"receipt-{facts.reference}-{language()}.pdf")


@pages.post("/p")
@allows(Permission.HAND_IN, transaction=False)
def hand_in():
    """Take the partner's file in; the office looks at it before it becomes a letter."""
    form = HandInForm()
    if form.validate_on_submit() and _taken(form):
        flash(voice().gettext("Thank you. We have your file and will look at it."))
        return redirect(url_for(".status"), 303)
    return _page(form)


def _taken(form: HandInForm):
    """Keep the bytes first; then one short transaction writes the waiting file down."""
    actor, link_id = identity().actor(), identity().link_id

    def allowed(size: int) -> None:
        link = database().get(PersonalLink, link_id)
        incoming.refuse_beyond(database(), actor, size=size, link=link)

    try:
        if (upload := store_upload(form.file.data, allowed=allowed)) is None:
            raise InvalidValue("file_missing_in_form", field="file")
    except DomainError as error:
        form.refuse(error)
        return None
    name, stored = upload
    with writing():
        return form.attempt(lambda: incoming.receive(
            database(), actor, name=name, sha256=stored.sha256, size=stored.size,
            link=database().get(PersonalLink, link_id)))


def _page(form: HandInForm):
    row = database().get(Institution, identity().institution_id)
    signed, reasons = (letters.of_institution(database(), row),
                       progress.counted(database()).reasons)
    confirmed = to_confirm(signed, reasons)
    return render_template(
        "partner/status.html", institution=row, letters=signed, reasons=reasons, form=form,
        confirms=confirmed and confirmed.id,
        takes=row.ask_state != AskState.NEUTRAL,
        files=[(it, findings_from(it.findings)) for it in handed_in(database(), row)],
        status=institutions.status_of(database(), row, tools().today())), form.status()
