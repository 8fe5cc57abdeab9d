"""Tells by its bytes that a file is an e-mail: headers of a message, or Outlook's streams."""

import re
from typing import BinaryIO

HEADER = re.compile(rb"([!-9;-~]{1,76}):[ \t]|([!-9;-~]{1,76}):\r?$")
# Every message has some of them; two make chance unlikely (RFC 5322, 3.6).
TELLING = frozenset((b"from", b"to", b"subject", b"date", b"received", b"message-id",
                     b"mime-version", b"return-path", b"delivered-to", b"reply-to"))
# MS-OXMSG 2.2: the class of the root storage, and streams that every message has.
OUTLOOK_CLASS = bytes.fromhex("0b0d020000000000c000000000000046")
OUTLOOK_STREAMS = tuple(name.encode("utf-16-le") for name in (
    "__properties_version1.0", "__nameid_version1.0", "__substg1.0_"))
WORD_STREAM = "WordDocument".encode("utf-16-le")
DIRECTORY = 8192


def is_mail(head: bytes) -> bool:
    """Whether the bytes begin with the headers of a message; a part of them is enough."""
    lines = head.lstrip(b"\xef\xbb\xbf\r\n").split(b"\n")
    if lines[0].startswith((b"From ", b">From ")):
        lines = lines[1:]
    told = set()
    # The last line may be cut off.
    for line in lines[:-1]:
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        found = HEADER.match(line)
        if found is None:
            return False
        told.add((found[1] or found[2]).lower())
    return len(told & TELLING) >= 2


def is_outlook(head: bytes, stream: BinaryIO) -> bool:
    """Whether an OLE file is an Outlook message and not a document with one inside.

    Reads the beginning of the directory (MS-CFB 2.2 and 2.6), as far as it lies together.
    """
    sector = 4096 if head[30:32] == b"\x0c\0" else 512
    stream.seek((int.from_bytes(head[48:52], "little") + 1) * sector)
    directory = stream.read(DIRECTORY)
    if directory[80:96] == OUTLOOK_CLASS:
        return True
    return WORD_STREAM not in directory and any(it in directory for it in OUTLOOK_STREAMS)
