"""Counts how often a page would paint its forms, to stop drawings that never end."""

import re

import pikepdf
from pikepdf import Array, Dictionary, Stream

from esabid.domain.findings import FindingCode
from esabid.intake.refused import Refused
from esabid.intake.walk import UNREADABLE, entry, name_of

MAX_DEPTH = 28
MAX_PAINTED = 100_000
MAX_CONTENT = 256 * 1024**2
# A name followed by the operator that paints with it: form, tiling pattern or soft mask.
USE = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+(Do|scn|SCN|gs)(?![A-Za-z])")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def check_painting(pdf: pikepdf.Pdf) -> None:
    """Refused(TOO_COMPLEX) when forms paint themselves or multiply beyond all measure.

    A few hundred such bytes make renderers take gigabytes. Forms that merely share a list of
    resources with themselves are common and harmless, so only what is really painted counts.
    """
    count = Painting()
    for page in pdf.pages:
        resources = page.resources if isinstance(page.resources, Dictionary) else Dictionary()
        contents = entry(page.obj, "/Contents")
        parts = list(contents) if isinstance(contents, Array) else [contents]
        joined = b"\n".join(count.read(part) for part in parts if isinstance(part, Stream))
        count.painted(joined, resources, 0)
        for form in appearances(page.obj):
            count.form(form, resources, 0)


def appearances(page: pikepdf.Object):
    """Yield the normal appearance streams of a page's annotations."""
    annotations = entry(page, "/Annots")
    for annotation in annotations if isinstance(annotations, Array) else ():
        look = entry(annotation, "/AP") if isinstance(annotation, Dictionary) else None
        normal = entry(look, "/N") if isinstance(look, Dictionary) else None
        if isinstance(normal, Stream):
            yield normal
        elif isinstance(normal, Dictionary):
            yield from (normal[key] for key in normal.keys() if isinstance(normal[key], Stream))


class Painting:
    """Adds up paintings; a form's count is kept, so that shared forms are read once."""

    def __init__(self):
        self.known = {}
        self.open = set()
        self.content = 0

    def form(self, form: Stream, outer: Dictionary, depth: int) -> int:
        """How many paintings one painting of this form causes, itself included."""
        key = form.objgen
        if key in self.known:
            return self.known[key]
        if key in self.open or depth > MAX_DEPTH:
            raise Refused(FindingCode.TOO_COMPLEX)
        self.open.add(key)
        own = entry(form, "/Resources")
        resources = own if isinstance(own, Dictionary) else outer
        total = 1 + self.painted(self.read(form), resources, depth + 1)
        self.open.discard(key)
        self.known[key] = total
        return total

    def painted(self, content: bytes, resources: Dictionary, depth: int) -> int:
        """How many paintings this content causes."""
        uses = {}
        for match in USE.finditer(content):
            uses[match.groups()] = uses.get(match.groups(), 0) + 1
        total = 0
        for (name, operator), times in uses.items():
            form = target(resources, name, operator)
            if form is not None:
                total += times * self.form(form, resources, depth)
            if total > MAX_PAINTED:
                raise Refused(FindingCode.TOO_COMPLEX)
        return total

    def read(self, stream: Stream) -> bytes:
        """The unpacked content; b"" where it cannot be unpacked, Refused where it is a bomb."""
        try:
            content = stream.read_bytes()
        except UNREADABLE as error:
            # Only the library's message tells its memory limit from a damaged stream.
            if "limit exceeded" in str(error):
                raise Refused(FindingCode.TOO_COMPLEX) from None
            content = b""
        self.content += len(content)
        if self.content > MAX_CONTENT:
            raise Refused(FindingCode.TOO_COMPLEX)
        return content


def target(resources: Dictionary, name: bytes, operator: bytes) -> Stream | None:
    """The form, tiling pattern or soft mask group that the operator would paint."""
    plain = ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), name)
    key = "/" + plain.decode("utf-8", "surrogateescape")
    category = {b"Do": "/XObject", b"gs": "/ExtGState"}.get(operator, "/Pattern")
    entries = entry(resources, category)
    found = entry(entries, key) if isinstance(entries, Dictionary) else None
    if operator == b"gs":
        mask = entry(found, "/SMask") if isinstance(found, Dictionary) else None
        found = entry(mask, "/G") if isinstance(mask, Dictionary) else None
    if not isinstance(found, Stream) or name_of(found, "/Subtype") == "/Image":
        return None
    return found
