"""Uploads taken in and stored files handed out, with headers under which nothing in them runs."""

from collections.abc import Callable
from io import SEEK_END

from flask import Response, send_file

from esabid.domain.errors import NotFound
from esabid.domain.pesel import masked
from esabid.extensions import tools
from esabid.filestore import Missing
from esabid.services import incoming
from esabid.web.headers import FILE_CSP

_TYPES = {"pdf": "application/pdf", "png": "image/png"}


def store_upload(upload, *, companions: bool = False, allowed: Callable | None = None):
    """Keep an uploaded file's bytes; return (name, stored), or None where none was chosen.

    Raises FileRefused for what is plainly no letter, nor with `companions` what comes with one,
    and InvalidValue where the disk is full, before anything is kept or written down; so does
    `allowed`, which is asked with the size in bytes.
    """
    if not upload or not upload.filename:
        return None
    name = name_of(upload.filename)
    incoming.refuse_at_sight(upload.stream, name, companions=companions)
    incoming.refuse_when_full(tools().store, tools().reserve)
    if allowed is not None:
        size = upload.stream.seek(0, SEEK_END)
        upload.stream.seek(0)
        allowed(size)
    return name, tools().store.put(upload.stream)


def hand_out_made(content: bytes, name: str) -> Response:
    """Send a PDF that was made for this one answer; it is kept nowhere."""
    return Response(content, mimetype=_TYPES["pdf"], headers={
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": FILE_CSP})


def name_of(sent: str) -> str:
    """The last part of the name a browser sent, without PESEL or what no keyboard types."""
    last = sent.replace("\\", "/").rsplit("/", 1)[-1]
    return masked("".join(c for c in last if c.isprintable()).strip()) or "file"


def hand_out(sha256: str, *, kind: str, name: str, inline: bool = False):
    """Send stored bytes: as an attachment, unless they are a picture of our own making.

    `kind` picks the type from a short list; anything else goes out as bare bytes.
    """
    try:
        path = tools().store.path(sha256)
    except Missing as error:
        raise NotFound("file_missing") from error
    response = send_file(path, mimetype=_TYPES.get(kind, "application/octet-stream"),
                         as_attachment=not inline, download_name=name, etag=sha256,
                         conditional=True)
    response.headers["Content-Security-Policy"] = FILE_CSP
    response.headers["Cache-Control"] = "private, no-cache"
    return response
