"""What came in this morning: letters among the new files that nobody has looked at yet."""

from dataclasses import replace
from datetime import date, datetime, time
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from esabid.demo.cast import Player
from esabid.demo.papers import paper
from esabid.demo.plan import workday
from esabid.domain.letter import SignatureKind

# Past the numbers of the letters that are logged, so that no paper is like another.
_FIRST_NUMBER = 90
_DROPPED = {"Przekładnie Grawitacyjne S.A.": {},
            "Inkubator „Pierwszy Stopień”": {"signature": SignatureKind.HANDWRITTEN},
            "Akademia Pogody Kosmicznej w Szczecinie": {"look": "jpeg"}}
_BY_MAIL = "Gmina Mleczna Droga"
_TEXT = ("Szanowni Państwo,\n\nw załączeniu przesyłam list poparcia.\n\n"
         "Wiadomość przykładowa, gmina zmyślona.\n")


def arrived(cast: tuple[Player, ...], today: date, zone: ZoneInfo,
            fonts) -> list[tuple[str, bytes]]:
    """Files as they come in, name and bytes: two PDFs, a photograph, and an e-mail with a PDF."""
    of, day = {it.name: it for it in cast}, workday(today)
    files = [paper((replace(of[name], **how),), day, number=_FIRST_NUMBER + place, fonts=fonts)
             for place, (name, how) in enumerate(_DROPPED.items())]
    name, data = paper((of[_BY_MAIL],), day, number=_FIRST_NUMBER + len(files), fonts=fonts)
    return [*files, ("list-poparcia-gmina.eml", _message(name, data, day, zone))]


def _message(name: str, data: bytes, day: date, zone: ZoneInfo) -> bytes:
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = "Urząd Gminy Mleczna Droga <urzad@mlecznadroga.example.org>"
    message["To"] = "kampania@example.org"
    message["Subject"] = "List poparcia Gminy Mleczna Droga"
    message["Date"] = format_datetime(datetime.combine(day, time(8, 40), zone))
    message["Message-ID"] = f"<{day:%Y%m%d}@mlecznadroga.example.org>"
    message.set_content(_TEXT)
    message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    message.set_boundary("zmyslona-wiadomosc")
    return bytes(message)
