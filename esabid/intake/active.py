"""Tells what of a PDF would act by itself, reach out or carry files: for the finding only.

What goes into the prepared copy is decided elsewhere by what is allowed, not by this list.
"""

import pikepdf
from pikepdf import Array, Dictionary, Stream

from esabid.intake.walk import entry, name_of, nodes

ACTIONS = frozenset((
    "/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ResetForm", "/ImportData",
    "/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView", "/Hide", "/Thread",
    "/SetOCGState", "/Trans"))
PLAYING = frozenset(("/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"))
HARMLESS_LINKS = ("http:", "https:", "mailto:", "tel:", "www.")


def traces(pdf: pikepdf.Pdf) -> tuple[bool, bool]:
    """Whether the file holds active content, and whether it holds attachments."""
    active = attachments = False
    for node in nodes(pdf):
        active = active or is_active(node)
        attachments = attachments or is_attachment(node)
        if active and attachments:
            break
    return active or _opens_with_link(pdf), attachments


def is_active(node) -> bool:
    """Whether this dictionary acts, plays, or fetches something from elsewhere."""
    if name_of(node, "/S") in ACTIONS or name_of(node, "/Subtype") in PLAYING:
        return True
    if isinstance(node, Stream) and "/F" in node:
        return True
    if "/JS" in node or "/XFA" in node or _is_odd_link(node):
        return True
    return "/Ref" in node and name_of(node, "/Subtype") == "/Form"


def is_attachment(node) -> bool:
    """Whether this dictionary carries a file."""
    return isinstance(entry(node, "/EF"), (Dictionary, Array))


def _is_odd_link(node) -> bool:
    if name_of(node, "/S") != "/URI":
        return False
    address = entry(node, "/URI")
    text = str(address).strip().lower() if isinstance(address, pikepdf.String) else ""
    return not text.startswith(HARMLESS_LINKS)


def _opens_with_link(pdf: pikepdf.Pdf) -> bool:
    """Whether opening the file would call an address, which tells its sender who reads it."""
    action = entry(pdf.Root, "/OpenAction")
    return isinstance(action, Dictionary) and name_of(action, "/S") == "/URI"
