"""The drawings of the progress line and the bars, from the geometry of `figures`."""

from datetime import date

from esabid.figures.bars import Bar
from esabid.figures.progress_line import ProgressLine
from esabid.typeset import styles
from esabid.typeset.marks import draw_actions, draw_fan
from esabid.typeset.page import Block, write
from esabid.typeset.text import tie, wrap
from esabid.wording.words import Words

_LABEL = 176.0
_ROW = 21.0
_APART = 12.0
_DATE = 110.0
_NAME = styles.CELL.sized(8)


def line_block(line: ProgressLine, says: str, words: Words, *, as_of: date,
               crossed_on: date | None) -> Block:
    """The progress line as one figure; `says` is its alternative text."""
    def draw(book, top):
        left, canvas = styles.MARGIN, book.canvas
        box = (left, top - line.height, left + line.width, top)
        with canvas.content("Figure", alt=says, box=box):
            canvas.saveState()
            canvas.translate(left, top)
            _axes(canvas, line, words)
            _marks(canvas, line, words)
            draw_fan(canvas, line, words, as_of)
            _stairs(canvas, line, words, crossed_on)
            draw_actions(canvas, line)
            canvas.restoreState()

    return Block(line.height + 10, draw, keep=True)


def _axes(canvas, line, words) -> None:
    """Grid and labels; months are thinned until their names stand apart."""
    canvas.setLineWidth(0.5)
    canvas.setStrokeColor(styles.HAIR)
    for tick in line.y_ticks:
        canvas.line(line.left, -tick.at, line.right, -tick.at)
        write(canvas, line.left - 7, -tick.at - 3, words.number(tick.value), styles.AXIS, "right")
    room = (line.right - line.left) / len(line.x_ticks)
    # Among thinned names years may follow each other, which takes more room.
    step = 1 if room > 28 else 1 + int(46 / room)
    for index, tick in enumerate(line.x_ticks):
        canvas.line(tick.at, -line.bottom, tick.at, -line.bottom - 4)
        if tick.value.day > 1:
            write(canvas, tick.at, 9 - line.height, words.short_date(tick.value), styles.AXIS,
                  "right")
        elif index % step == 0 and tick.at < line.right - 10:
            name = words.month(tick.value)
            # The year stands where the axis begins, and where the names step into another one.
            if index == 0 or line.x_ticks[index - step].value.year != tick.value.year:
                name = f"{name} {tick.value.year}"
            write(canvas, tick.at + 2, 9 - line.height, name, styles.AXIS)


def _marks(canvas, line, words) -> None:
    """The goal in gold, milestones in grey dots."""
    canvas.saveState()
    canvas.setStrokeColor(styles.GREY)
    canvas.setLineWidth(0.7)
    canvas.setDash(1, 3)
    below = line.goal.at
    for tick in sorted(line.milestones, key=lambda it: -it.at):
        canvas.line(line.left, -tick.at, line.right, -tick.at)
        # On a high scale lines come close: only labels that stand apart are written.
        if abs(below - tick.at) < _APART:
            continue
        below = tick.at
        write(canvas, line.left + 4, -tick.at + 3,
              words.gettext("milestone %(count)s", count=words.number(tick.value)), styles.AXIS)
    canvas.restoreState()
    canvas.setStrokeColor(styles.GOLD)
    canvas.setLineWidth(1.8)
    canvas.line(line.left, -line.goal.at, line.right, -line.goal.at)
    write(canvas, line.left + 4, -line.goal.at + 4,
          words.gettext("goal %(goal)s", goal=words.number(line.goal.value)), styles.MARK)


def _stairs(canvas, line, words, crossed_on) -> None:
    """The count as a staircase over a pale ground, its end and the crossing marked."""
    ground = canvas.beginPath()
    ground.moveTo(line.steps[0][0], -line.bottom)
    edge = canvas.beginPath()
    edge.moveTo(line.steps[0][0], -line.steps[0][1])
    for x, y in line.steps:
        ground.lineTo(x, -y)
        edge.lineTo(x, -y)
    ground.lineTo(line.steps[-1][0], -line.bottom)
    ground.close()
    canvas.setFillColor(styles.NAVY, alpha=0.08)
    canvas.drawPath(ground, stroke=0, fill=1)
    canvas.setFillAlpha(1)
    canvas.setStrokeColor(styles.NAVY)
    canvas.setLineWidth(1.8)
    canvas.drawPath(edge, stroke=1, fill=0)
    _ends(canvas, line, words, crossed_on)


def _ends(canvas, line, words, crossed_on) -> None:
    """The crossing and the last count; where the axis runs on, their labels make room for it."""
    if line.crossed and crossed_on:
        x, y = line.crossed
        canvas.setFillColor(styles.GOLD)
        canvas.setLineWidth(1)
        canvas.circle(x, -y, 3.6, stroke=1, fill=1)
        beneath = line.today or x - line.left < _DATE
        place = (x + 7, -y - 12, "left") if beneath else (x - 7, -y + 6, "right")
        write(canvas, *place[:2], words.short_date(crossed_on), styles.MARK, place[2])
    x, y = line.now
    canvas.setFillColor(styles.NAVY)
    canvas.circle(x, -y, 3.2, stroke=0, fill=1)
    place = (x - 7, -y + 6, "right") if line.today else (x + 7, -y - 4, "left")
    write(canvas, *place[:2], words.number(line.total), styles.CELL_BOLD.sized(12), place[2])


def bars_block(found: tuple[Bar, ...], says: str, words: Words, apart=None,
               named=None) -> Block:
    """Horizontal bars with their names, values and the ticks of their targets as one figure.

    The bar of the kind `apart` is grey; `named` gives a kind's name where it is no code.
    """
    named = named or words.label
    height = len(found) * _ROW
    aimed = any(bar.target for bar in found)
    start, room = styles.MARGIN + _LABEL, styles.COLUMN - _LABEL - (64 if aimed else 36)

    def draw(book, top):
        canvas = book.canvas
        box = (styles.MARGIN, top - height, styles.MARGIN + styles.COLUMN, top)
        with canvas.content("Figure", alt=says, box=box):
            for index, bar in enumerate(found):
                base = top - (index + 1) * _ROW
                lines = wrap(tie(named(bar.kind), words.lang), _NAME, _LABEL - 12, 2)
                for number, text in enumerate(lines):
                    rise = base + 3 + _NAME.leading * len(lines) / 2 - number * _NAME.leading
                    write(canvas, start - 9, rise, text, _NAME, "right")
                canvas.setFillColor(styles.GREY if bar.kind == apart else styles.NAVY)
                canvas.rect(start, base + 4.5, room * bar.length / 100, 12, stroke=0, fill=1)
                if bar.target:
                    canvas.setFillColor(styles.GOLD)
                    canvas.rect(start + room * bar.tick / 100 - 1.2, base + 1.5, 2.4, 18,
                                stroke=0, fill=1)
                write(canvas, start + room * max(bar.length, bar.tick or 0) / 100 + 6, base + 7.5,
                      _value(bar, words), styles.CELL_BOLD)
            canvas.setStrokeColor(styles.GREY)
            canvas.setLineWidth(0.7)
            canvas.line(start, top, start, top - height)

    return Block(height + 10, draw, keep=True)


def _value(bar, words) -> str:
    """What stands at the end of a bar."""
    if not bar.target:
        return words.number(bar.value)
    return words.gettext("%(have)s of %(target)s", have=words.number(bar.value),
                         target=words.number(bar.target))
