"""Tables: rows poured into columns, with header cells, scopes and a head repeated on each page."""

from dataclasses import dataclass, replace

from esabid.domain.bilingual import Bilingual
from esabid.typeset import styles
from esabid.typeset.page import Block, write, write_lines
from esabid.typeset.structure import Element
from esabid.typeset.styles import Style
from esabid.typeset.text import clean, tie, wrap
from esabid.wording.words import Words

_PAD = 4.0
_GAP = 8.0
# Rows that are higher together may be parted.
_PAIR = 180.0


@dataclass(frozen=True)
class Column:
    """A column's title and its width in points; numbers are aligned right."""

    title: str
    width: float
    align: str = "left"


@dataclass(frozen=True)
class Piece:
    """A paragraph of a cell; `lang` where it differs from the document's."""

    text: str
    style: Style = styles.CELL
    lang: str | None = None
    most: int | None = 12


@dataclass(frozen=True)
class Cell:
    """A cell's paragraphs; with `key` it prints the page of that bookmark and links the row there.
    """

    pieces: tuple[Piece, ...] = ()
    key: str | None = None
    says: str = ""


def cell(text: str, style: Style = styles.CELL) -> Cell:
    """A cell of one paragraph."""
    return Cell((Piece(text, style),))


def bilingual(name: Bilingual, words: Words, style: Style = styles.CELL) -> Piece:
    """A campaign's text in the edition's language, marked where only the other one exists."""
    lang = name.lang(words.lang)
    return Piece(clean(name.text(words.lang)), style, lang if lang != words.lang else None)


def table(columns, rows, lang: str, head_row: int | None = None) -> tuple[Block, ...]:
    """Blocks of one table; the cell in column `head_row`, if any, is its row's header.

    In a table so small that headers would outnumber cells only columns have them.
    """
    element = Element("Table")
    rows = tuple(rows)
    if len(columns) > len(rows) * (len(columns) - 2):
        head_row = None
    places, x = [], styles.MARGIN
    for column in columns:
        places.append((x, column))
        x += column.width
    span = (styles.MARGIN, x)
    head = _head(element, places, span, lang)
    again = _head(None, places, span, lang)
    return (head, *_paired([_row(element, places, row, span, lang, head_row, again)
                            for row in rows]))


def _paired(rows: list[Block]) -> list[Block]:
    """The rows so that none of the ordinary ones stands alone before or behind a page's end."""
    for place in {0, len(rows) - 2}:
        pair = rows[max(place, 0):place + 2]
        if len(pair) == 2 and sum(row.height for row in pair) < _PAIR:
            rows[place] = replace(rows[place], keep=True)
    return rows


def _anchor(x, column):
    """Where a column's text begins, or ends when it is aligned right."""
    return x + column.width - _GAP if column.align == "right" else x


def _head(element, places, span, lang):
    """The head; without an element it is its repetition, an artifact."""
    titles = [wrap(tie(c.title, lang), styles.HEAD, c.width - _GAP) for _, c in places]
    height = max(map(len, titles)) * styles.HEAD.leading + 2 * _PAD

    def cells(book, top, content):
        for (x, column), lines in zip(places, titles, strict=True):
            with content():
                _lines(book.canvas, _anchor(x, column), top - _PAD, lines, styles.HEAD,
                       column.align)

    def draw(book, top):
        canvas = book.canvas
        with canvas.artifact():
            canvas.setStrokeColor(styles.NAVY)
            canvas.setLineWidth(1)
            canvas.line(span[0], top - height, span[1] - _GAP, top - height)
        if element is None:
            cells(book, top, canvas.artifact)
            return
        with canvas.within(element), canvas.element("TR"):
            cells(book, top, lambda: canvas.content("TH", scope="Column"))

    return Block(height, draw, keep=True)


def _lines(canvas, x, top, lines, style, align):
    if align == "left":
        write_lines(canvas, x, top, lines, style)
        return
    for number, line in enumerate(lines):
        write(canvas, x, top - style.size - number * style.leading, line, style, align)


def _set(piece, column, lang):
    """The lines of a piece in its column."""
    text = tie(piece.text, piece.lang or lang)
    return wrap(text, piece.style, column.width - _GAP, piece.most)


def _row(element, places, row, span, lang, head_row, again):
    """One row; its height is that of its tallest cell."""
    cells = [[(piece, _set(piece, column, lang)) for piece in entry.pieces]
             for (_, column), entry in zip(places, row, strict=True)]
    height = 2 * _PAD + max(sum(len(lines) * piece.style.leading for piece, lines in pieces)
                            or styles.CELL.leading for pieces in cells)

    def draw(book, top):
        canvas = book.canvas
        with canvas.within(element), canvas.element("TR"):
            for index, ((x, column), entry) in enumerate(zip(places, row, strict=True)):
                head = {"tag": "TH", "scope": "Row"} if index == head_row else {"tag": "TD"}
                if entry.key:
                    with canvas.element(**head):
                        _page_cell(book, x, column, top, entry,
                                   (span[0], top - height, span[1] - _GAP, top))
                else:
                    _cell(canvas, head, _anchor(x, column), top - _PAD, cells[index],
                          column.align)
        with canvas.artifact():
            canvas.setStrokeColor(styles.HAIR)
            canvas.setLineWidth(0.5)
            canvas.line(span[0], top - height, span[1] - _GAP, top - height)

    return Block(height, draw, again=again)


def _cell(canvas, head, x, top, pieces, align):
    """A cell's words. Its first paragraph, or the only one, has no element of its own: there are
    thousands of cells, and each element costs time and memory."""
    alone = len(pieces) == 1
    with canvas.element(**head, lang=pieces[0][0].lang if alone else None):
        for number, (piece, lines) in enumerate(pieces):
            own = alone or not (number or piece.lang)
            with canvas.words() if own else canvas.content("P", lang=piece.lang):
                _lines(canvas, x, top, lines, piece.style, align)
            top -= len(lines) * piece.style.leading


def _page_cell(book, x, column, top, entry, box):
    """The page of the row's letter, the whole row a link to it."""
    with book.canvas.content("Link"):
        write(book.canvas, _anchor(x, column), top - _PAD - styles.CELL_BOLD.size,
              book.words.number(book.places[entry.key]), styles.CELL_BOLD, column.align)
        book.link(entry.key, box, entry.says)
