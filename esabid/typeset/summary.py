"""The summary: the count toward or past its goal, its rule, the numbers beside it, the foreword."""

from esabid.domain.snapshot import Snapshot
from esabid.typeset import styles
from esabid.typeset.blocks import long_paragraph, paragraph, space, subtitle, title
from esabid.typeset.count import bar_block, headline_block, tiles_block
from esabid.typeset.page import Section, paginate
from esabid.typeset.said import standing
from esabid.typeset.text import paragraphs
from esabid.wording.dossier import beside_the_count, notes_on_the_count
from esabid.wording.words import Words


def summary(snapshot: Snapshot, words: Words) -> Section:
    """One page, longer only where the foreword is."""
    lang, numbers = words.lang, snapshot.numbers
    heading = words.gettext("Summary")
    blocks = [
        title(heading, lang), headline_block(numbers, words), bar_block(numbers, words),
        paragraph(standing(numbers, words), styles.LEAD, lang, after=4),
        paragraph(words.rule(), styles.BODY, lang, after=2),
        paragraph(words.gettext("As of %(day)s.", day=words.long_date(snapshot.as_of)),
                  styles.BODY, lang, after=16),
        tiles_block([(words.number(value), says)
                     for value, says in beside_the_count(numbers, words)], words),
        *(paragraph(note, styles.NOTE, lang, after=3)
          for note in notes_on_the_count(snapshot, words)),
        *_foreword(snapshot, words),
    ]
    return Section("summary", heading, paginate(blocks))


def _foreword(snapshot, words):
    """The foreword in its own language, or nothing."""
    text = snapshot.campaign.foreword
    said, lang = paragraphs(text.text(words.lang)), text.lang(words.lang)
    own = None if lang == words.lang else lang
    if not said:
        return ()
    blocks = [space(12), subtitle(words.gettext("Foreword"), words.lang)]
    for part in said:
        blocks += long_paragraph(part, styles.BODY, words.lang, own_lang=own)
    return tuple(blocks)
