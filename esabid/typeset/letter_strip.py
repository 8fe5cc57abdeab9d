"""The pages that carry the letters: a title strip, and a body left for the letter's page."""

from esabid.domain.snapshot import LetterEntry
from esabid.typeset import styles
from esabid.typeset.layout import letter_key, page_key
from esabid.typeset.page import Book, end_page, write, write_lines, write_name
from esabid.typeset.placing import FORM, HEAD, SIDE, STRIP, Slot, paper, placed
from esabid.typeset.said import everyone, fitted_name
from esabid.typeset.text import clean, tie, width, wrap

# The abstract is a band of a few lines; whoever needs more has the letter beneath.
ABSTRACT_LIMIT = 400
_ABSTRACT_LINES = 4
_PAD = 7.0


def draw_letter(book: Book, entry: LetterEntry) -> tuple[Slot, ...]:
    """One page for each page of the letter, its body left for the assembly."""
    slots = []
    name = clean(_called(book, entry), 160)
    with book.canvas.element("Sect", title=name):
        for part, size in enumerate(entry.pages):
            wide, high = paper(size)
            book.canvas.setPageSize((wide, high))
            # The letter must find the page's first state: it would be drawn in our last colour.
            book.canvas.saveState()
            head = _head(book, entry, wide, high, first=part == 0)
            if part and (key := page_key(entry.number, part)) in book.places:
                book.canvas.bookmarkPage(key)
            slots.append(Slot(book.number, entry.prepared, part, head, size))
            _frame(book.canvas, size, head)
            book.canvas.restoreState()
            _body(book, entry, part, size, head)
            end_page(book, wide, high)
    return tuple(slots)


def draw_missing(book: Book, entry: LetterEntry) -> None:
    """The one page of a letter whose prepared copy is missing or damaged says so."""
    wide, high = styles.PAPER
    words = book.words
    book.canvas.setPageSize(styles.PAPER)
    says = words.gettext("The pages of this letter could not be placed here: its file is missing "
                         "or damaged. The letter stays listed in the index under its number.")
    lines = wrap(tie(says, words.lang), styles.LEAD, 320)
    with book.canvas.element("Sect"):
        _head(book, entry, wide, high, first=True)
        with book.canvas.artifact():
            book.canvas.setStrokeColor(styles.GOLD)
            book.canvas.setLineWidth(1.5)
            tall = len(lines) * styles.LEAD.leading + 52
            book.canvas.rect(wide / 2 - 190, high / 2 + 102 - tall, 380, tall)
        with book.canvas.content("P"):
            write_lines(book.canvas, wide / 2 - 160, high / 2 + 76, lines, styles.LEAD)
    end_page(book, wide, high)


def _called(book, entry) -> str:
    """The letter's name in the outline: its number and who signed it."""
    return f"{entry.number}. {fitted_name(entry, book.words, styles.STRIP, 480)}"


def _head(book, entry, wide, high, *, first) -> float:
    """The strip, and on a letter's first page its abstract; returns what they take from above."""
    _strip(book, entry, wide, high, first=first)
    return HEAD + (_abstract(book, entry, wide, high) if first and entry.abstract else 0.0)


def _abstract(book, entry, wide, high) -> float:
    """The band with what the City says of the letter; returns its height with the gap beneath."""
    canvas, words = book.canvas, book.words
    lang, left, top = entry.abstract.lang(words.lang), SIDE + 12, high - HEAD + 1
    text = tie(clean(entry.abstract.text(words.lang), ABSTRACT_LIMIT), lang)
    label = words.gettext("abstract by the City:") + " "
    indent = width(label, styles.ABSTRACT_LABEL) + 2
    lines = wrap(text, styles.ABSTRACT, wide - 2 * SIDE - 24, _ABSTRACT_LINES, indent)
    tall = len(lines) * styles.ABSTRACT.leading + 2 * _PAD
    with canvas.artifact():
        canvas.setFillColor(styles.PALE)
        canvas.rect(SIDE, top - tall, wide - 2 * SIDE, tall, stroke=0, fill=1)
        canvas.setFillColor(styles.NAVY)
        canvas.rect(SIDE, top - tall, 3, tall, stroke=0, fill=1)
    with canvas.element("P"):
        # One line with the text: alone it would stand on every letter as a running title does.
        with canvas.content("Span"):
            write_lines(canvas, left, top - _PAD, (label,), styles.ABSTRACT_LABEL)
        with canvas.content("Span", lang=lang if lang != words.lang else None):
            write_lines(canvas, left, top - _PAD, lines, styles.ABSTRACT, indent)
    return tall + 6


def _strip(book, entry, wide, high, *, first) -> None:
    """The title strip: a heading on the letter's first page, a running title on the others."""
    canvas, words, base = book.canvas, book.words, high - 23
    stamp = f" – {book.page_of(book.number)}"
    label = words.gettext("Letter %(number)s", number=words.number(entry.number)) + " – "
    room = wide - 2 * SIDE - 12 - width(label, styles.STRIP) - width(stamp, styles.STRIP_PAGE)
    name = fitted_name(entry, words, styles.STRIP, room)
    if first:
        book.bookmark(letter_key(entry.number), clean(_called(book, entry), 160), 1)
    with canvas.content("H3") if first else canvas.artifact("Pagination"):
        write_name(canvas, SIDE + 12, base, name, styles.STRIP, label, after="")
    with canvas.artifact("Pagination"):
        left = SIDE + 12 + width(f"{label}{name}", styles.STRIP)
        write(canvas, left, base, stamp, styles.STRIP_PAGE)
        canvas.setFillColor(styles.GOLD)
        canvas.rect(SIDE, base - 1, 6, 8, stroke=0, fill=1)
        canvas.setStrokeColor(styles.NAVY)
        canvas.setLineWidth(0.7)
        canvas.line(SIDE, high - STRIP, wide - SIDE, high - STRIP)


def _frame(canvas, size, head) -> None:
    """A hair line around the letter's page shows where our paper ends and theirs begins."""
    scale, left, bottom = placed(size, head)
    with canvas.artifact():
        canvas.setStrokeColor(styles.HAIR)
        canvas.setLineWidth(0.5)
        canvas.rect(left - 0.5, bottom - 0.5, scale * size[0] + 1, scale * size[1] + 1)


def _body(book, entry, part, size, head) -> None:
    """The letter's page as a figure, with its words for those who hear it."""
    scale, left, bottom = placed(size, head)
    wide, high = scale * size[0], scale * size[1]
    says = book.words.gettext("Letter %(number)s, page %(part)s of %(parts)s, signed by: %(names)s",
                              number=entry.number, part=part + 1, parts=len(entry.pages),
                              names=everyone(entry, book.words))
    box = (left, bottom, left + wide, bottom + high)
    with book.canvas.content("Figure", alt=says, box=box):
        book.canvas.draw_later(FORM)
