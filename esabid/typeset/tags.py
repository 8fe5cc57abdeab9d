"""A canvas that tags what is drawn: marked content, artifacts, links and their tree.

ReportLab 5.1 writes no tagged PDF; this thin layer adds it with four private names of the canvas
(`_code`, `_doc`, `_setAnnotations`, `_annotatePage`), each held by a test.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import md5

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from esabid.typeset.fonts import SANS
from esabid.typeset.metadata import About, metadata
from esabid.typeset.structure import Content, Element, LinkObject, PageContent, attach

# Streams are ASCII85 by default, a quarter larger for nothing.
rl_config.useA85 = 0

_PAGE_KEYS = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")


@dataclass(frozen=True)
class _Day:
    """A time stamp for ReportLab that depends on the document alone, not on the clock."""

    day: date
    dhh: int = 0
    dmm: int = 0

    @property
    def YMDhms(self):
        return (self.day.year, self.day.month, self.day.day, 12, 0, 0)


@dataclass
class _Current:
    element: Element
    contents: list[Element] = field(default_factory=list)


class TaggedCanvas(Canvas):
    """Everything drawn on it must stand inside `content`, `words` or `artifact`."""

    def __init__(self, file, about: About):
        super().__init__(file, invariant=1, pageCompression=1, lang=about.locale,
                         initialFontName=SANS, pdfVersion=(1, 7))
        self._doc._timeStamp = _Day(about.day)
        # The file's identifier would begin with the environment's time.
        self._doc.signature = md5(usedforsecurity=False)
        self.setTitle(about.title)
        self.setAuthor(about.author)
        self.setSubject(about.subject)
        self.setCreator(about.creator)
        self.showOutline()
        self._border = self._doc.Reference(pdfdoc.PDFArray([0, 0, 0]), "NoBorder")
        self._about = about
        self._root = Element("Document")
        self._now = _Current(self._root)
        self._pages: list[PageContent] = []
        self._links: list[LinkObject] = []

    @contextmanager
    def within(self, element: Element):
        """Continue `element`, on this page or a later one; attached here when it is new."""
        if element.parent is None and element is not self._root:
            element.parent = self._now.element
            element.parent.kids.append(element)
        before, self._now.element = self._now.element, element
        try:
            yield element
        finally:
            self._now.element = before

    def element(self, tag: str, **attributes):
        """Open a new structure element beneath the current one."""
        return self.within(Element(tag, **attributes))

    @contextmanager
    def content(self, tag: str, **attributes):
        """What is drawn inside is the content of a new element `tag`."""
        with self.element(tag, **attributes) as element, self.words():
            yield element

    @contextmanager
    def words(self):
        """What is drawn inside is content of the current element itself."""
        element, number = self._now.element, len(self._now.contents)
        self._now.contents.append(element)
        element.kids.append(Content(number, len(self._pages)))
        self._code.append(f"/{element.tag} <</MCID {number}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout"):
        """What is drawn inside is decoration or a running title: not read aloud."""
        self._code.append(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def spoken(self, lang: str | None):
        """What is drawn inside is in `lang`, if one is given; this costs no element."""
        if not lang:
            yield
            return
        self._code.append(f"/Span <</Lang ({lang})>> BDC")
        yield
        self._code.append("EMC")

    def link(self, key: str, box: tuple[float, float, float, float], says: str) -> None:
        """A link in the current element, from `box` (x0, y0, x1, y1) to the page of `key`."""
        self._link(box, says, "Dest", self._bookmarkReference(key))

    def link_out(self, address: str, box: tuple[float, float, float, float], says: str) -> None:
        """A link in the current element, from `box` to an address outside."""
        self._link(box, says, "A", pdfdoc.PDFDictionary({
            "S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(address)}))

    def _link(self, box, says, key, target) -> None:
        # There are thousands: what may be left out or said once for all of them is.
        note = pdfdoc.PDFDictionary({
            "Subtype": pdfdoc.PDFName("Link"), "Rect": pdfdoc.PDFArray(box), "Border": self._border,
            "F": 4, "Contents": pdfdoc.PDFString(says), key: target})
        name = f"Link{len(self._links)}"
        self._doc.addAnnotation(name, note)
        self._annotatePage(name)
        found = LinkObject(note, self._doc.refAnnotation(name), len(self._pages),
                           self._now.element)
        self._links.append(found)
        self._now.element.kids.append(found)

    def draw_later(self, name: str) -> None:
        """Leave the place of a form `name` that is put in after the skeleton is written."""
        self._code.append(f"/{name} Do")

    def _setAnnotations(self, page):
        """ReportLab calls this for each finished page: tie the page into the tree."""
        super()._setAnnotations(page)
        page.__NoDefault__ = _PAGE_KEYS
        # An empty transition is written otherwise, which PDF/A refuses.
        page.Trans = page.Rotate = None
        page.StructParents = len(self._pages)
        page.Tabs = pdfdoc.PDFName("S")
        self._pages.append(PageContent(page, tuple(self._now.contents)))
        self._now.contents.clear()

    def finish(self) -> None:
        """Write the structure tree and the metadata, and save."""
        catalogue = self._doc.Catalog
        attach(self._doc, self._root, self._pages, self._links)
        catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalogue.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
        catalogue.Metadata = metadata(self._about, self._doc.info.producer)
        self.save()
