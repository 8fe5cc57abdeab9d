"""Thirty files as a mailbox gives them up: letters, a copy, a locked one, an e-mail, a photo."""

import io
from email.message import EmailMessage

import factories
import pikepdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from esabid.domain.institution import reference
from esabid.extensions import writing

LETTERS = 26


def institutions(world) -> list[str]:
    """As many institutions as there are letters; their references."""
    with world.app.app_context(), writing() as session:
        rows = [factories.institution(session, f"Instytut Prob nr {n}", name_en="")
                for n in range(LETTERS + 2)]
        session.flush()
        return [reference("KRK", it.number) for it in rows]


def letter(mark: str) -> bytes:
    """A letter of support that bears the reference `mark`, and everything a letter should."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for at, line in enumerate((
            f"Nasz znak: {mark}", "Kraków, 3 marca 2026 r.", "Europejska Agencja Kosmiczna (ESA)",
            "List poparcia", "Popieramy Kraków jako siedzibę centrum ESA.".replace("ę", "e"),
            "Z powazaniem", "dr Jan Przykladowy", "Rektor")):
        canvas.drawString(72, 760 - 24 * at, line)
    canvas.save()
    return buffer.getvalue()


def write_them(folder, marks: list[str]):
    """Write thirty files into `folder`; their paths."""
    letters = {f"list {n:02}.pdf": letter(mark) for n, mark in enumerate(marks[:LETTERS])}
    locked, mail, photo = io.BytesIO(), EmailMessage(), io.BytesIO()
    with pikepdf.open(io.BytesIO(letter(marks[0]))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="u", owner="o"))
    mail["From"], mail["Subject"] = "Rektorat <rektorat@prob.example>", "Dwa listy"
    mail["Date"], mail["Message-ID"] = "Wed, 04 Mar 2026 10:00:00 +0100", "<dwa@prob.example>"
    mail.set_content("W załączeniu.")
    for mark in marks[LETTERS:]:
        mail.add_attachment(letter(mark), maintype="application", subtype="pdf",
                            filename=f"skan {mark}.pdf")
    Image.linear_gradient("L").resize((900, 1200)).convert("RGB").save(photo, "JPEG")
    files = {**letters, "kopia.pdf": letters["list 00.pdf"], "zamkniety.pdf": locked.getvalue(),
             "wiadomosc.eml": mail.as_bytes(), "IMG_0001.jpg": photo.getvalue()}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]
