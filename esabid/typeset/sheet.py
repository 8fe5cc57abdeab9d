"""Single sheets of one page: a head with whom it is from, a title, blocks, a foot."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from esabid import __version__
from esabid.typeset import styles
from esabid.typeset.fonts import register as register_fonts
from esabid.typeset.metadata import LOCALES, About
from esabid.typeset.page import Block, Book, end_page, write, write_lines
from esabid.typeset.tags import TaggedCanvas
from esabid.typeset.text import clean, fit, tie, width, wrap
from esabid.wording.words import Words, words

_TOP, _FOOT = 36.0, 56.0
# A sheet that is too full is set again with names and reasons cut to fewer lines.
_CUTS = (4, 3, 2, 1)


@dataclass(frozen=True)
class Sheet:
    """A sheet's title, the line beneath it, its blocks, and who alone may read it, if so."""

    title: str
    beneath: str
    blocks: tuple[Block, ...]
    only_for: str = ""


def typeset(draw: Callable[[object, Words, int], Sheet], facts, lang: str, fonts: Path,
            out: Path) -> None:
    """Write the sheet of `facts` to `out`: `draw(facts, words, most)` lays it out with texts of at
    most so many lines. `facts` have `as_of`, `demo` and `campaign`; equal facts give equal bytes.
    """
    register_fonts(fonts)
    voice = words(lang)
    for most in _CUTS:
        sheet = draw(facts, voice, most)
        head = _head(sheet, facts.campaign, voice)
        if sum(block.height for block in (head, *sheet.blocks)) <= (
                styles.PAPER[1] - _TOP - _FOOT):
            break
    title = f"DEMO – {sheet.title}" if facts.demo else sheet.title
    about = About(title, clean(facts.campaign.bidder.text(lang)),
                  clean(facts.campaign.title.text(lang)), f"esabid {__version__}",
                  LOCALES[lang], facts.as_of)
    book = Book(TaggedCanvas(str(out), about), voice, 1, {}, title, facts.demo)
    _draw(book, (head, *sheet.blocks), facts)
    book.canvas.finish()


def _draw(book, blocks, facts) -> None:
    book.canvas.setPageSize(styles.PAPER)
    top = styles.PAPER[1] - _TOP
    with book.canvas.element("Sect"):
        for block in blocks:
            block.draw(book, top)
            top -= block.height
        _foot(book, facts)
    end_page(book, *styles.PAPER)


def _head(sheet, campaign, words) -> Block:
    """Whom it is from, the mark of what stays inside, and the title."""
    lang, room = words.lang, styles.COLUMN
    mark = width(sheet.only_for, styles.MARK) + 20 if sheet.only_for else 0
    bidder = fit(clean(campaign.bidder.text(lang)), styles.HEAD, room - mark - 12)
    titles = wrap(tie(sheet.title, lang), styles.TITLE, room, 2)
    beneath = wrap(tie(sheet.beneath, lang), styles.NOTE, room, 2)
    lines = len(titles) * styles.TITLE.leading
    height = 34 + lines + len(beneath) * styles.NOTE.leading + 24

    def draw(book, top):
        canvas, left = book.canvas, styles.MARGIN
        if bidder:
            with canvas.content("P"):
                write(canvas, left, top - 12, bidder, styles.HEAD)
        if mark:
            right = styles.PAPER[0] - left
            with canvas.artifact():
                canvas.setFillColor(styles.GOLD)
                canvas.roundRect(right - mark, top - 18, mark, 18, 3, stroke=0, fill=1)
            with canvas.content("P"):
                write(canvas, right - mark + 10, top - 12, sheet.only_for, styles.MARK)
        with canvas.content("H1"):
            write_lines(canvas, left, top - 34, titles, styles.TITLE)
        with canvas.content("P"):
            write_lines(canvas, left, top - 38 - lines, beneath, styles.NOTE)
        with canvas.artifact():
            canvas.setFillColor(styles.GOLD)
            canvas.rect(left, top - height + 12, 48, 2.4, stroke=0, fill=1)

    return Block(height, draw)


def _foot(book, facts) -> None:
    """The campaign and the day; on a single page no running title, so it is read out."""
    canvas, says = book.canvas, clean(facts.campaign.title.text(book.words.lang))
    day = book.words.gettext("As of %(day)s", day=book.words.long_date(facts.as_of))
    with canvas.artifact():
        canvas.setStrokeColor(styles.GOLD)
        canvas.setLineWidth(1.2)
        canvas.line(styles.MARGIN, 46, styles.MARGIN + 24, 46)
    with canvas.content("P"):
        write(canvas, styles.MARGIN, 32, fit(says, styles.FOOT, 340) + " ", styles.FOOT)
        write(canvas, styles.PAPER[0] - styles.MARGIN, 32, day, styles.FOOT, "right")
