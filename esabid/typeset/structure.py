"""The structure tree of a tagged PDF: elements, what they hold, and how they are written.

There are a dozen elements for each letter, so they are written out here at once: ReportLab's own
dictionaries would take as long as all the drawing.
"""

from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc


@dataclass(frozen=True)
class Content:
    """Marked content: its number on the page, and the index of the page."""

    number: int
    page: int


@dataclass(eq=False)
class Element:
    """A structure element; `box` in points of its page, `scope` "Row" or "Column" of a TH."""

    tag: str
    alt: str | None = None
    lang: str | None = None
    title: str | None = None
    box: tuple[float, float, float, float] | None = None
    scope: str | None = None
    parent: "Element | None" = None
    kids: list = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class LinkObject:
    """A link's annotation, its reference, the index of its page and the element it stands in."""

    note: pdfdoc.PDFDictionary
    reference: object
    page: int
    element: Element


@dataclass(frozen=True, eq=False)
class PageContent:
    """A finished page and the elements of its marked contents, by their numbers."""

    page: pdfdoc.PDFPage
    elements: tuple[Element, ...]


class _Written(pdfdoc.PDFObject):
    """An object that is PDF already."""

    def __init__(self, text: bytes = b""):
        self.text = text

    def format(self, _document) -> bytes:
        """What ReportLab writes for it."""
        return self.text


def _attributes(element: Element) -> str:
    """The attribute dictionary of an element, if it has one."""
    if element.box:
        box = " ".join(f"{value:.2f}" for value in element.box)
        return f" /A <</O /Layout /Placement /Block /BBox [{box}]>>"
    if element.scope:
        return f" /A <</O /Table /Scope /{element.scope}>>"
    return ""


class _Writer:
    """Writes elements as objects of one document."""

    def __init__(self, doc, pages):
        self.doc = doc
        self.pages = [self.pointer(doc.Reference(it.page)) for it in pages]
        self.written: dict[int, str] = {}

    def pointer(self, reference) -> str:
        """A reference as PDF has it."""
        return "%s %s R" % self.doc.idToObjectNumberAndVersion[reference.name]

    def write(self, element: Element, parent: str) -> str:
        """Write `element` and all beneath it; returns how it is referred to."""
        entry = _Written()
        pointer = self.pointer(self.doc.Reference(entry, f"Element{len(self.written)}"))
        self.written[id(element)] = pointer
        # Contents of one page need no dictionary each, only their numbers.
        pages = {kid.page for kid in element.kids if not isinstance(kid, Element)}
        page = pages.pop() if len(pages) == 1 else None
        kids = " ".join([self._kid(kid, pointer, page) for kid in element.kids])
        said = b"".join(b" /%s %s" % (key, pdfdoc.PDFString(text).format(self.doc))
                        for key, text in ((b"Alt", element.alt), (b"Lang", element.lang),
                                          (b"T", element.title)) if text)
        # Neither its type nor brackets around a single kid are required, and whoever assembles
        # the pages keeps all of it in memory.
        entry.text = b"<</S /%s /P %s%s%s%s /K %s>>" % (
            element.tag.encode(), parent.encode(), self._on(page).encode(),
            _attributes(element).encode(), said,
            (kids if len(element.kids) == 1 else f"[{kids}]").encode())
        return pointer

    def _on(self, page: int | None) -> str:
        return "" if page is None else f" /Pg {self.pages[page]}"

    def _kid(self, kid, parent: str, page: int | None) -> str:
        """A kid of an element that stands on `page`, None for one that goes over several."""
        if isinstance(kid, Element):
            return self.write(kid, parent)
        on = self._on(kid.page if page is None else None)
        if isinstance(kid, LinkObject):
            return f"<</Type /OBJR{on} /Obj {self.pointer(kid.reference)}>>"
        return f"<</Type /MCR{on} /MCID {kid.number}>>" if on else str(kid.number)


def attach(doc, root: Element, pages, links) -> None:
    """Write the tree beneath `root` into `doc`, with the parent tree of `pages` and `links`."""
    tree = _Written()
    top = doc.Reference(tree, "StructTreeRoot")
    writer = _Writer(doc, pages)
    whole, numbers = writer.write(root, writer.pointer(top)), []
    for index, page in enumerate(pages):
        numbers.append(f"{index} [{' '.join(writer.written[id(it)] for it in page.elements)}]")
    for index, link in enumerate(links, start=len(pages)):
        link.note["StructParent"] = index
        numbers.append(f"{index} {writer.written[id(link.element)]}")
    held = doc.Reference(_Written(f"<</Nums [{' '.join(numbers)}]>>".encode()), "ParentTree")
    tree.text = (f"<</Type /StructTreeRoot /K [{whole}] /ParentTree {writer.pointer(held)} "
                 f"/ParentTreeNextKey {len(pages) + len(links)}>>").encode()
    doc.Catalog.StructTreeRoot = top
