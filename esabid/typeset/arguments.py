"""The map of arguments: which letters make each of them, in their own words."""

from esabid.domain.chapters import ArgumentEntry
from esabid.domain.profiles import Part
from esabid.domain.snapshot import Snapshot
from esabid.figures.bars import bars
from esabid.typeset import styles
from esabid.typeset.blocks import paragraph, space, title
from esabid.typeset.charts import bars_block
from esabid.typeset.letter_lines import letter_lines
from esabid.typeset.page import Section, paginate
from esabid.typeset.quotes import quote_block
from esabid.typeset.structure import Element
from esabid.typeset.table import bilingual
from esabid.typeset.text import clean
from esabid.wording.words import Words


def arguments_section(snapshot: Snapshot, words: Words) -> Section | None:
    """What the letters argue, or None where none of them makes an argument.

    An argument that nobody makes is not printed: gaps stay inside.
    """
    made = [it for it in snapshot.arguments if it.letters]
    if not (snapshot.has(Part.ARGUMENTS) and made):
        return None
    heading = words.gettext("Map of arguments")
    why = words.gettext("What the letters argue, in their own words. One letter may make several "
                        "arguments.")
    letters = {entry.number: entry for entry in snapshot.letters}
    blocks = [title(heading, words.lang), paragraph(why, styles.BODY, words.lang, after=12),
              *_chart(made, words)]
    for argument in made:
        blocks += _argument(argument, letters, words)
    return Section("arguments", heading, paginate(blocks))


def _chart(made: list[ArgumentEntry], words: Words):
    """The arguments by how many letters make them; one alone needs no chart."""
    if len(made) < 2:
        return ()
    names = dict(enumerate(clean(it.name.text(words.lang)) for it in made))
    found = bars({place: made[place].letters for place in names})
    says = words.gettext("A bar chart: %(bars)s.", bars=", ".join(
        f"{names[bar.kind]} {words.number(bar.value)}" for bar in found))
    return (bars_block(found, says, words, named=names.get), space(18))


def _argument(argument: ArgumentEntry, letters, words: Words):
    """Its name, how many letters make it, their quotes, and the letters without one."""
    name, lang = bilingual(argument.name, words, styles.SUBTITLE), words.lang
    says = words.ngettext("%(num)s letter makes this argument.",
                          "%(num)s letters make this argument.", argument.letters)
    told = [(it, letters[it.number]) for it in argument.quoted if it.number in letters]
    spoken = [pair for pair in told if clean(pair[0].quote)]
    silent = [pair for pair in told if not clean(pair[0].quote)]
    listing = Element("L")
    blocks = [paragraph(name.text, name.style, lang, tag="H3", after=3, keep=True,
                        own_lang=name.lang),
              paragraph(says, styles.NOTE, lang, after=9, keep=bool(told)),
              *(quote_block(it, entry, listing, words) for it, entry in spoken)]
    if silent:
        if spoken:
            blocks.append(paragraph(words.ngettext("Also made in:", "Also made in:", len(silent)),
                                    styles.HEAD, lang, after=4, keep=True))
        blocks += letter_lines(silent, words)
    return (*blocks, space(20))
