"""Pages: blocks poured into columns beforehand, so that every page number is known when drawing."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from esabid.typeset import styles
from esabid.typeset.said import Fitted
from esabid.typeset.structure import Element
from esabid.typeset.styles import Style
from esabid.typeset.tags import TaggedCanvas
from esabid.typeset.text import fit, width
from esabid.wording.words import Words


@dataclass
class Book:
    """The document being drawn: its canvas and words, and what every page needs to know."""

    canvas: TaggedCanvas
    words: Words
    total: int
    places: dict[str, int]
    running: str
    demo: bool
    links: list[str] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The page being drawn, from 1."""
        return self.canvas.getPageNumber()

    def bookmark(self, key: str, title: str, level: int) -> None:
        """Mark this page as `key` and enter it in the outline."""
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(title, key, level, closed=False)
        self.bookmarks.append(key)

    def link(self, key: str, box, says: str) -> None:
        """A link over `box` to the page of `key`."""
        self.canvas.link(key, box, says)
        self.links.append(key)

    def page_of(self, number: int) -> str:
        """The stamp "p. 57 of 214"."""
        return self.words.gettext("p. %(page)s of %(total)s", page=number, total=self.total)


@dataclass(frozen=True)
class Block:
    """A piece of a column: `draw(book, top)` draws it beneath `top`.

    `keep` holds it together with the next block; `again` is drawn first where a page breaks
    before it (the head of a table); `blank` room is left out at the top and bottom of a page.
    """

    height: float
    draw: Callable[[Book, float], None]
    keep: bool = False
    again: "Block | None" = None
    blank: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the front matter: its bookmark, its place in the tree, and its pages of blocks."""

    key: str
    title: str
    pages: tuple[tuple[Block, ...], ...]
    element: Element = field(default_factory=lambda: Element("Sect"))


def write(canvas: TaggedCanvas, x: float, y: float, text: str, style: Style,
          align: str = "left") -> None:
    """Draw one line with its baseline at `y`; `x` is its left end, right end or centre."""
    canvas.setFont(style.face, style.size)
    canvas.setFillColor(style.colour)
    {"left": canvas.drawString, "right": canvas.drawRightString,
     "centre": canvas.drawCentredString}[align](x, y, text)


def write_name(canvas: TaggedCanvas, x: float, y: float, name: Fitted, style: Style,
               before: str = "", after: str = " ") -> None:
    """Draw a letter's name and what stands around it; a name in another language says so."""
    if not name.lang:
        write(canvas, x, y, f"{before}{name}{after}", style)
        return
    if before:
        write(canvas, x, y, before, style)
    left = x + width(before, style)
    with canvas.spoken(name.lang):
        write(canvas, left, y, name.name if name.others else f"{name.name}{after}", style)
    if name.others:
        write(canvas, left + width(name.name, style), y, f"{name.others}{after}", style)


def write_lines(canvas: TaggedCanvas, x: float, top: float, lines, style: Style,
                indent: float = 0.0) -> None:
    """Draw lines beneath `top`, the first of them set in by `indent`; each but the last ends with
    a space, so that words stay apart."""
    for number, line in enumerate(lines, start=1):
        left = x + indent if number == 1 else x
        write(canvas, left, top - style.size - (number - 1) * style.leading,
              line if number == len(lines) else f"{line} ", style)


_ROOM = styles.PAPER[1] - styles.TOP - styles.BOTTOM


def together(blocks, room: float = _ROOM) -> tuple[Block, ...]:
    """`blocks` held on one page, if they fit on one; a blank block at the end stays free."""
    blocks = tuple(blocks)
    if sum(block.height for block in blocks) > room:
        return blocks
    last = max((n for n, block in enumerate(blocks) if not block.blank), default=0)
    return (*(replace(block, keep=True) for block in blocks[:last]), *blocks[last:])


def paginate(blocks, room: float = _ROOM):
    """Pour `blocks` into columns `room` points high; a block that keeps is moved with its next."""
    pages, page, used = [], [], 0.0
    for group in _groups(blocks):
        height = sum(block.height for block in group)
        if used + height > room and page:
            if group[0].blank:
                continue
            pages.append(tuple(page))
            page = [group[0].again] if group[0].again else []
            used = sum(block.height for block in page)
        if group[0].blank and not page:
            continue
        page += group
        used += height
    return (*pages, tuple(page)) if page else tuple(pages)


def _groups(blocks):
    """Blocks that stay together: each up to the first that does not keep."""
    group = []
    for block in blocks:
        group.append(block)
        if not block.keep:
            yield group
            group = []
    if group:
        yield group


def draw_section(book: Book, section: Section) -> None:
    """Draw the section's pages, its bookmark on the first."""
    with book.canvas.within(section.element):
        for index, page in enumerate(section.pages):
            book.canvas.setPageSize(styles.PAPER)
            if index == 0:
                book.bookmark(section.key, section.title, 0)
            top = styles.PAPER[1] - styles.TOP
            for block in page:
                block.draw(book, top)
                top -= block.height
            _foot(book)
            end_page(book, *styles.PAPER)


def draw_blank(book: Book) -> None:
    """An empty page with its foot, so that the next one is a right-hand page."""
    book.canvas.setPageSize(styles.PAPER)
    _foot(book)
    end_page(book, *styles.PAPER)


def _foot(book: Book) -> None:
    """The running title and the page number."""
    canvas, (paper, _) = book.canvas, styles.PAPER
    with canvas.artifact("Pagination"):
        canvas.setStrokeColor(styles.GOLD)
        canvas.setLineWidth(1.2)
        canvas.line(styles.MARGIN, 46, styles.MARGIN + 24, 46)
        stamp = book.page_of(book.number)
        write(canvas, styles.MARGIN, 32, fit(book.running, styles.FOOT, 360), styles.FOOT)
        write(canvas, paper - styles.MARGIN, 32, stamp, styles.FOOT, "right")


def end_page(book: Book, width: float, height: float) -> None:
    """Finish the page, marked where the dossier is a demonstration."""
    if book.demo:
        _demo_mark(book, width, height)
    book.canvas.showPage()


def _demo_mark(book: Book, width: float, height: float) -> None:
    """A gold band at the foot and a faint word across; both leave every text readable."""
    canvas = book.canvas
    with canvas.artifact("Page"):
        canvas.setFillColor(styles.GOLD)
        canvas.rect(0, 0, width, 15, stroke=0, fill=1)
    # What stands on one page only is no running title.
    with canvas.content("P") if book.total == 1 else canvas.artifact("Pagination"):
        says = book.words.gettext("DEMO – invented data, not a real document")
        write(canvas, width / 2, 4.5, says, styles.MARK, "centre")
    with canvas.artifact("Page"):
        canvas.saveState()
        canvas.translate(width / 2, height / 2)
        canvas.rotate(52 if height > width else 32)
        canvas.setFont(styles.SUBTITLE.face, 150)
        canvas.setFillColor(styles.GOLD, alpha=0.16)
        canvas.drawCentredString(0, -52, "DEMO")
        canvas.restoreState()
