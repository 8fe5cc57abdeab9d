"""Outlook's .msg files, turned into the e-mails they were, with their attachments."""

from datetime import UTC, datetime
from email import message_from_string, policy
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from oxmsg import Message as Outlook
from oxmsg.attachment import Attachment
from oxmsg.properties import Properties

from esabid.intake.enclosed import cleaned

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Property ids of [MS-OXPROPS].
_SUBJECT, _SUBMITTED, _DELIVERED, _HEADERS, _ID = 0x0037, 0x0039, 0x0E06, 0x007D, 0x1035
_SENDER_NAME, _SENDER_SMTP, _SENDER_ADDRESS = 0x0C1A, 0x5D01, 0x0C1F
_LONG_NAME, _SHORT_NAME, _DATA, _CONTENT_ID, _MIME = 0x3707, 0x3704, 0x3701, 0x3712, 0x370E
# Attachments that are messages themselves ([MS-OXMSG] 2.2.2.1 and 2.4).
_EMBEDDED, _EMBEDDED_OFFSET = "__substg1.0_3701000D", 24
_DEEPEST = 3


def message_from_msg(data: bytes) -> EmailMessage:
    """The e-mail that a .msg file keeps: sender, subject, days, id and attachments.

    Raises whatever the OLE reader raises for a file that is damaged or another document.
    """
    outlook = Outlook.load(data)
    if not outlook.message_class.upper().startswith("IPM."):
        raise ValueError("not an e-mail")
    return _message(outlook.properties, outlook._storage, 0)


def _message(properties: Properties, storage, depth: int) -> EmailMessage:
    # The headers of a message that came over the Internet say more than its properties.
    headers = _text(properties, _HEADERS)
    message = EmailMessage()
    sent = message_from_string(headers, policy=policy.compat32) if headers else {}
    for name in ("From", "Date", "Received", "Message-ID"):
        if value := cleaned(str(sent.get(name) or _said(properties, name)), 900):
            message.add_header(name, value)
    message.add_header("Subject", cleaned(_text(properties, _SUBJECT), 300))
    message.set_content("")
    for attachment in storage.iter_attachment_storages():
        _attach(message, Attachment(attachment), attachment, depth)
    return message


def _said(properties: Properties, name: str) -> str:
    if name == "From":
        address = _text(properties, _SENDER_SMTP) or _text(properties, _SENDER_ADDRESS)
        return formataddr((_text(properties, _SENDER_NAME), address if "@" in address else ""))
    if name == "Message-ID":
        return _text(properties, _ID)
    at = properties.date_prop_value(_DELIVERED if name == "Received" else _SUBMITTED)
    if not isinstance(at, datetime):
        return ""
    written = format_datetime(at if at.tzinfo else at.replace(tzinfo=UTC))
    return f"by outlook; {written}" if name == "Received" else written


def _attach(message: EmailMessage, attachment: Attachment, storage, depth: int) -> None:
    properties = attachment.properties
    inner = next((it for it in storage.storages if it.name.upper() == _EMBEDDED.upper()), None)
    if inner is not None:
        if depth < _DEEPEST:
            within = Properties(inner, properties_header_offset=_EMBEDDED_OFFSET)
            message.add_attachment(_message(within, inner, depth + 1))
        return
    kind = _text(properties, _MIME).lower()
    main, _, sub = kind.partition("/") if kind.count("/") == 1 else ("application", "", "")
    if not main.isalnum() or main in ("multipart", "message", "text"):
        main, sub = "application", ""
    name = _text(properties, _LONG_NAME) or _text(properties, _SHORT_NAME)
    content_id = cleaned(_text(properties, _CONTENT_ID), 200)
    message.add_attachment(
        properties.binary_prop_value(_DATA) or b"", main, cleaned(sub, 80) or "octet-stream",
        filename=cleaned(name, 250), cid=content_id and f"<{content_id}>" or None)


def _text(properties: Properties, pid: int) -> str:
    value = properties.str_prop_value(pid)
    return value if isinstance(value, str) else ""
