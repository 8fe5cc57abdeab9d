"""E-mails as they are saved from a mailbox (.eml, Outlook's .msg): who wrote when, and the files.

Parses a stranger's bytes, so it runs in the child only.
"""

import email
import hashlib
import re
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from esabid.domain.findings import Finding, FindingCode, Severity, finding
from esabid.domain.pesel import masked
from esabid.domain.suggestion import Hints
from esabid.intake.enclosed import MOST_FILES, Enclosed, Part, cleaned, local_day
from esabid.intake.outcome import Inside
from esabid.intake.outlook import OLE, message_from_msg

# More than any mail program makes; what has more was made to keep somebody busy.
_MOST_PARTS = 2000
_MOST_BOUNDARIES = 20_000
_LONGEST_HEADER = 4096
_MESSAGE_ID = re.compile(r"<[^<>\s]{3,900}>")


@dataclass(frozen=True)
class Message:
    """What an e-mail gives up: `hints`, the files `inside`, and a key equal for the same message.

    The key is a SHA-256: of the Message-ID, or of the bytes where there is none.
    """

    hints: Hints
    inside: tuple[Inside, ...] = ()
    message_key: str = ""
    findings: tuple[Finding, ...] = ()


def open_message(path: Path, workdir: Path, zone: str = "Europe/Warsaw") -> Message:
    """Read an e-mail and lay its files into `workdir`; days are those of `zone`.

    Never raises for what the message holds: one that cannot be read is the finding DAMAGED.
    """
    data = path.read_bytes()
    enclosed = Enclosed(workdir)
    try:
        message = message_from_msg(data) if data.startswith(OLE) else _message(data)
        for part in _parts(message):
            enclosed.add(part)
        hints = hints_of(message, ZoneInfo(zone))
        message_id = header(message, "message-id")
    except MemoryError:
        raise
    except Exception:  # Parsers of strangers' bytes raise whatever they like.
        damaged = finding(FindingCode.DAMAGED, Severity.BLOCKS)
        return Message(Hints(), message_key=_key("", data), findings=(damaged,))
    return Message(hints, enclosed.inside, _key(message_id, data), enclosed.findings())


def _key(message_id: str, data: bytes) -> str:
    found = _MESSAGE_ID.search(message_id)
    return hashlib.sha256(found[0].encode() if found else data).hexdigest()


class _Short(policy.EmailPolicy):
    """Reads headers up to a length: the standard parser takes gigabytes for a hostile one."""

    def header_source_parse(self, sourcelines):
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


def _message(data: bytes) -> EmailMessage:
    if data.count(b"\n--") > _MOST_BOUNDARIES:
        raise ValueError("too many parts")
    return email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=_Short())


def hints_of(message: EmailMessage, zone: ZoneInfo) -> Hints:
    """Who wrote the message, about what, and the day it arrived: by the last server that passed it
    on, else by its own date."""
    name, address = parseaddr(header(message, "from"))
    days = (header(message, "received").rpartition(";")[2], header(message, "date"))
    return Hints(cleaned(address, 254), cleaned(name, 200),
                 masked(cleaned(header(message, "subject"), 300)),
                 next(filter(None, (_day(text, zone) for text in days)), None))


def header(message: EmailMessage, name: str) -> str:
    """The first header of this name, decoded as far as it can be; "" where there is none."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    raw = readable(raw)
    try:
        return readable(str(policy.default.header_factory("subject", re.sub(r"[\r\n]+", "", raw))))
    except (MessageError, ValueError, LookupError, IndexError, AttributeError, TypeError):
        return raw


def readable(text: str) -> str:
    """Text whose bytes nobody declared (surrogates): they are UTF-8, or Polish Windows."""
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        return text
    raw = text.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1250", "replace")


def _day(text: str, zone: ZoneInfo):
    try:
        return local_day(parsedate_to_datetime(text.strip()), zone)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _parts(message: EmailMessage):
    """The parts that are files, in order, not those inside a message that is attached itself."""
    waiting, seen = [message], 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        kind = part.get_content_type()
        if kind == "message/rfc822":
            yield from _attached(part)
        elif part.is_multipart():
            waiting[:0] = part.get_payload()
        elif not _is_text_of_the_message(part, kind):
            yield Part(_name(part), part.get_payload(decode=True) or b"", kind,
                       inline=part.get_content_disposition() != "attachment"
                       or "content-id" in part)
    if waiting:
        # Told by the caller's count, as are files beyond the most that are taken.
        yield from (Part("", b"-", "") for _ in range(MOST_FILES + 1))


def _attached(part: EmailMessage):
    """A message that was attached or forwarded as a whole, as a file of its own."""
    inner = part.get_payload()
    if isinstance(inner, list) and inner:
        name = cleaned(header(inner[0], "subject"), 80) or "wiadomosc"
        yield Part(f"{name}.eml", inner[0].as_bytes(policy=policy.compat32), "message/rfc822")


def _is_text_of_the_message(part: EmailMessage, kind: str) -> bool:
    return kind in ("text/plain", "text/html") and not _name(part)


def _name(part: EmailMessage) -> str:
    try:
        return readable(part.get_filename() or "")
    except (MessageError, ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""
