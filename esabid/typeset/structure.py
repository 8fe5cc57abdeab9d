"""The structure tree of a tagged PDF: elements, what they hold, and how ReportLab writes them."""

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


def _name(text):
    return pdfdoc.PDFName(text)


def _attributes(element: Element):
    """The attribute dictionary of an element, or None."""
    if element.box:
        return pdfdoc.PDFDictionary({"O": _name("Layout"), "Placement": _name("Block"),
                                     "BBox": pdfdoc.PDFArray([round(v, 2) for v in element.box])})
    if element.scope:
        return pdfdoc.PDFDictionary({"O": _name("Table"), "Scope": _name(element.scope)})
    return None


class _Writer:
    """Turns elements into dictionaries of one document."""

    def __init__(self, doc, pages):
        self.doc = doc
        self.pages = [doc.Reference(it.page) for it in pages]
        self.written = {}

    def write(self, element: Element, parent):
        """Write `element` and all beneath it; returns its reference."""
        entry = pdfdoc.PDFDictionary({"Type": _name("StructElem"), "S": _name(element.tag),
                                      "P": parent})
        reference = self.doc.Reference(entry, f"Element{len(self.written)}")
        self.written[id(element)] = reference
        for key, text in (("Alt", element.alt), ("Lang", element.lang), ("T", element.title)):
            if text:
                entry[key] = pdfdoc.PDFString(text)
        if attributes := _attributes(element):
            entry["A"] = attributes
        entry["K"] = pdfdoc.PDFArray([self._kid(kid, reference) for kid in element.kids])
        return reference

    def _kid(self, kid, parent):
        if isinstance(kid, Element):
            return self.write(kid, parent)
        page = self.pages[kid.page]
        if isinstance(kid, Content):
            return pdfdoc.PDFDictionary({"Type": _name("MCR"), "Pg": page, "MCID": kid.number})
        return pdfdoc.PDFDictionary({"Type": _name("OBJR"), "Pg": page, "Obj": kid.reference})


def attach(doc, root: Element, pages, links) -> None:
    """Write the tree beneath `root` into `doc`, with the parent tree of `pages` and `links`."""
    tree = pdfdoc.PDFDictionary({"Type": _name("StructTreeRoot")})
    top = doc.Reference(tree, "StructTreeRoot")
    writer = _Writer(doc, pages)
    tree["K"] = pdfdoc.PDFArray([writer.write(root, top)])
    numbers = []
    for index, page in enumerate(pages):
        held = pdfdoc.PDFArray([writer.written[id(it)] for it in page.elements])
        numbers += [index, doc.Reference(held)]
    for index, link in enumerate(links, start=len(pages)):
        link.note["StructParent"] = index
        numbers += [index, writer.written[id(link.element)]]
    tree["ParentTree"] = doc.Reference(pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)}))
    tree["ParentTreeNextKey"] = len(pages) + len(links)
    doc.Catalog.StructTreeRoot = top
