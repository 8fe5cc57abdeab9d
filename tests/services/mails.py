"""E-mails as partners send them, with files inside."""

import io
from email import message_from_bytes, policy
from email.message import EmailMessage

from PIL import Image


def mail(*files, subject="List poparcia", sender="Sekretariat Próbny <rektor@uczelnia.example>",
         date="Tue, 03 Mar 2026 23:30:00 +0000", message_id="<list-1@uczelnia.example>",
         logo=False, inside=()) -> bytes:
    """An e-mail with `files` (name, bytes), and whole messages `inside`, attached to it."""
    message = EmailMessage(policy=policy.SMTP)
    message["From"], message["Subject"] = sender, subject
    for name, value in (("Date", date), ("Message-ID", message_id)):
        if value:
            message[name] = value
    message.set_content("Szanowni Państwo, przesyłamy list.")
    for name, data in files:
        message.add_attachment(data, "application", "octet-stream", filename=name)
    for other in inside:
        message.add_attachment(message_from_bytes(other, policy=policy.SMTP))
    if logo:
        message.add_attachment(picture(120, 40), "image", "png", disposition="inline",
                               cid="<logo>", filename="logo.png")
    return message.as_bytes()


def picture(width: int, height: int) -> bytes:
    """A PNG of noise, too heavy for its size to tell it from a page."""
    buffer = io.BytesIO()
    Image.effect_noise((width, height), 80).save(buffer, "PNG")
    return buffer.getvalue()
