"""What the progress line is marked with: the campaign's actions, and the forecast's fan."""

from datetime import date

from esabid.figures.progress_line import ProgressLine
from esabid.typeset import styles
from esabid.typeset.page import write
from esabid.typeset.text import width
from esabid.wording.words import Words

_NUMBER = styles.MARK.sized(7.5)


def draw_actions(canvas, line: ProgressLine) -> None:
    """A tick for each action on the axis, and beneath it the number it has in the table."""
    for mark in line.actions:
        canvas.setStrokeColor(styles.INK)
        canvas.setLineWidth(1)
        for place in mark.places:
            canvas.line(place, 6 - line.bottom, place, -3 - line.bottom)
        says = str(mark.first) if mark.first == mark.last else f"{mark.first}–{mark.last}"
        half = width(says, _NUMBER) / 2 + 5
        canvas.setFillColor(styles.WHITE)
        canvas.setStrokeColor(styles.GREY)
        canvas.setLineWidth(0.6)
        canvas.roundRect(mark.at - half, -17 - line.bottom, 2 * half, 13, 6.5, stroke=1, fill=1)
        write(canvas, mark.at, -13.2 - line.bottom, says, _NUMBER, "centre")


def draw_fan(canvas, line: ProgressLine, words: Words, as_of: date) -> None:
    """The day of the count where the axis runs on past it, and the forecast from there."""
    if line.today is None:
        return
    canvas.setStrokeColor(styles.GREY)
    canvas.setLineWidth(0.6)
    canvas.line(line.today, -line.top, line.today, -line.bottom)
    # On the right half the label stands away from the fan's.
    write(canvas, line.today, 4 - line.top, words.short_date(as_of), styles.AXIS,
          "right" if line.today > line.width / 2 else "centre")
    if line.fan is None:
        return
    area = canvas.beginPath()
    area.moveTo(line.fan.area[0][0], -line.fan.area[0][1])
    for x, y in line.fan.area[1:]:
        area.lineTo(x, -y)
    area.close()
    canvas.setFillColor(styles.NAVY_LIGHT, alpha=0.22)
    canvas.drawPath(area, stroke=0, fill=1)
    canvas.setFillAlpha(1)
    canvas.saveState()
    middle = canvas.beginPath()
    middle.moveTo(line.fan.middle[0][0], -line.fan.middle[0][1])
    for x, y in line.fan.middle[1:]:
        middle.lineTo(x, -y)
    canvas.setStrokeColor(styles.NAVY_LIGHT)
    canvas.setLineWidth(1)
    canvas.setDash(4, 3)
    canvas.drawPath(middle, stroke=1, fill=0)
    canvas.restoreState()
    low, high = words.number(line.fan.low), words.number(line.fan.high)
    write(canvas, line.fan.end[0], 5 - line.fan.end[1], low if low == high else f"{low}–{high}",
          styles.MARK, "right")
