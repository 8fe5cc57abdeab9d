"""The weekly brief: the number, the week, what is missing and whom to call, on one page."""

from esabid.domain.brief import Brief
from esabid.domain.coverage import empty
from esabid.typeset import styles
from esabid.typeset.blocks import paragraph, space
from esabid.typeset.count import bar_block, headline_block, tiles_block
from esabid.typeset.listing import items
from esabid.typeset.page import Block
from esabid.typeset.said import standing
from esabid.typeset.sheet import Sheet
from esabid.typeset.table import Piece, bilingual
from esabid.typeset.text import clean
from esabid.wording.next_asks import reason
from esabid.wording.words import Words

_AFTER = 3.5


def brief(facts: Brief, words: Words, most: int) -> Sheet:
    """The sheet; texts that may be long have at most `most` lines."""
    lang = words.lang
    blocks = (
        headline_block(facts.numbers, words), bar_block(facts.numbers, words),
        paragraph(standing(facts.numbers, words), styles.LEAD, lang, after=2),
        paragraph(words.rule(), styles.NOTE, lang, after=12),
        tiles_block(_tiles(facts, words), words), *_new(facts, words, most),
        *_calls(facts, words, most), *_missing(facts, words, most), *_editions(facts, words))
    return Sheet(words.gettext("Weekly brief"),
                 words.gettext("%(day)s, for the week since %(since)s",
                               day=words.long_date(facts.as_of),
                               since=words.long_date(facts.week.since)),
                 blocks, words.gettext("Internal, not for handing on"))


def _heading(text: str, lang: str) -> Block:
    return paragraph(text, styles.SUBTITLE.sized(12.5), lang, tag="H2", after=4)


def _tiles(facts, words):
    """What changed, the cautious count, the forecast, and who stands behind the letters."""
    week, cast = facts.week, facts.forecast
    low, high = words.number(cast.low or 0), words.number(cast.high or 0)
    by = words.short_date(cast.by)
    return (
        (_signed(week.added - week.lost, words),
         words.gettext("in seven days: %(added)s more, %(lost)s fewer",
                       added=words.number(week.added), lost=words.number(week.lost))
         if week.added or week.lost else words.gettext("no change in seven days")),
        (words.number(facts.cautious), words.ngettext(
            "letter counted cautiously, those that may be contested set apart",
            "letters counted cautiously, those that may be contested set apart", facts.cautious)),
        # The noun goes with the last number said.
        (low if low == high else f"{low}–{high}", words.ngettext(
            "letter probably by %(day)s, eight times in ten",
            "letters probably by %(day)s, eight times in ten", cast.high, day=by))
        if cast.enough_data else ("–", words.gettext("too few answers for a forecast")),
        (words.number(facts.numbers.institutions), words.ngettext(
            "institution behind the verified letters", "institutions behind the verified letters",
            facts.numbers.institutions)),
    )


def _signed(number: int, words: Words) -> str:
    """A difference with its sign; no change is a plain nought."""
    sign = "+" if number > 0 else "−" if number < 0 else ""
    return f"{sign}{words.number(abs(number))}"


def _new(facts, words, most):
    """The newest letters of the week by name, and how many more there are."""
    if not facts.week.names:
        return ()
    names = ", ".join(clean(it.text(words.lang), 120) for it in facts.week.names)
    more = facts.week.added - len(facts.week.names)
    says = (words.ngettext("New: %(names)s and %(num)s more", "New: %(names)s and %(num)s more",
                           more, names=names) if more > 0
            else words.gettext("New: %(names)s", names=names))
    return (paragraph(clean(says, 100 * most), styles.BODY.sized(9.5), words.lang, after=10),)


def _calls(facts, words, most):
    heading = _heading(words.gettext("Where the mayor’s own call would help most"), words.lang)
    if not facts.calls:
        return (heading, paragraph(words.gettext("Nobody waits for a call at the moment."),
                                   styles.BODY, words.lang, after=10))
    return (heading, *items((_call(it, words, most) for it in facts.calls), words.lang, _AFTER),
            space(8))


def _call(call, words, most):
    name = bilingual(call.name, words, styles.CELL_BOLD.sized(9.5))
    why = " ".join(reason(words, it, call.ask) for it in call.reasons)
    return (Piece(name.text, name.style, name.lang, min(most, 2)),
            Piece(why, styles.NOTE, None, most))


def _missing(facts, words, most):
    """The gaps against the targets, and what the records lack."""
    says = [*_gaps(facts, words), *_lacking(facts.lacking, words)]
    heading = _heading(words.gettext("What is missing"), words.lang)
    if not says:
        return (heading, paragraph(words.gettext("No gap is known."), styles.BODY, words.lang,
                                   after=10))
    return (heading, *items(((Piece(it, styles.CELL.sized(9), None, most),) for it in says),
                            words.lang, _AFTER), space(8))


def _gaps(facts, words):
    sectors, reaches = facts.against()
    nobody = empty(sectors)
    below = [it for it in (*sectors, *reaches) if it.missing and it not in nobody]
    if nobody:
        yield words.gettext("Nobody yet from: %(names)s.",
                            names=", ".join(words.label(it.kind) for it in nobody))
    if below:
        yield words.gettext("Below the target: %(names)s.", names=", ".join(
            f"{words.label(it.kind)} ({words.number(it.have)}/{words.number(it.target)})"
            for it in below))


def _lacking(found, words):
    """What the dossier lacks behind the letters that count."""
    if found.names:
        yield words.ngettext("%(num)s institution has its name in one language only.",
                             "%(num)s institutions have their names in one language only.",
                             found.names)
    if found.offices:
        yield words.ngettext("In %(num)s letter the signatory’s office is missing in at least one "
                             "language.", "In %(num)s letters the signatory’s office is missing in "
                             "at least one language.", found.offices)
    if found.originals:
        yield words.ngettext("%(num)s letter came as a scan; its original is not in the office.",
                             "%(num)s letters came as scans; their originals are not in the "
                             "office.", found.originals)


def _editions(facts, words):
    heading = _heading(words.gettext("The dossier in force"), words.lang)
    if not facts.editions:
        return (heading, paragraph(words.gettext("No edition is issued yet."), styles.BODY,
                                   words.lang, after=0))
    return (heading, *items(((Piece(_edition(it, words), styles.CELL.sized(9)),)
                             for it in facts.editions), words.lang, _AFTER))


def _edition(it, words) -> str:
    """One edition in a sentence, and what has changed since."""
    says = words.ngettext(
        "%(profile)s: edition %(number)s of %(day)s, %(num)s letter.",
        "%(profile)s: edition %(number)s of %(day)s, %(num)s letters.", it.letters,
        profile=words.label(it.profile), number=it.number, day=words.long_date(it.issued_on))
    since = (words.gettext("Since then %(added)s more and %(lost)s fewer.",
                           added=words.number(it.added), lost=words.number(it.lost))
             if it.added or it.lost else words.gettext("Nothing has changed since then."))
    return f"{says} {since}"
