"""Method and limits, one page: what is counted, how it is checked, and what this file is."""

from esabid.domain.snapshot import Snapshot
from esabid.typeset import styles
from esabid.typeset.blocks import title
from esabid.typeset.layout import Edition
from esabid.typeset.page import Block, Section, paginate, write_lines
from esabid.typeset.text import TEXT_LIMIT, clean, tie, wrap
from esabid.wording.dossier_method import method_says
from esabid.wording.words import Words

_HEAD = styles.HEAD.sized(9)
_TEXT = styles.BODY.sized(9)
_WIDE = 116.0
_GAP = 16.0
_AFTER = 9.0


def method_section(snapshot: Snapshot, edition: Edition | None, words: Words) -> Section:
    """What a reader should know before trusting the numbers; each profile has only its own."""
    heading = words.gettext("Method and limits")
    said = method_says(snapshot, edition is not None, words)
    blocks = [title(heading, words.lang),
              *(_entry(head, clean(text, TEXT_LIMIT), words.lang) for head, text in said)]
    return Section("method", heading, paginate(blocks))


def _entry(head: str, text: str, lang: str) -> Block:
    """A heading at the left, what is said of it beside."""
    heads = wrap(tie(head, lang), _HEAD, _WIDE)
    lines = wrap(tie(text, lang), _TEXT, styles.COLUMN - _WIDE - _GAP)
    height = max(len(heads) * _HEAD.leading, len(lines) * _TEXT.leading) + _AFTER

    def draw(book, top):
        canvas = book.canvas
        with canvas.content("H3"):
            write_lines(canvas, styles.MARGIN, top, heads, _HEAD)
        with canvas.content("P"):
            write_lines(canvas, styles.MARGIN + _WIDE + _GAP, top, lines, _TEXT)
        with canvas.artifact():
            canvas.setStrokeColor(styles.HAIR)
            canvas.setLineWidth(0.5)
            canvas.line(styles.MARGIN, top - height + 3, styles.MARGIN + styles.COLUMN,
                        top - height + 3)

    return Block(height, draw)
