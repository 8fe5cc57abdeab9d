"""Lists: items of a few paragraphs behind a small mark, and names in two columns."""

from collections.abc import Iterable

from esabid.typeset import styles
from esabid.typeset.page import Block, write_lines
from esabid.typeset.structure import Element
from esabid.typeset.table import Piece
from esabid.typeset.text import tie, wrap

_INSET = 14.0
_GAP = 22.0
_AFTER = 8.0


def items(entries: Iterable[tuple[Piece, ...]], lang: str,
          after: float = _AFTER) -> tuple[Block, ...]:
    """One list; an item's paragraphs stay together, with `after` points beneath."""
    listing = Element("L")
    return tuple(_item(pieces, listing, lang, after) for pieces in entries)


def _item(pieces, listing, lang, after) -> Block:
    set_pieces = _wrapped(pieces, styles.COLUMN - _INSET, lang)

    def draw(book, top):
        canvas = book.canvas
        with canvas.within(listing), canvas.element("LI"), canvas.element("LBody"):
            with canvas.artifact():
                canvas.setFillColor(styles.GOLD)
                canvas.rect(styles.MARGIN, top - 10.5, 4.5, 4.5, stroke=0, fill=1)
            _write(canvas, styles.MARGIN + _INSET, top, set_pieces)

    return Block(_height(set_pieces) + after, draw)


def names(entries: Iterable[Piece], lang: str) -> tuple[Block, ...]:
    """A list of names in two columns, read across."""
    listing, wide = Element("L"), (styles.COLUMN - _GAP) / 2
    cells = [_wrapped((it,), wide, lang) for it in entries]
    return tuple(_pair(cells[n:n + 2], wide, listing) for n in range(0, len(cells), 2))


def _pair(cells, wide, listing) -> Block:
    def draw(book, top):
        for place, cell in enumerate(cells):
            with (book.canvas.within(listing), book.canvas.element("LI"),
                  book.canvas.element("LBody")):
                _write(book.canvas, styles.MARGIN + place * (wide + _GAP), top, cell)

    return Block(max(map(_height, cells)) + 3, draw)


def _wrapped(pieces, room, lang):
    return [(it, wrap(tie(it.text, it.lang or lang), it.style, room, it.most)) for it in pieces]


def _height(pieces) -> float:
    return sum(len(lines) * piece.style.leading for piece, lines in pieces)


def _write(canvas, left, top, pieces) -> None:
    for piece, lines in pieces:
        with canvas.content("P", lang=piece.lang):
            write_lines(canvas, left, top, lines, piece.style)
        top -= len(lines) * piece.style.leading
