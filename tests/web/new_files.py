"""New files at the desk in every state, with real bytes and what was recognised of them."""

from datetime import date

import factories

from esabid.domain.findings import FindingCode, Severity, finding
from esabid.domain.letter import Channel, SignatureKind
from esabid.domain.matching import MatchReason
from esabid.domain.signature import SignatureForm, SignatureReport, Trust
from esabid.domain.suggestion import Alike, Hints, Proposed, Suggestion
from esabid.models import IncomingFile, IncomingState
from esabid.services import incoming

WARNS = finding(FindingCode.DATE_MISSING, Severity.WARNS)
LOCKED = finding(FindingCode.PASSWORD, Severity.BLOCKS)
SIGNED = SignatureReport(SignatureForm.CADES, True, True, Trust.NOT_CHECKED, "Jan Przykładowy",
                         kind=SignatureKind.QUALIFIED)
HINTS = Hints("rektorat@akademia.example", "Rektorat", "List poparcia", date(2026, 3, 4))


def new_file(session, store, state=IncomingState.CHECKED, *, name="list.pdf", data=b"", findings=(),
             suggestion=None, prepared=True, **changes) -> IncomingFile:
    """One file at the desk; a checked one has its prepared copy unless `prepared` is False."""
    stored = store.put(data or factories.pdf())
    incoming.keep(session, factories.actor(), sha256=stored.sha256, size=stored.size)
    row = IncomingFile(
        sha256=stored.sha256, name=name, state=state, kind="pdf", received_at=factories.NOW,
        findings=[it.as_dict() for it in findings],
        suggestion=suggestion.as_dict() if suggestion else {}, **changes)
    session.add(row)
    if state == IncomingState.CHECKED and prepared:
        outcome, parts = incoming.examine(store, stored.sha256, name)
        incoming.prepare(session, factories.actor(), sha256=stored.sha256, outcome=outcome,
                         stored=parts)
    session.flush()
    return row


def sure_of(*institutions, **changes) -> Suggestion:
    """A suggestion of these institutions and nobody else."""
    return Suggestion(**{
        "institutions": tuple(Proposed(it.id, MatchReason.REFERENCE, True) for it in institutions),
        "channel": Channel.EMAIL, "dated_on": date(2026, 3, 3), "received_on": date(2026, 3, 4),
        "signatory": "dr Jan Przykładowy", "office": "Rektor"} | changes)


def new_files(session, store, institution, letter) -> dict:
    """A file of each kind, by what it shows; `letter` has nearly the same text as one of them."""
    mail = new_file(session, store, IncomingState.OPENED, name="list.eml", hints={
        "sender": HINTS.sender, "sender_name": HINTS.sender_name, "subject": HINTS.subject,
        "sent_on": HINTS.sent_on.isoformat()})
    new_file(session, store, IncomingState.WAITING, name="czeka.pdf")
    new_file(session, store, IncomingState.WAITING, name="utknął.pdf", attempts=3)
    new_file(session, store, prepared=False, name="list.docx", findings=[
        finding(FindingCode.OFFICE_DOCUMENT, Severity.WARNS)])
    new_file(session, store, name="nieznany.pdf", findings=[WARNS],
             suggestion=Suggestion(unsure=MatchReason.NOT_NAMED, alike=(Alike(letter.id, 0.91),)))
    return {
        "incoming": new_file(session, store, within=mail, suggestion=sure_of(institution),
                             signatures=[SIGNED.as_dict()]),
        "refused_file": new_file(session, store, IncomingState.REFUSED, name="zamknięty.pdf",
                                 within=mail, findings=[LOCKED]),
        "dismissed_file": new_file(session, store, IncomingState.DISMISSED, name="faktura.pdf")}
