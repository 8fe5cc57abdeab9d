"""The blocks a column is made of: headings, paragraphs and room."""

from esabid.typeset import styles
from esabid.typeset.page import Block, write_lines
from esabid.typeset.structure import Element
from esabid.typeset.styles import Style
from esabid.typeset.text import clean, tie, wrap


def space(height: float) -> Block:
    """Empty room of `height` points."""
    return Block(height, lambda book, top: None, blank=True)


def title(text: str, lang: str) -> Block:
    """The heading of a section, with a gold rule beneath."""
    lines = wrap(tie(clean(text), lang), styles.TITLE, styles.COLUMN)
    height = len(lines) * styles.TITLE.leading + 26

    def draw(book, top):
        with book.canvas.content("H2"):
            write_lines(book.canvas, styles.MARGIN, top, lines, styles.TITLE)
        with book.canvas.artifact():
            book.canvas.setFillColor(styles.GOLD)
            book.canvas.rect(styles.MARGIN, top - height + 14, 48, 2.4, stroke=0, fill=1)

    return Block(height, draw, keep=True)


def subtitle(text: str, lang: str) -> Block:
    """A heading inside a section; it stays with what follows."""
    return paragraph(text, styles.SUBTITLE, lang, tag="H3", after=6, keep=True)


def paragraph(text: str, style: Style, lang: str, *, tag: str = "P", after: float = 6,
              keep: bool = False, own_lang: str | None = None) -> Block:
    """A paragraph of clean `text`; `own_lang` is its language where it differs from the document's.
    """
    lines = wrap(tie(text, own_lang or lang), style, styles.COLUMN)

    def draw(book, top):
        with book.canvas.content(tag, lang=own_lang):
            write_lines(book.canvas, styles.MARGIN, top, lines, style)

    return Block(len(lines) * style.leading + after, draw, keep=keep)


def long_paragraph(text: str, style: Style, lang: str, *, own_lang: str | None = None):
    """A paragraph that may break over pages: one block a line, all in one element.

    At least two of its lines stand on each side of the break.
    """
    lines = wrap(tie(text, own_lang or lang), style, styles.COLUMN)
    element = Element("P", lang=own_lang)
    # The first line keeps the second, the last but one the last.
    kept = {0, len(lines) - 2}
    return (*(_line(line, style, element, place in kept and place + 1 < len(lines))
              for place, line in enumerate(lines)), space(7))


def _line(line, style, element, keep):
    def draw(book, top):
        with book.canvas.within(element), book.canvas.content("Span"):
            # The space at the end keeps the last word apart from the next line's first.
            write_lines(book.canvas, styles.MARGIN, top, (f"{line} ",), style)

    return Block(style.leading, draw, keep=keep)
