"""The contents: sections and letters with their pages, every line a link."""

from esabid.typeset import styles
from esabid.typeset.blocks import space, title
from esabid.typeset.layout import letter_key
from esabid.typeset.page import Block, Section, paginate, write, write_name
from esabid.typeset.said import fitted_name
from esabid.typeset.structure import Element
from esabid.typeset.text import fit, width
from esabid.wording.words import Words

_NUMBER = 30.0
_PAGE = 40.0


def contents(before, shown, after, words: Words) -> Section:
    """The contents of the sections `before` the letters `shown` and `after` them."""
    heading = words.gettext("Contents")
    listed = Element("TOC")
    first = [title(heading, words.lang), *(_section(it, listed, words) for it in before)]
    letters = _letters(shown, listed, words) if shown else []
    last = [_section(it, listed, words) for it in after]
    pages = paginate((*first, *letters, space(4), *last))
    if len(pages) > 1:
        # Whoever opens a long list finds every section on its first page.
        pages = paginate((*first, *letters[:1], *last, space(8), *letters[1:]))
    return Section("contents", heading, pages)


def _section(section, listed, words) -> Block:
    return _entry((listed, Element("TOCI")), section.key, section.title, styles.ENTRY_BOLD, words)


def _letters(shown, listed, words) -> list[Block]:
    """The letters' own line, and beneath it one for each of them."""
    item, letters = Element("TOCI"), Element("TOC")
    blocks = [_entry((listed, item), "letters", words.gettext("Letters"), styles.ENTRY_BOLD,
                     words)]
    for entry in shown:
        name = fitted_name(entry, words, styles.ENTRY, styles.COLUMN - _NUMBER - _PAGE - 16)
        blocks.append(_entry((listed, item, letters, Element("TOCI")), letter_key(entry.number),
                             str(name), styles.ENTRY, words, words.number(entry.number), name))
    return blocks


def _entry(path, key, text, style, words, number=None, name=None) -> Block:
    """One line: number, text, dots and page, inside the elements of `path`; of a letter `text` is
    its `name`."""
    left = styles.MARGIN + (_NUMBER if number else 0)
    right = styles.PAPER[0] - styles.MARGIN
    text = fit(text, style, right - left - _PAGE)

    def draw(book, top):
        page = words.number(book.places[key])
        baseline = top - style.leading * 0.72
        _descend(book.canvas, path, lambda: line(book, top, baseline, page))
        with book.canvas.artifact():
            _leader(book.canvas, left + width(text, style) + 8,
                    right - width(page, style) - 8, baseline)

    def line(book, top, baseline, page):
        with book.canvas.element("Reference"), book.canvas.content("Link"):
            if number:
                write(book.canvas, styles.MARGIN, baseline, f"{number} ", styles.CELL_BOLD)
                write_name(book.canvas, left, baseline, name, style)
            else:
                write(book.canvas, left, baseline, f"{text} ", style)
            write(book.canvas, right, baseline, page, style, "right")
            box = (styles.MARGIN, top - style.leading, right, top)
            book.link(key, box, words.gettext("%(title)s, page %(page)s", title=text, page=page))

    return Block(style.leading, draw)


def _descend(canvas, path, draw) -> None:
    """Draw inside the elements of `path`, outermost first."""
    if not path:
        draw()
        return
    with canvas.within(path[0]):
        _descend(canvas, path[1:], draw)


def _leader(canvas, start, end, baseline) -> None:
    """Fine dots that lead the eye to the page."""
    if end - start < 12:
        return
    canvas.saveState()
    canvas.setStrokeColor(styles.HAIR)
    canvas.setLineWidth(0.9)
    canvas.setLineCap(1)
    canvas.setDash(0.01, 4)
    canvas.line(start, baseline + 1, end, baseline + 1)
    canvas.restoreState()
