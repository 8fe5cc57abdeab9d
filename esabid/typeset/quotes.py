"""The letters' own words: a quote in its marks, with its letter and its page beneath."""

import re

from esabid.domain.chapters import Quoted
from esabid.domain.snapshot import LetterEntry
from esabid.typeset import styles
from esabid.typeset.layout import letter_key, page_key
from esabid.typeset.page import Block, Book, write, write_lines, write_name
from esabid.typeset.said import fitted_name
from esabid.typeset.structure import Element
from esabid.typeset.text import clean, tie, width, wrap
from esabid.wording.words import Words

_QUOTE = styles.LEAD.sized(10.5)
_INSET = 14.0
_PAGE = 52.0
_AFTER = 13.0
# Signs of Polish: its letters in any word but a name, and little words English does not have.
_POLISH_LETTER = "[ąćęłńóśźż]"
_POLISH = re.compile(rf"\b(?:[wzio]|na|od|po|za|nie|dla|oraz|jest|przez|przy|jako)\b"
                     rf"|\b[a-z]*{_POLISH_LETTER}")
_ENGLISH = re.compile(r"\b(?:the|of|and|our|for|with|are|is|this|that|who|such|from)\b"
                      r"|['’]s\b", re.I)
# Words in capitals are names in any language: WHO, THE, ESA.
_CAPITALS = re.compile(r"\b[A-ZĄĆĘŁŃÓŚŹŻ]{2,}\b")
# So many characters without one Polish letter are not Polish.
_SURELY = 60
_MARKS = {"pl": "„{}”", "en": "“{}”"}
_ANY_MARKS = "\"„”“«»"


def in_marks(quote: str, lang: str) -> tuple[str, str | None]:
    """`quote` in the quotation marks of its own language, and that where it is not `lang`.

    It is seen from the words and letters; a short one without a sign takes the edition's.
    """
    text = clean(quote)
    if len(text) > 1 and text[0] in _ANY_MARKS and text[-1] in _ANY_MARKS:
        text = text[1:-1].strip()
    own = _language(text, lang)
    return _MARKS[own].format(text), own if own != lang else None


def _language(text: str, lang: str) -> str:
    """The language whose signs `text` has more of; where they are even, any Polish letter tells."""
    said = _CAPITALS.sub("", text)
    polish, english = (len(signs.findall(said)) for signs in (_POLISH, _ENGLISH))
    if polish == english:
        polish += bool(re.search(_POLISH_LETTER, text, re.I))
    if polish == english:
        return lang if len(text) < _SURELY else "en"
    return "pl" if polish > english else "en"


def quote_block(quoted: Quoted, entry: LetterEntry, listing: Element, words: Words) -> Block:
    """One quote of a list of them, never apart from the line that says whose it is."""
    said, own = in_marks(quoted.quote, words.lang)
    lines = wrap(tie(said, own or words.lang), _QUOTE, styles.COLUMN - _INSET)
    high = len(lines) * _QUOTE.leading
    height = high + 4 + styles.CELL.leading

    def draw(book, top):
        canvas = book.canvas
        with canvas.within(listing), canvas.element("LI"), canvas.element("LBody"):
            with canvas.artifact():
                canvas.setFillColor(styles.GOLD)
                canvas.rect(styles.MARGIN, top - height + 1, 2, height - 2, stroke=0, fill=1)
            with canvas.content("P", lang=own):
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
    write_name(book.canvas, left + beside, base,
               fitted_name(entry, book.words, styles.CELL, room), styles.CELL)


def linked_page(book: Book, quoted: Quoted, entry: LetterEntry) -> str:
    """The key of the page a mention stands on, or of its letter's first page."""
    key = page_key(entry.number, (quoted.page or 1) - 1)
    return key if key in book.places else letter_key(entry.number)
