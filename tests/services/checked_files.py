"""Files checked once by the real intake, and given to many letters."""

import io
from dataclasses import dataclass

import factories
from reportlab.pdfgen.canvas import Canvas

from esabid.intake import Outcome
from esabid.services import incoming


@dataclass(frozen=True)
class Checked:
    """Bytes, what intake said of them, and the parts it made."""

    data: bytes
    outcome: Outcome
    parts: tuple[bytes, ...]


def half_blank() -> bytes:
    """A PDF whose second page is empty, of which intake warns."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 720, "Popieramy")
    canvas.rect(72, 300, 300, 200, fill=1)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def check(store, data: bytes) -> Checked:
    """Have real bytes checked in the child."""
    outcome, parts = incoming.examine(store, store.put(data).sha256, "list.pdf")
    return Checked(data, outcome, tuple(store.path(it.sha256).read_bytes() for it in parts))


def give(session, store, letter, checked: Checked) -> str:
    """Make checked bytes the original of a letter; returns their SHA-256."""
    stored = store.put(checked.data)
    incoming.keep(session, factories.actor(), sha256=stored.sha256, size=stored.size)
    incoming.attach(session, factories.actor(), letter, name="list.pdf", sha256=stored.sha256,
                    outcome=checked.outcome,
                    stored=[store.put(data) for data in checked.parts])
    return stored.sha256
