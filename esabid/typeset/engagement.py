"""Engagement: agreements with their partners, promotion actions, and what schools do."""

from esabid.domain.chapters import ActionEntry, AgreementEntry, ProjectEntry
from esabid.domain.profiles import Part
from esabid.domain.snapshot import Snapshot
from esabid.typeset import styles
from esabid.typeset.blocks import paragraph, space, subtitle, title
from esabid.typeset.listing import names
from esabid.typeset.page import Section, paginate
from esabid.typeset.said import one_lang
from esabid.typeset.table import Cell, Column, Piece, bilingual, cell, table
from esabid.typeset.text import clean
from esabid.wording.words import Words

# So many institutions of one action are named; the others are counted.
NAMED = 12


def engagement_section(snapshot: Snapshot, words: Words) -> Section | None:
    """What happens around the letters, or None where nothing has been written down."""
    if not tells_engagement(snapshot):
        return None
    heading = words.gettext("Agreements, promotion and youth")
    blocks = [title(heading, words.lang), *_agreements(snapshot.agreements, words),
              *_actions(snapshot.actions, words), *_projects(snapshot.projects, words)]
    return Section("engagement", heading, paginate(blocks))


def tells_engagement(snapshot: Snapshot) -> bool:
    """Whether the dossier has this chapter."""
    return snapshot.has(Part.ENGAGEMENT) and bool(
        snapshot.agreements or snapshot.actions or snapshot.projects)


def _agreements(found: tuple[AgreementEntry, ...], words: Words):
    """Each agreement with its day, and its partners in two columns."""
    if not found:
        return ()
    blocks = [subtitle(words.gettext("Agreements"), words.lang)]
    for it in found:
        name = bilingual(it.name, words, styles.CELL_BOLD.sized(10))
        signed = words.gettext("Signed on %(day)s", day=words.long_date(it.signed_on))
        more = bool(it.partners or it.unnamed)
        blocks += (paragraph(name.text, name.style, words.lang, tag="H4", after=1, keep=True,
                             own_lang=name.lang),
                   paragraph(signed, styles.NOTE, words.lang, after=5, keep=more),
                   *names((bilingual(partner, words) for partner in it.partners), words.lang))
        if it.unnamed:
            says = words.ngettext("%(num)s partner asked not to be named.",
                                  "%(num)s partners asked not to be named.", it.unnamed)
            blocks += (space(2), paragraph(says, styles.NOTE, words.lang, after=0))
        blocks.append(space(14))
    return (*blocks, space(12))


def _actions(found: tuple[ActionEntry, ...], words: Words):
    """The actions by the numbers they have on the progress line."""
    if not found:
        return ()
    columns = (Column(words.gettext("No."), 34), Column(words.gettext("Day"), 74),
               Column(words.gettext("Promotion action"), styles.COLUMN + 8 - 194),
               Column(words.gettext("People reached"), 86, "right"))
    rows = [(cell(words.number(number)), cell(words.short_date(it.day)),
             Cell(_action(it, words)), cell(words.number(it.reached) if it.reached else "–"))
            for number, it in enumerate(found, start=1)]
    return (subtitle(words.gettext("Promotion actions"), words.lang),
            *table(columns, rows, words.lang, head_row=2), space(26))


def _action(action: ActionEntry, words: Words) -> tuple[Piece, ...]:
    """An action's name, its place, and who took part."""
    pieces = [bilingual(action.name, words, styles.CELL_BOLD)]
    if place := clean(action.place):
        pieces.append(Piece(place))
    if action.institutions:
        said = "; ".join(clean(it.text(words.lang)) for it in action.institutions[:NAMED])
        others = len(action.institutions) - NAMED
        if others > 0:
            said += words.ngettext(" and %(num)s other institution",
                                   " and %(num)s other institutions", others)
        lang = one_lang(action.institutions, words.lang) if others <= 0 else None
        pieces.append(Piece(said, styles.CELL_OTHER, lang, most=None))
    return tuple(pieces)


def _projects(found: tuple[ProjectEntry, ...], words: Words):
    """What schools do; a school that is not named leaves a dash."""
    if not found:
        return ()
    wide = (styles.COLUMN + 8 - 74) / 2
    columns = (Column(words.gettext("Project"), wide), Column(words.gettext("School"), wide),
               Column(words.gettext("Day"), 74))
    rows = [(Cell(_project(it, words)),
             Cell((bilingual(it.school, words),)) if it.school else cell("–"),
             cell(words.short_date(it.shown_on))) for it in found]
    return (subtitle(words.gettext("School projects"), words.lang),
            *table(columns, rows, words.lang, head_row=0))


def _project(project: ProjectEntry, words: Words) -> tuple[Piece, ...]:
    pieces = (bilingual(project.name, words, styles.CELL_BOLD),
              bilingual(project.field, words, styles.CELL_OTHER))
    return tuple(piece for piece in pieces if piece.text)
