"""The argument grid: a table whose cells are drawn, with gaps that are seen without colour."""

from esabid.domain.institution import Sector
from esabid.domain.snapshot import Argued
from esabid.typeset import styles
from esabid.typeset.page import Block, write, write_lines
from esabid.typeset.structure import Element
from esabid.typeset.table import bilingual
from esabid.typeset.text import tie, wrap
from esabid.wording.words import Words

_NAME = 142.0
_STEP = (styles.COLUMN - _NAME) / len(Sector)
_HEAD = 104.0
_CELL = 22.0


def argument_grid(arguments: tuple[Argued, ...], words: Words) -> tuple[Block, ...]:
    """Blocks of the grid: a row for each argument, a column for each sector."""
    element = Element("Table")
    most = max((n for it in arguments for n in it.letters.values()), default=1)
    head, again = _head(element, words), _head(None, words)
    return (head, *(_row(element, it, most, again, words) for it in arguments))


def _head(element, words) -> Block:
    """Sectors stand upright; without an element the head is its repetition, an artifact."""
    titles = [wrap(tie(words.label(sector), words.lang), styles.HEAD.sized(7.5), _HEAD - 8, 2)
              for sector in Sector]

    def cells(canvas, top, content):
        with content():
            write(canvas, styles.MARGIN, top - _HEAD + 5, words.gettext("Argument"), styles.HEAD)
        for place, lines in enumerate(titles):
            with content():
                canvas.saveState()
                canvas.translate(_left(place) + _STEP / 2, top - _HEAD + 5)
                canvas.rotate(90)
                write_lines(canvas, 0, 4.5 * len(lines), lines, styles.HEAD.sized(7.5))
                canvas.restoreState()

    def draw(book, top):
        canvas = book.canvas
        if element is None:
            cells(canvas, top, canvas.artifact)
            return
        with canvas.within(element), canvas.element("TR"):
            cells(canvas, top, lambda: canvas.content("TH", scope="Column"))

    return Block(_HEAD, draw, keep=True)


def _left(place: int) -> float:
    return styles.MARGIN + _NAME + place * _STEP


def _row(element, argued, most, again, words) -> Block:
    name = bilingual(argued.name, words, styles.CELL_BOLD)
    lines = wrap(tie(name.text, name.lang or words.lang), name.style, _NAME - 8, 3)
    height = max(_CELL, len(lines) * name.style.leading + 6) + 3

    def draw(book, top):
        canvas = book.canvas
        with canvas.within(element), canvas.element("TR"):
            with canvas.content("TH", scope="Row", lang=name.lang):
                inset = (height - 3 - len(lines) * name.style.leading) / 2
                write_lines(canvas, styles.MARGIN, top - inset, lines, name.style)
            for place, sector in enumerate(Sector):
                number = argued.letters.get(sector, 0)
                with canvas.artifact():
                    _box(canvas, _left(place), top - height + 3, height - 3, number / most)
                with canvas.content("TD"):
                    write(canvas, _left(place) + _STEP / 2, top - (height - 3) / 2 - 3,
                          words.number(number), styles.CELL_BOLD if number else styles.AXIS,
                          "centre")

    return Block(height, draw, again=again)


def _box(canvas, left, base, height, share) -> None:
    """A filled box with a firm edge, the darker the more letters; a gap has a dashed one."""
    canvas.saveState()
    canvas.setLineWidth(0.7)
    if share:
        canvas.setStrokeColor(styles.NAVY)
        canvas.setFillColor(styles.NAVY_LIGHT, alpha=0.08 + 0.27 * share)
    else:
        canvas.setStrokeColor(styles.GREY)
        canvas.setDash(2, 2)
    canvas.roundRect(left + 1.5, base, _STEP - 3, height, 3, stroke=1, fill=int(bool(share)))
    canvas.restoreState()
