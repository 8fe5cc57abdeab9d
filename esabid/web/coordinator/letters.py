"""Letters: the list, logging one with or without its file, the card, corrections."""

from flask import flash, redirect, render_template, request, url_for
from wtforms import BooleanField

from esabid.access.guards import allows, session
from esabid.access.identity import identity
from esabid.domain.abstract import Weight
from esabid.domain.caution import CautionFacts, SignatureFacts, Weakness, weaknesses
from esabid.domain.checklist import Answer, Answers, Check, prefilled
from esabid.domain.counting import Reason
from esabid.domain.errors import DomainError
from esabid.domain.findings import findings_from, needs_reason
from esabid.domain.letter import LETTER, LetterAction, LetterState
from esabid.domain.permissions import Permission
from esabid.domain.signature import signatures_from
from esabid.extensions import tools, writing
from esabid.models import IncomingState, Letter
from esabid.queries import arguments, contributions, history, institutions, notices, progress
from esabid.queries import letters as queries
from esabid.queries.paging import page_count
from esabid.services import incoming
from esabid.services import letters as deeds
from esabid.web import lists, undoing
from esabid.web.amounts import said_amount
from esabid.web.context import campaign, voice
from esabid.web.coordinator import behind as numbers
from esabid.web.coordinator import lookup, pages
from esabid.web.downloads import store_upload
from esabid.web.forms.argument import MentionForm
from esabid.web.forms.letter import FileForm, LetterForm
from esabid.web.timeline import Entry, timeline
from esabid.wording.signatures import said


@pages.get("/letters")
@allows(Permission.SEE_DESK)
def letters():
    count = progress.counted(session())
    because, behind = lists.code("because", Reason), lists.code("behind", numbers.Letters)
    wanted = queries.LetterFilter(
        search=lists.text("q"), state=lists.code("state", LetterState),
        ids=numbers.letters(behind, count) if because is None else count.because(because),
        page=lists.page())
    rows, total = queries.listed(session(), wanted)
    return render_template(
        "coordinator/letters.html", rows=rows, total=total, wanted=wanted, because=because,
        pages=page_count(total), counts=queries.by_state(session()), reasons=count.reasons,
        behind=behind, shown=behind and voice().gettext(numbers.SHOWN[behind]))


@pages.route("/letters/new", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN, transaction=False)
def letter_new():
    replaces, version_of = _named("replaces"), _named("version_of")
    form = LetterForm(data={"received_on": tools().today()})
    if not form.is_submitted():
        _prefill(form, replaces or version_of)
    elif "add_signer" in request.form:
        form.add_signer()
    elif form.validate():
        row = _record(form, replaces, version_of)
        if row is not None:
            flash(voice().gettext("The letter is recorded."))
            return redirect(url_for(".letter", public_id=row.public_id))
    return render_template(
        "coordinator/letter_form.html", form=form, letter=None, replaces=replaces,
        version_of=version_of), form.status()


def _named(name: str) -> Letter | None:
    """The letter that the address names as the one replaced or translated."""
    return lookup.letter(request.args[name]) if request.args.get(name) else None


def _prefill(form: LetterForm, like: Letter | None) -> None:
    """Start from the letter replaced or translated, or from the institution one came from."""
    first = institutions.by_public_id(session(), request.args.get("institution", ""))
    if first is not None:
        form.signers[0].form.institution_id.data = first.id
    for place, signer in enumerate(like.signers if like else ()):
        if place:
            form.add_signer()
        for field in form.signers[place].form:
            # What was wrong with a signature is not wrong with the next one.
            if not isinstance(field, BooleanField):
                field.data = getattr(signer, field.short_name)


def _record(form: LetterForm, replaces: Letter | None, version_of: Letter | None):
    """Keep the file first, then write everything down in one transaction, or nothing.

    A second press of the button comes back with what the first one has recorded.
    """
    try:
        upload = store_upload(form.file.data)
    except DomainError as error:
        form.refuse(error)
        return None
    actor = identity().actor()
    names = [it and it.public_id for it in (replaces, version_of)]

    def deed():
        if (made := form.made(_by_public_id)) is not None and _says(made, form):
            return made
        older, root = (it and lookup.letter(it) for it in names)
        row = deeds.add(session(), actor, details=form.details(), signers=form.signer_details(),
                        today=tools().today(), replaces=older, version_of=root,
                        public_id=form.new_id(_by_public_id))
        if upload:
            name, stored = upload
            incoming.add(session(), actor, row, name=name, sha256=stored.sha256,
                         size=stored.size)
        return row

    with writing():
        return form.attempt(deed)


def _by_public_id(public_id: str) -> Letter | None:
    return queries.by_public_id(session(), public_id)


def _says(row: Letter, form: LetterForm) -> bool:
    return (deeds.details_of(row), tuple(deeds.signers_of(row).values())) == (
        form.details(), form.signer_details())


@pages.get("/letters/<public_id>")
@allows(Permission.SEE_DESK)
def letter(public_id: str):
    return card(lookup.letter(public_id), FileForm())


def card(row: Letter, file_form: FileForm, status: int = 200,
         mention_form: MentionForm | None = None):
    """The letter's card: facts, preview, what intake found, the legal steps, history."""
    prepared = row.original and queries.preparation_of(session(), row.original.sha256)
    found = findings_from(row.original.findings) if row.original else ()
    made = arguments.mentions_of(session(), row)
    reason = progress.counted(session()).reasons[row.id]
    return render_template(
        "coordinator/letter.html", letter=row,
        to_tell=notices.of_letter(session(), row, tools().zone), prepared=prepared, findings=found,
        signatures=_signatures(row, prepared), others=row.others,
        answers=_answers(row, found), warned=needs_reason(found), file_form=file_form,
        waiting=incoming.waiting(row), stuck=incoming.stuck(row, tools().now()),
        refused=[(it, findings_from(it.findings)) for it in row.incoming
                 if it.state == IncomingState.REFUSED] if row.original is None else [],
        steps=[t for t in LETTER.legal(row.state) if t.action != LetterAction.REPLACE],
        reason=reason, weak=_weaknesses(row) if reason == Reason.COUNTS else (),
        newer=row.replaced_by, mentions=made,
        mention_form=mention_form or MentionForm(
            formdata=None, arguments=[it for it in arguments.arguments(session())
                                      if it.id not in {m.argument_id for m in made}]),
        contributions=contributions.of_letter(session(), row), amount=said_amount,
        weight=Weight(row.weight),
        history=_past(row)), status


def _signatures(row: Letter, prepared) -> list[list[str]]:
    """What is said of each e-signature, in the PDF and beside it."""
    kept = [*(prepared.signatures if prepared else ()),
            *(it for file in row.others for it in file.signatures)]
    return [said(it, voice(), tools().zone) for it in signatures_from(kept)]


def _answers(row: Letter, found) -> Answers:
    """What was answered when the letter was verified, or what there is to look at before."""
    if row.state == LetterState.VERIFIED:
        return {Check(check): Answer(answer) for check, answer in row.checklist.items()}
    return prefilled(found) if row.state == LetterState.RECEIVED and row.original else {}


def _past(row: Letter) -> list[Entry]:
    rows = history.timeline(session(), letters=[row.id])
    return timeline(rows, undoing=history.undoing(session(), rows))


def _weaknesses(row: Letter) -> tuple[Weakness, ...]:
    """Why the cautious count sets a letter apart that counts."""
    return weaknesses(CautionFacts(row.id, row.valid_until, tuple(
        SignatureFacts(it.signature, it.mandate_doubtful, it.signature_broken)
        for it in row.signers)), campaign().holds_on(tools().today()))


@pages.route("/letters/<public_id>/edit", methods=["GET", "POST"])
@allows(Permission.RUN_CAMPAIGN)
def letter_edit(public_id: str):
    row = lookup.letter(public_id)
    form = LetterForm(obj=row)
    del form.file
    if "add_signer" in request.form:
        form.add_signer()
    elif form.validate_on_submit():
        done = form.attempt(lambda: deeds.change(
            session(), identity().actor(), row, details=form.details(),
            signers=form.signer_details(), today=tools().today(), version=form.seen_version))
        if done is not None:
            undoing.done(voice().gettext("Saved."))
            return redirect(url_for(".letter", public_id=public_id))
        form.show_others(row)
    return render_template("coordinator/letter_form.html", form=form, letter=row, replaces=None,
                           version_of=None), form.status()
