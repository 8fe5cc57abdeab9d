"""The count as it opens a page: the number with its line, the bar, and numbers beside it."""

from esabid.domain.snapshot import Numbers
from esabid.figures.bars import goal_bar
from esabid.typeset import styles
from esabid.typeset.page import Block, write, write_lines
from esabid.typeset.said import headline
from esabid.typeset.text import tie, width, wrap
from esabid.wording.words import Words


def headline_block(numbers: Numbers, words: Words) -> Block:
    """The count, large, with the line that says what it is."""
    said = headline(numbers, words)
    left = styles.MARGIN + width(said.number, styles.COUNT) + 12
    lines = wrap(tie(said.line, words.lang), styles.COUNT_LINE,
                 styles.PAPER[0] - styles.MARGIN - left, 2)

    def draw(book, top):
        with book.canvas.content("P"):
            write(book.canvas, styles.MARGIN - 2, top - 56, f"{said.number} ", styles.COUNT)
            rise = (len(lines) - 1) * styles.COUNT_LINE.leading
            write_lines(book.canvas, left, top - 41 + rise, lines, styles.COUNT_LINE)

    return Block(74, draw)


def bar_block(numbers: Numbers, words: Words) -> Block:
    """The bar that runs on past the goal's tick; what it shows is said in its alternative text."""
    bar = goal_bar(numbers.verified, numbers.goal)
    says = words.ngettext("A bar: %(num)s letter, the goal is %(goal)s.",
                          "A bar: %(num)s letters, the goal is %(goal)s.", numbers.verified,
                          goal=words.number(numbers.goal))

    def draw(book, top):
        canvas, left, base = book.canvas, styles.MARGIN, top - 14
        tick = left + styles.COLUMN * bar.goal / 100
        box = (left, top - 36, left + styles.COLUMN, top)
        with canvas.content("Figure", alt=says, box=box):
            canvas.setFillColor(styles.PALE)
            canvas.roundRect(left, base, styles.COLUMN, 12, 3, stroke=0, fill=1)
            canvas.setFillColor(styles.NAVY)
            if bar.filled:
                canvas.roundRect(left, base, styles.COLUMN * bar.filled / 100, 12, 3,
                                 stroke=0, fill=1)
            canvas.setFillColor(styles.GOLD)
            canvas.rect(tick - 1.4, base - 5, 2.8, 22, stroke=0, fill=1)
            goal = words.gettext("goal %(goal)s", goal=words.number(numbers.goal))
            write(canvas, tick, base - 16, goal, styles.MARK, "centre")

    return Block(54, draw)


def tiles_block(tiles, words: Words) -> Block:
    """Four numbers in a row, from (number, what it is) pairs of strings."""
    tiles = tuple((number, wrap(tie(text, words.lang), styles.TILE_TEXT, 106, 3))
                  for number, text in tiles)
    step = styles.COLUMN / 4

    def draw(book, top):
        canvas = book.canvas
        for index, (number, lines) in enumerate(tiles):
            left = styles.MARGIN + index * step
            with canvas.artifact():
                canvas.setFillColor(styles.GOLD)
                canvas.rect(left, top - 72, 2, 70, stroke=0, fill=1)
            with canvas.content("P"):
                write(canvas, left + 11, top - 24, f"{number} ", styles.TILE)
                write_lines(canvas, left + 11, top - 31, lines, styles.TILE_TEXT)

    return Block(92, draw)
