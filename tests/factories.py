"""Small real things for tests: actors, institutions, letters with real files, whole campaigns."""

import io
from datetime import UTC, date, datetime
from itertools import count

from reportlab.pdfgen.canvas import Canvas

from esabid.domain.institution import InstitutionDetails, Reach, Sector
from esabid.domain.letter import Channel, LetterDetails, SignatureKind, SignerDetails
from esabid.domain.permissions import Actor, Role
from esabid.services import campaigns, incoming, institutions, letters
from esabid.services.campaigns import CampaignDetails

TODAY = date(2026, 3, 18)
NOW = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)
_numbers = count(1)


def actor(role: Role = Role.COORDINATOR) -> Actor:
    """Somebody of this role, at nine o'clock on the test's day."""
    return Actor(role, "Anna Testowa", NOW)


def campaign(session, **changes):
    """The campaign with a goal of 50, unless `changes` says otherwise."""
    details = CampaignDetails(**{
        "title_pl": "Kraków dla ESA", "title_en": "Kraków for ESA",
        "bidder_pl": "Gmina Miejska Kraków", "bidder_en": "City of Kraków",
        "contact": "biuro@example.org"} | changes)
    return campaigns.found(session, actor(Role.SYSTEM), details=details)


def institution(session, name: str = "", **changes):
    """An institution with a name of its own."""
    number = next(_numbers)
    return institutions.add(session, actor(), details=InstitutionDetails(**{
        "name_pl": name or f"Instytut Próbny nr {number}", "name_en": f"Test Institute {number}",
        "sector": Sector.RESEARCH_INSTITUTE, "reach": Reach.KRAKOW, "city": "Kraków"} | changes))


def pdf(text: str = "", pages: int = 1, lines: int = 1) -> bytes:
    """A real PDF that says `text` so many times a page; every call gives other bytes."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in range(pages):
        for line in range(lines):
            canvas.drawString(72, 720 - 15 * line,
                              f"{text or 'List poparcia'} {next(_numbers)} / {page + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def letter(session, *signers, received_on: date = date(2026, 3, 3), store=None, verified=False,
           **changes):
    """A letter of `signers` (institutions); with a `store` it has a real, checked file."""
    row = letters.add(
        session, actor(), today=TODAY,
        details=LetterDetails(channel=Channel.EMAIL, received_on=received_on),
        signers=tuple(SignerDetails(it.id, **{
            "signature": SignatureKind.QUALIFIED, "signatory": "dr Jan Przykładowy",
            "office_pl": "Rektor", "office_en": "Rector"} | changes) for it in signers))
    if store is not None:
        attach(session, store, row)
    if verified:
        letters.advance(session, actor(), row, action="verify")
    return row


def attach(session, store, row, data: bytes = b"") -> None:
    """Give a letter a real file, checked by intake."""
    stored = store.put(data or pdf())
    incoming.keep(session, actor(), sha256=stored.sha256, size=stored.size)
    outcome, parts = incoming.examine(store, stored.sha256, "list.pdf")
    incoming.attach(session, actor(), row, name="list.pdf", sha256=stored.sha256,
                    outcome=outcome, stored=parts)
