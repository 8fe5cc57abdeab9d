"""Contributions: what institutions offer beyond praise, summed up and one by one."""

from decimal import Decimal

from esabid.domain.chapters import Offer
from esabid.domain.profiles import Part
from esabid.domain.snapshot import Snapshot
from esabid.typeset import styles
from esabid.typeset.blocks import paragraph, space, subtitle, title
from esabid.typeset.layout import letter_key
from esabid.typeset.page import Section, paginate
from esabid.typeset.quotes import in_marks
from esabid.typeset.table import Cell, Column, Piece, bilingual, cell, table
from esabid.typeset.text import clean
from esabid.wording.contributions import amount
from esabid.wording.words import Words


def contributions_section(snapshot: Snapshot, words: Words) -> Section | None:
    """Sums by unit and period and the offers behind them, or None where nothing is offered."""
    found = snapshot.contributions
    if not (snapshot.has(Part.CONTRIBUTIONS) and (found.offers or found.untold)):
        return None
    heading = words.gettext("Contributions")
    why = words.gettext("What institutions offer the bid beyond their support. These are "
                        "declarations, not contracts.")
    blocks = [title(heading, words.lang), paragraph(why, styles.BODY, words.lang, after=14),
              *_totals(found.totals, words), *_offers(snapshot, words)]
    if found.untold:
        says = words.ngettext(
            "%(num)s offer is not listed, as its institution wishes; the sums include it.",
            "%(num)s offers are not listed, as their institutions wish; the sums include them.",
            found.untold)
        blocks += (space(10), paragraph(says, styles.NOTE, words.lang))
    return Section("contributions", heading, paginate(blocks))


def _totals(totals, words: Words):
    """Sums of what can be added up; once and every year are never one sum."""
    if not totals:
        return ()
    columns = (Column(words.gettext("Together"), 200), Column(words.gettext("Offers"), 80, "right"))
    rows = [(cell(amount(words, Decimal(it.amount), it.unit, it.period), styles.CELL_BOLD),
             cell(words.number(it.offers))) for it in totals]
    note = words.gettext("Offers without an amount are not included in the sums.")
    return (subtitle(words.gettext("Sums"), words.lang),
            *table(columns, rows, words.lang, head_row=0), space(6),
            paragraph(note, styles.NOTE, words.lang), space(20))


def _offers(snapshot: Snapshot, words: Words):
    """The offers that may be told, with their letters' pages where these are shown."""
    offers = snapshot.contributions.offers
    if not offers:
        return ()
    shown = {entry.number for entry in snapshot.letters if entry.pages}
    lettered = any(it.number for it in offers)
    paged = any(it.number in shown for it in offers)
    narrow = (44 if lettered else 0) + (38 if paged else 0)
    rest = styles.COLUMN + 8 - 98 - narrow
    columns = [Column(words.gettext("Institution"), rest * 0.44),
               Column(words.gettext("What it offers"), rest * 0.56),
               Column(words.gettext("Amount"), 98)]
    columns += [Column(words.gettext("Letter"), 44)] * lettered
    columns += [Column(words.gettext("Page"), 38, "right")] * paged
    rows = [_row(it, shown, lettered, paged, words) for it in offers]
    return (subtitle(words.gettext("Offers"), words.lang),
            *table(columns, rows, words.lang, head_row=0))


def _row(offer: Offer, shown, lettered: bool, paged: bool, words: Words) -> tuple[Cell, ...]:
    number = words.number(offer.number) if offer.number else "–"
    much = offer.amount and Decimal(offer.amount)
    what = [bilingual(offer.name, words)]
    if clean(offer.quote):
        said, own = in_marks(offer.quote, words.lang)
        what.append(Piece(said, styles.CELL_OTHER, own, most=None))
    cells = [Cell((bilingual(offer.institution, words, styles.CELL_BOLD),)), Cell(tuple(what)),
             cell(amount(words, much, offer.unit, offer.period))]
    if lettered:
        cells.append(cell(number, styles.CELL_BOLD if offer.number else styles.CELL))
    if paged:
        says = words.gettext("Letter %(number)s", number=number)
        cells.append(Cell(key=letter_key(offer.number), says=says) if offer.number in shown
                     else cell("–"))
    return tuple(cells)
