"""The index of institutions in Polish alphabetical order, each row a link to its letter."""

from esabid.domain.polish import sort_key
from esabid.domain.profiles import Profile
from esabid.domain.snapshot import LetterEntry, Signer, Snapshot
from esabid.typeset import styles
from esabid.typeset.blocks import paragraph, title
from esabid.typeset.layout import letter_key
from esabid.typeset.page import Section, paginate
from esabid.typeset.said import both
from esabid.typeset.table import Cell, Column, Piece, cell, table
from esabid.typeset.text import clean
from esabid.wording.dossier import signature_said
from esabid.wording.words import Words


def register(snapshot: Snapshot, words: Words) -> Section | None:
    """One row for each institution of each letter, or None while nobody can be listed."""
    signed = [(signer, entry) for entry in snapshot.letters for signer in entry.signers]
    if not signed:
        return None
    signed.sort(key=lambda it: (sort_key(clean(it[0].name.text(words.lang))), it[1].number))
    heading = words.gettext("Index of institutions")
    paged = any(entry.pages for entry in snapshot.letters)
    rows = [_row(signer, entry, paged, snapshot.profile, words) for signer, entry in signed]
    blocks = [title(heading, words.lang),
              *(paragraph(note, styles.NOTE, words.lang, after=8)
                for note in _notes(snapshot, words)),
              *table(_columns(paged, words), rows, words.lang, head_row=1)]
    return Section("index", heading, paginate(blocks))


def _columns(paged: bool, words: Words) -> tuple[Column, ...]:
    """The columns; without letter pages the page's column leaves no trace."""
    # The last column's gap stands beyond the margin, so that its text ends at the margin.
    name = styles.COLUMN + 8 - 38 - 104 - 64 - 92 - (40 if paged else 0)
    columns = (Column(words.gettext("Letter"), 38), Column(words.gettext("Institution"), name),
               Column(words.gettext("Signatory’s office"), 104),
               Column(words.gettext("Received"), 64), Column(words.gettext("Signature"), 92))
    return (*columns, Column(words.gettext("Page"), 40, "right")) if paged else columns


def _row(signer: Signer, entry: LetterEntry, paged: bool, profile: Profile,
         words: Words) -> tuple[Cell, ...]:
    office, lang = clean(signer.office.text(words.lang)), signer.office.lang(words.lang)
    cells = (
        cell(words.number(entry.number), styles.CELL_BOLD),
        Cell(_name(signer, entry, words)),
        Cell((Piece(office or "–", lang=lang if office and lang != words.lang else None),)),
        cell(words.short_date(entry.received_on)),
        cell(signature_said(signer.signature, profile, words)),
    )
    if not paged:
        return cells
    if not entry.pages:
        return (*cells, cell("–"))
    says = words.gettext("Letter %(number)s", number=words.number(entry.number))
    return (*cells, Cell(key=letter_key(entry.number), says=says))


def _name(signer: Signer, entry: LetterEntry, words: Words) -> tuple[Piece, ...]:
    """The name, the other language's beneath, and how many signed a joint letter."""
    name, other = both(signer.name, words.lang)
    own = signer.name.lang(words.lang)
    pieces = [Piece(name, styles.CELL_BOLD, own if own != words.lang else None)]
    if other:
        pieces.append(Piece(other, styles.CELL_OTHER, "en" if words.lang == "pl" else "pl"))
    if entry.others:
        pieces.append(Piece(words.ngettext("joint letter of %(num)s institution",
                                           "joint letter of %(num)s institutions",
                                           entry.others + 1), styles.NOTE.sized(8)))
    return tuple(pieces)


def _notes(snapshot: Snapshot, words: Words):
    """Who is not listed, and whose letter is listed without its pages."""
    hidden = sum(1 for entry in snapshot.letters if not entry.pages)
    if snapshot.unnamed:
        yield words.ngettext("%(num)s institution asked not to be named.",
                             "%(num)s institutions asked not to be named.", snapshot.unnamed)
    if snapshot.short and hidden:
        yield words.gettext("This is the short version: the letters are listed, but not shown.")
    elif hidden:
        yield words.ngettext("%(num)s letter is listed without its pages.",
                             "%(num)s letters are listed without their pages.", hidden)
