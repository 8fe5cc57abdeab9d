"""The letters' own words: a quote in its marks, with its letter and its page beneath."""

import re

from esabid.domain.chapters import Quoted
from esabid.domain.snapshot import LetterEntry
from esabid.typeset import styles
from esabid.typeset.layout import letter_key, page_key
from esabid.typeset.page import Block, Book, write, write_lines
from esabid.typeset.said import fitted_name
from esabid.typeset.structure import Element
from esabid.typeset.text import ELLIPSIS, TEXT_LIMIT, clean, tie, width, wrap
from esabid.wording.words import Words

_QUOTE = styles.LEAD.sized(10.5)
_INSET = 14.0
_PAGE = 52.0
_AFTER = 13.0
_LONGEST = 700
_POLISH = re.compile("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]")
# Little words that are none in Polish: a Polish name does not make an English sentence Polish.
_ENGLISH = re.compile(r"\b(?:the|of|and|our|for|with|are|is|this|that|who|such|from)\b", re.I)
# So many characters without one Polish letter are not Polish.
_SURELY = 60
_MARKS = {"pl": "„{}”", "en": "“{}”"}
_ANY_MARKS = "\"„”“«»"


def in_marks(quote: str, lang: str) -> str:
    """`quote` in the quotation marks of its own language, cut at a word where it is very long.

    Its language is seen from its words and letters; a short one without a sign takes the edition's.
    """
    text = clean(quote, TEXT_LIMIT)
    if len(text) > 1 and text[0] in _ANY_MARKS and text[-1] in _ANY_MARKS:
        text = text[1:-1].strip()
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + ELLIPSIS
    polish = _POLISH.search(text) or lang == "pl" and len(text) < _SURELY
    return _MARKS["pl" if polish and not _ENGLISH.search(text) else "en"].format(text)


def quote_block(quoted: Quoted, entry: LetterEntry, listing: Element, words: Words) -> Block:
    """One quote of a list of them, never apart from the line that says whose it is."""
    lines = wrap(tie(in_marks(quoted.quote, words.lang), words.lang), _QUOTE,
                 styles.COLUMN - _INSET)
    high = len(lines) * _QUOTE.leading
    height = high + 4 + styles.CELL.leading

    def draw(book, top):
        canvas = book.canvas
        with canvas.within(listing), canvas.element("LI"), canvas.element("LBody"):
            with canvas.artifact():
                canvas.setFillColor(styles.GOLD)
                canvas.rect(styles.MARGIN, top - height + 1, 2, height - 2, stroke=0, fill=1)
            with canvas.content("P"):
                write_lines(canvas, styles.MARGIN + _INSET, top, lines, _QUOTE)
            _source(book, quoted, entry, top - high - 4)

    return Block(height + _AFTER, draw)


def _source(book: Book, quoted, entry, top) -> None:
    """Whose words they are, and where they stand: a link where the letter is shown."""
    if not entry.pages:
        with book.canvas.content("P"):
            _signed(book, entry, top)
        return
    key = linked_page(book, quoted, entry)
    page, right = book.words.number(book.places[key]), styles.MARGIN + styles.COLUMN
    with book.canvas.element("P"), book.canvas.element("Link"):
        with book.canvas.content("Span"):
            _signed(book, entry, top)
            write(book.canvas, right, top - styles.CELL_BOLD.size,
                  book.words.gettext("p. %(page)s", page=page), styles.CELL_BOLD, "right")
        box = (styles.MARGIN + _INSET, top - styles.CELL.leading - 1, right, top + 1)
        book.link(key, box, book.words.gettext(
            "%(title)s, page %(page)s", page=page,
            title=book.words.gettext("Letter %(number)s", number=book.words.number(entry.number))))


def _signed(book, entry, top) -> None:
    """The letter's number and who signed it."""
    label = book.words.gettext("Letter %(number)s", number=book.words.number(entry.number)) + "  "
    left, base = styles.MARGIN + _INSET, top - styles.CELL.size
    write(book.canvas, left, base, label, styles.CELL_BOLD)
    beside = width(label, styles.CELL_BOLD)
    room = styles.COLUMN - _INSET - _PAGE - beside
    write(book.canvas, left + beside, base,
          f"{fitted_name(entry, book.words, styles.CELL, room)} ", styles.CELL)


def linked_page(book: Book, quoted: Quoted, entry: LetterEntry) -> str:
    """The key of the page a mention stands on, or of its letter's first page."""
    key = page_key(entry.number, (quoted.page or 1) - 1)
    return key if key in book.places else letter_key(entry.number)
