"""For internal use: caution, forecast, targets, the funnel of asks and the argument grid."""

from esabid.domain.coverage import shown
from esabid.domain.funnel import Stage
from esabid.domain.institution import Reach, Sector
from esabid.domain.profiles import Part
from esabid.domain.snapshot import Snapshot
from esabid.figures.bars import bars, target_bars
from esabid.typeset import styles
from esabid.typeset.blocks import paragraph, space, subtitle, title
from esabid.typeset.charts import bars_block
from esabid.typeset.grid import argument_grid
from esabid.typeset.numbers import progress_block
from esabid.typeset.page import Section, paginate, together
from esabid.typeset.said import everyone, one_lang
from esabid.typeset.table import Cell, Column, Piece, cell, table
from esabid.typeset.text import clean
from esabid.wording.forecast import milestone_ahead, outlook
from esabid.wording.words import Words


def internal_section(snapshot: Snapshot, words: Words) -> Section | None:
    """What the office alone reads, or None in a dossier that leaves it."""
    if snapshot.internal is None or not snapshot.has(Part.INTERNAL):
        return None
    heading = words.gettext("For internal use")
    blocks = [title(heading, words.lang),
              paragraph(words.gettext("These pages are for the campaign’s office and the city’s "
                                      "leadership; no other dossier has them."),
                        styles.NOTE, words.lang, after=14),
              *_caution(snapshot, words), *_forecast(snapshot, words),
              *_wanted(words.gettext("Sectors against targets"), words.gettext("Sector"),
                       shown(Sector, snapshot.internal.sectors), words),
              *_wanted(words.gettext("Reach against targets"), words.gettext("Reach"),
                       shown(Reach, snapshot.internal.reach), words),
              *_funnel(snapshot, words), *_arguments(snapshot, words)]
    return Section("internal", heading, paginate(blocks))


def _caution(snapshot, words):
    """The cautious count, and why each weak letter is set apart."""
    found, lang = snapshot.internal, words.lang
    says = words.ngettext("%(num)s verified letter; %(cautious)s when counted cautiously.",
                          "%(num)s verified letters; %(cautious)s when counted cautiously.",
                          snapshot.numbers.verified, cautious=words.number(found.cautious))
    blocks = [subtitle(words.gettext("Counted cautiously"), lang),
              paragraph(says, styles.LEAD, lang, after=8)]
    if not found.weak:
        return (*blocks, paragraph(words.gettext("No verified letter has a weakness."),
                                   styles.BODY, lang, after=20))
    letters = {entry.number: entry for entry in snapshot.letters}
    columns = (Column(words.gettext("Letter"), 44), Column(words.gettext("Institution"), 220),
               Column(words.gettext("Why it is set apart"), styles.COLUMN - 256))
    rows = [(cell(words.number(number), styles.CELL_BOLD),
             Cell((Piece(everyone(letters[number], words), lang=one_lang(
                 (it.name for it in letters[number].signers), lang)),)),
             cell(" ".join(words.label(it) for it in why)))
            for number, why in sorted(found.weak.items())]
    return (*blocks, *table(columns, rows, lang, head_row=1), space(26))


def _forecast(snapshot, words):
    """Where the count is heading; the fan once there are answers enough."""
    forecast, lang = snapshot.internal.forecast, words.lang
    says = " ".join(filter(None, (outlook(forecast, words), milestone_ahead(forecast, words))))
    blocks = (subtitle(words.gettext("Forecast"), lang),
              paragraph(says, styles.LEAD, lang, after=10))
    if not forecast.fan:
        return (*blocks, space(14))
    why = words.gettext("The range holds the number eight times in ten. It comes from the "
                        "campaign’s own asks: how long they took, and how they ended.")
    columns = (Column(words.gettext("Day"), 120), Column(words.gettext("From"), 90, "right"),
               Column(words.gettext("Most likely"), 110, "right"),
               Column(words.gettext("To"), 90, "right"))
    rows = [(cell(words.short_date(it.day)), cell(words.number(it.low)),
             cell(words.number(it.expected)), cell(words.number(it.high)))
            for it in forecast.fan[1:]]
    return together((*blocks, paragraph(why, styles.NOTE, lang, after=8),
                     progress_block(snapshot, words, forecast.fan, says),
                     *table(columns, rows, lang, head_row=0), space(26)))


def _wanted(name, kinds, found, words):
    """Bars against targets with their table; nothing where nobody is and nobody is wanted."""
    if not found:
        return ()
    columns = (Column(kinds, 200), Column(words.gettext("We have"), 80, "right"),
               Column(words.gettext("Target"), 80, "right"),
               Column(words.gettext("Missing"), 80, "right"))
    rows = [(cell(words.label(it.kind)), cell(words.number(it.have)),
             cell(words.number(it.target) if it.target else "–"),
             cell(words.number(it.missing) if it.target else "–")) for it in found]
    return together((subtitle(name, words.lang), _bars(target_bars(found), words),
                     *table(columns, rows, words.lang, head_row=0), space(26)))


def _bars(found, words, apart=None):
    """A bar chart with its bars in words; one with a target says it."""
    says = ", ".join(
        f"{words.label(bar.kind)} " + (words.gettext(
            "%(have)s of %(target)s", have=words.number(bar.value),
            target=words.number(bar.target)) if bar.target else words.number(bar.value))
        for bar in found)
    return bars_block(found, words.gettext("A bar chart: %(bars)s.", bars=says), words, apart)


def _funnel(snapshot, words):
    """The stages from the list to the count, and the refusals; nothing where nobody is listed."""
    asks = snapshot.internal.asks
    if not asks.get(Stage.TO_ASK):
        return ()
    found = bars({stage: asks[stage] for stage in Stage})
    columns = (Column(words.gettext("Step"), 260), Column(words.gettext("Institutions"), 110,
                                                          "right"))
    rows = [(cell(words.label(bar.kind)), cell(words.number(bar.value))) for bar in found]
    return together((subtitle(words.gettext("From the ask to the letter"), words.lang),
                     _bars(found, words, Stage.DECLINED),
                     *table(columns, rows, words.lang), space(26)))


def _arguments(snapshot, words):
    """The grid, and in words which arguments nobody makes; nothing while there are none."""
    found, lang = snapshot.internal.arguments, words.lang
    if not found:
        return ()
    gaps = [clean(it.name.text(lang)) for it in found if not it.letters]
    says = (words.ngettext("No letter makes this argument yet: %(names)s.",
                           "No letter makes these arguments yet: %(names)s.", len(gaps),
                           names=", ".join(gaps)) if gaps
            else words.gettext("Every argument is made by at least one letter."))
    why = words.gettext("Letters that count, by argument and by the signers’ sector; a dashed "
                        "box is a gap.")
    return together((subtitle(words.gettext("Arguments by sector"), lang),
                     paragraph(why, styles.NOTE, lang, after=8, keep=True),
                     *argument_grid(found, words), space(8), paragraph(says, styles.BODY, lang)))
