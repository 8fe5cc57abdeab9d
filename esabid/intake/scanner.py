"""The optional virus scanner: bytes are handed to clamd, which answers what it found in them."""

import socket
from pathlib import Path

_CHUNK = 256 * 1024
_SECONDS = 60


class ScannerDown(Exception):
    """No answer, or none that says anything of the file: it is not yet checked."""


def scan(path: Path, address: str) -> str:
    """The name of what clamd found in a file, "" where it is clean (clamd(8), INSTREAM).

    `address` is `host:port` or the path of a socket. Raises ScannerDown.
    """
    try:
        with _connected(address) as line, path.open("rb") as file:
            line.sendall(b"zINSTREAM\0")
            while chunk := file.read(_CHUNK):
                line.sendall(len(chunk).to_bytes(4, "big") + chunk)
            line.sendall(bytes(4))
            answer = _answer(line)
    except (OSError, OverflowError, UnicodeError) as error:
        raise ScannerDown(type(error).__name__) from error
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")[:80]
    raise ScannerDown("no verdict")


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(_SECONDS)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_SECONDS)


def _answer(line: socket.socket) -> str:
    heard = b""
    while not heard.endswith(b"\0") and len(heard) < 4096 and (more := line.recv(4096)):
        heard += more
    return heard.rstrip(b"\0\n").decode("utf-8", "replace")
