"""Finds pages with layers that a reader does not show."""

import pikepdf
from pikepdf import Array, Dictionary, Stream

from esabid.intake.walk import entry, name_of

MAX_DEPTH = 8


def has_hidden_layers(pdf: pikepdf.Pdf) -> bool:
    """Whether some layer of the document is switched off when it is opened."""
    properties = entry(pdf.Root, "/OCProperties")
    default = entry(properties, "/D") if isinstance(properties, Dictionary) else None
    if not isinstance(default, Dictionary):
        return False
    off = entry(default, "/OFF")
    return name_of(default, "/BaseState") == "/OFF" or (isinstance(off, Array) and len(off) > 0)


def pages_with_hidden_layers(pdf: pikepdf.Pdf) -> list[int]:
    """Pages (from 0) that can have content on a layer, in a document with hidden ones."""
    if not has_hidden_layers(pdf):
        return []
    return [index for index, page in enumerate(pdf.pages) if uses_layers(page.resources)]


def uses_layers(resources, depth: int = 0) -> bool:
    """Whether content with these resources can belong to a layer."""
    if not isinstance(resources, Dictionary) or depth > MAX_DEPTH:
        return False
    properties = entry(resources, "/Properties")
    if isinstance(properties, Dictionary) and len(properties) > 0:
        return True
    objects = entry(resources, "/XObject")
    if not isinstance(objects, Dictionary):
        return False
    drawn = [objects[key] for key in objects.keys()]
    return any("/OC" in one or uses_layers(entry(one, "/Resources"), depth + 1)
               for one in drawn if isinstance(one, Stream))
