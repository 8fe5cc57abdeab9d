"""The campaign in numbers: the progress line, the sectors and the reach, each with its table."""

from dataclasses import replace
from itertools import groupby

from esabid.domain.profiles import Part
from esabid.domain.snapshot import Numbers, Snapshot
from esabid.figures.bars import shares
from esabid.figures.progress_line import progress_line
from esabid.typeset import styles
from esabid.typeset.blocks import space, subtitle, title
from esabid.typeset.charts import bars_block, line_block
from esabid.typeset.engagement import tells_engagement
from esabid.typeset.listing import names
from esabid.typeset.page import Block, Section, paginate, together
from esabid.typeset.table import Cell, Column, Piece, bilingual, cell, table
from esabid.wording.dossier import line_says
from esabid.wording.words import Words


def numbers_section(snapshot: Snapshot, words: Words) -> Section | None:
    """Charts with their data tables, or None while nothing is counted."""
    numbers = snapshot.numbers
    if not (snapshot.has(Part.NUMBERS) and numbers.curve):
        return None
    heading = words.gettext("The campaign in numbers")
    blocks = [title(heading, words.lang), *_progress(snapshot, words)]
    blocks += _shares(words.gettext("Institutions by sector"), words.gettext("Sector"),
                      numbers.by_sector, words)
    blocks += _shares(words.gettext("Institutions by reach"), words.gettext("Reach"),
                      numbers.by_reach, words)
    return Section("numbers", heading, paginate(blocks))


def _progress(snapshot, words):
    """The line of verified letters by date received, and the months as a table."""
    numbers = snapshot.numbers
    name = words.gettext("Verified letters by date received")
    rows = [(cell(month), cell(words.number(new)), cell(words.number(total)))
            for month, new, total in by_month(numbers, words)]
    columns = (Column(words.gettext("Month"), 170),
               Column(words.gettext("New letters"), 100, "right"),
               Column(words.gettext("Letters so far"), 110, "right"))
    return (subtitle(name, words.lang),
            progress_block(snapshot, words), *_actions(snapshot, words),
            *table(columns, rows, words.lang, head_row=0), space(26))


def progress_block(snapshot: Snapshot, words: Words, fan=(), says: str = "") -> Block:
    """The line with the campaign's actions; `says` is said after the line's own sentences.

    `fan` is the forecast's, for internal use.
    """
    numbers = snapshot.numbers
    line = progress_line(numbers.curve, goal=numbers.goal, milestones=numbers.milestones,
                         as_of=snapshot.as_of, actions=[it.day for it in snapshot.actions],
                         fan=fan, width=styles.COLUMN, height=232, margin=(14, 30, 22, 30))
    return line_block(line, f"{line_says(snapshot, words)} {says}".strip(), words,
                      as_of=snapshot.as_of, crossed_on=numbers.crossed_on)


def _actions(snapshot, words):
    """The actions by the numbers they have on the line; their days where no chapter has them."""
    if not snapshot.actions:
        return ()
    if tells_engagement(snapshot):
        return (*names((_numbered(number, it, words) for number, it in
                        enumerate(snapshot.actions, start=1)), words.lang), space(16))
    columns = (Column(words.gettext("No."), 60), Column(words.gettext("Day"), 90),
               Column(words.gettext("Promotion action"), styles.COLUMN - 142))
    rows = [(cell(words.number(number)), cell(words.short_date(it.day)),
             Cell((bilingual(it.name, words),)))
            for number, it in enumerate(snapshot.actions, start=1)]
    return (*table(columns, rows, words.lang, head_row=2), space(16))


def _numbered(number, action, words) -> Piece:
    """An action in one line behind its number."""
    name = bilingual(action.name, words)
    return replace(name, text=f"{words.number(number)} – {name.text}", most=2)


def by_month(numbers: Numbers, words: Words) -> tuple[tuple[str, int, int], ...]:
    """Months with letters: (name, new letters, letters so far)."""
    rows, before = [], 0
    for (year, _), days in groupby(numbers.curve, key=lambda it: (it[0].year, it[0].month)):
        last, total = tuple(days)[-1]
        rows.append((f"{words.month(last)} {year}", total - before, total))
        before = total
    return tuple(rows)


def _shares(name, kinds, counts, words):
    """Bars and their table, the largest first; nothing where nothing is counted."""
    found = shares(counts)
    if not found:
        return ()
    says = words.gettext("A bar chart: %(bars)s.", bars=", ".join(
        f"{words.label(bar.kind)} {words.number(bar.value)}" for bar in found))
    columns = (Column(kinds, 260), Column(words.gettext("Institutions"), 110, "right"))
    rows = [(cell(words.label(bar.kind)), cell(words.number(bar.value))) for bar in found]
    return together((subtitle(name, words.lang), bars_block(found, says, words),
                     *table(columns, rows, words.lang), space(26)))
