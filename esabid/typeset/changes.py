"""What changed since the edition that this dossier's addressee had before."""

from esabid.domain.changes import Changes, Named
from esabid.domain.profiles import Part
from esabid.domain.snapshot import Snapshot
from esabid.typeset import styles
from esabid.typeset.blocks import paragraph, space, subtitle, title
from esabid.typeset.layout import Edition, letter_key
from esabid.typeset.page import Section, paginate
from esabid.typeset.table import Cell, Column, Piece, bilingual, cell, table
from esabid.wording.dossier import changes_said, counted_since
from esabid.wording.words import Words


def changes_section(snapshot: Snapshot, edition: Edition | None, words: Words) -> Section | None:
    """The changes in numbers and letter by letter, or None where no edition came before."""
    if not (snapshot.has(Part.CHANGES) and edition and edition.since):
        return None
    since, lang = edition.since, words.lang
    heading = words.gettext("Changes since edition %(number)s", number=since.edition)
    blocks = [title(heading, lang),
              paragraph(changes_said(since.changes, words), styles.LEAD, lang),
              paragraph(counted_since(since, words), styles.BODY, lang, after=18),
              *_lists(since.changes, snapshot, words)]
    return Section("changes", heading, paginate(blocks))


def _lists(changes: Changes, snapshot: Snapshot, words: Words):
    shown = {entry.number for entry in snapshot.letters if entry.pages}
    return (*_list(words.gettext("Letters added"), [(it, None) for it in changes.added], shown,
                   words),
            *_list(words.gettext("Letters replaced"),
                   [(it.now, it.before) for it in changes.replaced], shown, words),
            *_list(words.gettext("Letters withdrawn"), [(it, None) for it in changes.withdrawn], (),
                   words),
            *_list(words.gettext("Letters no longer counted"),
                   [(it, None) for it in changes.dropped], (), words))


def _list(name, letters: list[tuple[Named, Named | None]], shown, words: Words):
    """One table: letters now, and where they replace one, the letter before."""
    if not letters:
        return ()
    paged = any(now.number in shown for now, _ in letters)
    replacing = any(before for _, before in letters)
    rest = styles.COLUMN + 8 - 44 - (44 if paged else 0) - (110 if replacing else 0)
    columns = [Column(words.gettext("Letter"), 44), Column(words.gettext("Institution"), rest)]
    columns += [Column(words.gettext("Instead of letter"), 110)] * replacing
    columns += [Column(words.gettext("Page"), 44, "right")] * paged
    rows = []
    for now, before in letters:
        row = [cell(words.number(now.number), styles.CELL_BOLD), Cell(_name(now, words))]
        row += [cell(words.number(before.number))] if before else []
        if paged:
            row.append(Cell(key=letter_key(now.number), says=words.gettext(
                "Letter %(number)s", number=words.number(now.number)))
                if now.number in shown else cell("–"))
        rows.append(tuple(row))
    return (subtitle(name, words.lang), *table(columns, rows, words.lang, head_row=1), space(24))


def _name(named: Named, words: Words) -> tuple[Piece, ...]:
    """Who signed it; of a letter gone that may not be named, a dash."""
    if not named.name:
        return (Piece("–"),)
    pieces = [bilingual(named.name, words)]
    if named.others:
        pieces.append(Piece(words.ngettext(
            "joint letter of %(num)s institution", "joint letter of %(num)s institutions",
            named.others + 1), styles.NOTE.sized(8)))
    return tuple(pieces)
