"""The cover, and the half-title before the letters: navy paper, gold orbits, serif titles."""

from esabid.domain.snapshot import Snapshot
from esabid.typeset import styles
from esabid.typeset.layout import Edition
from esabid.typeset.page import Book, end_page, write, write_lines
from esabid.typeset.said import headline
from esabid.typeset.table import Piece, bilingual
from esabid.typeset.text import balanced, tie, width, wrap
from esabid.wording.dossier import kind_said, letters_follow

_LEFT = 62.0
_ROOM = styles.PAPER[0] - 2 * _LEFT
# The height of the facts at the foot of the cover.
_FACTS = 100.0


def draw_cover(book: Book, snapshot: Snapshot, edition: Edition | None) -> None:
    """The first page; the document's only first-level heading stands here."""
    canvas, words = book.canvas, book.words
    campaign = snapshot.campaign
    canvas.setPageSize(styles.PAPER)
    with canvas.element("Sect"):
        book.bookmark("cover", words.gettext("Cover"), 0)
        _paper(canvas)
        bidder = bilingual(campaign.bidder, words)
        if bidder.text:
            lines = wrap(_tied(bidder, words), styles.COVER_TEXT, _ROOM, 3)
            with canvas.content("P", lang=bidder.lang):
                write_lines(canvas, _LEFT, 780, lines, styles.COVER_TEXT)
        _kind(book, snapshot)
        _title(canvas, bilingual(campaign.title, words), words)
        _count(book, snapshot)
        _facts(book, snapshot, edition)
    end_page(book, *styles.PAPER)


def half_title_page(free: int) -> int:
    """The page of the half-title, `free` being the first free one: always a right-hand page, so
    that in print on both sides no section stands on its back."""
    return free if free % 2 else free + 1


def draw_half_title(book: Book, snapshot: Snapshot, element) -> None:
    """The page before the letters says how many follow and how they are ordered."""
    canvas, words = book.canvas, book.words
    canvas.setPageSize(styles.PAPER)
    with canvas.within(element):
        book.bookmark("letters", words.gettext("Letters"), 0)
        _paper(canvas)
        with canvas.content("H2"):
            write(canvas, _LEFT, 470, words.gettext("Letters"), styles.COVER_TITLE)
        with canvas.artifact():
            canvas.setFillColor(styles.GOLD)
            canvas.rect(_LEFT, 446, 56, 3, stroke=0, fill=1)
        lines = wrap(tie(letters_follow(snapshot, words), words.lang), styles.COVER_TEXT, 320)
        with canvas.content("P"):
            write_lines(canvas, _LEFT, 426, lines, styles.COVER_TEXT)
    end_page(book, *styles.PAPER)


def _kind(book, snapshot) -> None:
    """What kind of dossier it is, above the title, where it is not the whole one for its
    addressee."""
    if said := kind_said(snapshot, book.words):
        with book.canvas.content("P"):
            write(book.canvas, _LEFT, 658, said, styles.COVER_KIND)


def _paper(canvas) -> None:
    """Navy paper with orbits around a point beyond the upper right corner."""
    paper, high = styles.PAPER
    with canvas.artifact("Background"):
        canvas.setFillColor(styles.NAVY)
        canvas.rect(0, 0, paper, high, stroke=0, fill=1)
        canvas.setStrokeColor(styles.NAVY_LIGHT)
        canvas.setLineWidth(0.9)
        for radius in (120, 190, 270, 360, 460, 570):
            canvas.circle(paper + 10, high + 6, radius, stroke=1, fill=0)
        canvas.setFillColor(styles.GOLD)
        canvas.circle(paper - 181, high - 184, 4.5, stroke=0, fill=1)
        canvas.circle(paper - 42, high - 102, 2.5, stroke=0, fill=1)


def _tied(piece, words) -> str:
    return tie(piece.text, piece.lang or words.lang)


def _title(canvas, title, words) -> None:
    """The title in the largest size that leaves room for the count beneath."""
    for size in (36, 30, 25, 20, 16):
        style = styles.COVER_TITLE.sized(size)
        lines = balanced(_tied(title, words), style, _ROOM, 10)
        if len(lines) * style.leading <= 200:
            break
    top = 640.0
    with canvas.content("H1", lang=title.lang):
        write_lines(canvas, _LEFT, top, lines, style)
    with canvas.artifact():
        canvas.setFillColor(styles.GOLD)
        canvas.rect(_LEFT, top - len(lines) * style.leading - 14, 56, 3, stroke=0, fill=1)


def _count(book, snapshot) -> None:
    """The count, very large, with its line and its rule."""
    canvas, words = book.canvas, book.words
    said = headline(snapshot.numbers, words)
    with canvas.content("P"):
        write(canvas, _LEFT - 4, 292, f"{said.number} ", styles.COVER_COUNT)
        left = _LEFT + width(said.number, styles.COVER_COUNT) + 14
        room = min(240, styles.PAPER[0] - _LEFT - left)
        lines = wrap(tie(said.line, words.lang), styles.COVER_LINE, room, 3)
        top = 310.0 + styles.COVER_LINE.leading * (len(lines) - 1)
        write_lines(canvas, left, top, lines, styles.COVER_LINE)
    with canvas.content("P"):
        lines = wrap(tie(words.rule(), words.lang), styles.COVER_SMALL, _ROOM)
        write_lines(canvas, _LEFT, 258, lines, styles.COVER_SMALL)


def _facts(book, snapshot, edition) -> None:
    """Addressee, day and edition in three columns at the foot."""
    words = book.words
    version = words.gettext("Working version")
    if edition:
        version = words.gettext("Edition %(number)s of %(day)s", number=edition.number,
                                day=words.long_date(edition.issued_on))
    facts = ((words.gettext("Addressee"), bilingual(snapshot.campaign.addressee, words), 175),
             (words.gettext("As of"), Piece(words.long_date(snapshot.as_of)), 115),
             (words.gettext("Version"), Piece(version), 190))
    with book.canvas.artifact():
        book.canvas.setStrokeColor(styles.NAVY_LIGHT)
        book.canvas.line(_LEFT, 160, styles.PAPER[0] - _LEFT, 160)
    left = _LEFT
    for label, piece, room in facts:
        if not piece.text:
            continue
        with book.canvas.content("P"):
            write(book.canvas, left, 140, f"{label}: ", styles.COVER_LABEL)
            style, lines = _fitted(_tied(piece, words), room - 16)
            with book.canvas.spoken(piece.lang):
                write_lines(book.canvas, left, 132, lines, style)
        left += room


def _fitted(text, room):
    """A long addressee in smaller letters rather than cut: (style, lines)."""
    for size in (10.5, 9, 8):
        style = styles.COVER_TEXT.sized(size)
        lines = wrap(text, style, room)
        if len(lines) * style.leading <= _FACTS:
            return style, lines
    return style, wrap(text, style, room, int(_FACTS / style.leading))
