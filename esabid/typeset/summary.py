"""The summary: the count toward or past its goal, its rule, the numbers beside it, the foreword."""

from esabid.domain.snapshot import Snapshot
from esabid.figures.bars import goal_bar
from esabid.typeset import styles
from esabid.typeset.blocks import long_paragraph, paragraph, space, subtitle, title
from esabid.typeset.page import Block, Section, paginate, write, write_lines
from esabid.typeset.said import headline, standing
from esabid.typeset.text import paragraphs, tie, width, wrap
from esabid.wording.dossier import beside_the_count, notes_on_the_count
from esabid.wording.words import Words


def summary(snapshot: Snapshot, words: Words) -> Section:
    """One page, longer only where the foreword is."""
    lang, numbers = words.lang, snapshot.numbers
    heading = words.gettext("Summary")
    blocks = [
        title(heading, lang), _headline(numbers, words), _bar(numbers, words),
        paragraph(standing(numbers, words), styles.LEAD, lang, after=4),
        paragraph(words.rule(), styles.BODY, lang, after=2),
        paragraph(words.gettext("As of %(day)s.", day=words.long_date(snapshot.as_of)),
                  styles.BODY, lang, after=16),
        _tiles(numbers, words),
        *(paragraph(note, styles.NOTE, lang, after=3)
          for note in notes_on_the_count(snapshot, words)),
        *_foreword(snapshot, words),
    ]
    return Section("summary", heading, paginate(blocks))


def _headline(numbers, words) -> Block:
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


def _bar(numbers, words) -> Block:
    """The bar that runs on past the goal's tick; what it shows is said in its alternative text."""
    bar = goal_bar(numbers.verified, numbers.goal)
    says = words.gettext("A bar: %(count)s letters, the goal is %(goal)s.",
                         count=words.number(numbers.verified), goal=words.number(numbers.goal))

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


def _tiles(numbers, words) -> Block:
    """The four numbers beside the headline."""
    tiles = tuple((words.number(value), wrap(tie(text, words.lang), styles.TILE_TEXT, 106, 3))
                  for value, text in beside_the_count(numbers, words))
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


def _foreword(snapshot, words):
    """The foreword in its own language, or nothing."""
    text = snapshot.campaign.foreword
    said, lang = paragraphs(text.text(words.lang)), text.lang(words.lang)
    own = None if lang == words.lang else lang
    if not said:
        return ()
    blocks = [space(12), subtitle(words.gettext("Foreword"), words.lang)]
    for part in said:
        blocks += long_paragraph(part, styles.BODY, words.lang, own_lang=own)
    return tuple(blocks)
