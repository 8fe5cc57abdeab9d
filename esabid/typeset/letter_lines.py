"""Letters in two columns of single lines: number, who signed, page; each line a link."""

from esabid.domain.chapters import Quoted
from esabid.domain.snapshot import LetterEntry
from esabid.typeset import styles
from esabid.typeset.page import Block, write, write_name
from esabid.typeset.quotes import linked_page
from esabid.typeset.said import fitted_name
from esabid.typeset.structure import Element
from esabid.wording.words import Words

_GAP = 30.0
_WIDE = (styles.COLUMN - _GAP) / 2
_NUMBER = 26.0
_PAGE = 30.0
_LEADING = 14.5


def letter_lines(mentions: list[tuple[Quoted, LetterEntry]], words: Words) -> tuple[Block, ...]:
    """One line for each mention, two beside each other."""
    listing = Element("L")
    return tuple(_pair(pair, listing, words)
                 for pair in (mentions[n:n + 2] for n in range(0, len(mentions), 2)))


def _pair(pair, listing, words) -> Block:
    def draw(book, top):
        for place, (quoted, entry) in enumerate(pair):
            with book.canvas.within(listing), book.canvas.element("LI"):
                _line(book, styles.MARGIN + place * (_WIDE + _GAP), top, quoted, entry, words)

    return Block(_LEADING, draw)


def _line(book, left, top, quoted, entry, words) -> None:
    canvas, base = book.canvas, top - 10
    name = fitted_name(entry, words, styles.CELL, _WIDE - _NUMBER - _PAGE)
    number = words.number(entry.number)
    with canvas.content("Lbl"):
        write(canvas, left, base, f"{number} ", styles.CELL_BOLD)
    with canvas.element("LBody"):
        if not entry.pages:
            with canvas.content("P"):
                write_name(canvas, left + _NUMBER, base, name, styles.CELL)
            return
        key = linked_page(book, quoted, entry)
        page = words.number(book.places[key])
        with canvas.element("Link"):
            with canvas.content("Span"):
                write_name(canvas, left + _NUMBER, base, name, styles.CELL)
                write(canvas, left + _WIDE, base, f"{page} ", styles.CELL, "right")
            book.link(key, (left, top - _LEADING, left + _WIDE, top),
                      words.gettext("%(title)s, page %(page)s", page=page,
                                    title=words.gettext("Letter %(number)s", number=number)))
