"""Walks through every dictionary and stream of a PDF, however deep it lies."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Stream

# What the library raises on values of the wrong type, damaged streams and missing decoders.
UNREADABLE = (pikepdf.PdfError, pikepdf.DependencyError, ValueError, RuntimeError, TypeError,
              AttributeError, KeyError)


def nodes(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield all dictionaries and streams, those inside others too; no recursion, no loop.

    What is read from a document may have any type, so callers check before they use it.
    """
    for top in tops(pdf):
        stack = [top]
        while stack:
            node = stack.pop()
            if isinstance(node, (Dictionary, Stream)):
                yield node
                children = [entry(node, key) for key in node.keys()]
            elif isinstance(node, Array):
                children = [entry(node, index) for index in range(len(node))]
            else:
                continue
            # Indirect children come up by themselves in the list of objects.
            stack += [child for child in children
                      if isinstance(child, (Dictionary, Array)) and not child.is_indirect]


def tops(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the trailer and all numbered objects that can be read at all."""
    yield pdf.trailer
    objects = pdf.objects
    for index in range(len(objects)):
        try:
            yield objects[index]
        except UNREADABLE:
            continue


def entry(node, key: str | int):
    """The value at a key or index; None where there is none or none that can be read."""
    try:
        return node.get(key) if isinstance(key, str) else node[key]
    except UNREADABLE:
        return None


def name_of(node, key: str) -> str:
    """The name at `key` with its slash, or "" where there is none or none of sound letters."""
    try:
        value = node.get(key)
        return str(value) if isinstance(value, pikepdf.Name) else ""
    except UNREADABLE:
        return ""


def inherited(page: pikepdf.Object, key: str):
    """A page's own or inherited entry (/MediaBox, /Rotate ...); None where there is none."""
    for _level in range(50):
        value = entry(page, key)
        if value is not None:
            return value
        page = entry(page, "/Parent")
        if not isinstance(page, Dictionary):
            return None
    return None


def number(value, otherwise: float) -> float:
    """The value as a float where it is a finite number of sane size."""
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError):
        return otherwise
    return found if abs(found) < 1e9 else otherwise
