"""The evidence: facts the bid stands on, by argument, each with its source and day."""

from esabid.domain.chapters import Fact
from esabid.domain.profiles import Part
from esabid.domain.snapshot import Snapshot
from esabid.typeset import styles
from esabid.typeset.blocks import paragraph, space, title
from esabid.typeset.listing import items
from esabid.typeset.page import Section, paginate
from esabid.typeset.table import Piece, bilingual
from esabid.typeset.text import TEXT_LIMIT, clean
from esabid.wording.words import Words


def evidence_section(snapshot: Snapshot, words: Words) -> Section | None:
    """Facts by argument, or None where there are none.

    Addresses on the web are printed, never linked: a file that is handed on opens no page.
    """
    known = [it for it in snapshot.arguments if it.facts]
    if not (snapshot.has(Part.EVIDENCE) and known):
        return None
    heading = words.gettext("Evidence")
    why = words.gettext("Facts behind the arguments, each with its source and that source’s day.")
    blocks = [title(heading, words.lang), paragraph(why, styles.BODY, words.lang, after=16)]
    for argument in known:
        name = bilingual(argument.name, words)
        blocks += (paragraph(name.text, styles.SUBTITLE, words.lang, tag="H3", after=6, keep=True,
                             own_lang=name.lang),
                   *items((_fact(it, words) for it in argument.facts), words.lang), space(14))
    return Section("evidence", heading, paginate(blocks))


def _fact(fact: Fact, words: Words) -> tuple[Piece, ...]:
    own = fact.text.lang(words.lang)
    source = words.gettext("%(source)s, %(day)s", source=clean(fact.source),
                           day=words.long_date(fact.dated_on))
    pieces = [Piece(clean(fact.text.text(words.lang), TEXT_LIMIT), styles.BODY,
                    own if own != words.lang else None, most=None),
              Piece(source, styles.NOTE, most=None)]
    # An address is found as well without its "https://".
    if url := clean(fact.url, 500).removeprefix("https://"):
        pieces.append(Piece(url, styles.NOTE, most=None))
    return tuple(pieces)
