"""The skeleton: front matter and one stamped page for every letter page, in one pass."""

from pathlib import Path

import reportlab

from esabid import __version__
from esabid.domain.selection import in_order
from esabid.domain.snapshot import Snapshot
from esabid.typeset.cover import draw_cover, draw_half_title
from esabid.typeset.fonts import register as register_fonts
from esabid.typeset.layout import Edition
from esabid.typeset.letter_strip import draw_letter, draw_missing
from esabid.typeset.metadata import LOCALES, About
from esabid.typeset.page import Book, draw_blank, draw_section
from esabid.typeset.placing import Layout
from esabid.typeset.sections import places, quoted_pages, sections
from esabid.typeset.structure import Element
from esabid.typeset.tags import TaggedCanvas
from esabid.typeset.text import clean
from esabid.wording.words import words

REPORTLAB = reportlab.Version


def typeset(snapshot: Snapshot, lang: str, edition: Edition | None, fonts: Path | str,
            out: Path | str, missing: frozenset[int] = frozenset()) -> Layout:
    """Write the skeleton of `snapshot` to `out` and return its plan.

    `lang` is "pl" or "en", `fonts` the folder of the TTF files; letters whose number is in
    `missing` get one page that says so. Equal arguments give equal bytes.
    """
    register_fonts(fonts)
    voice = words(lang)
    shown = [entry for entry in in_order(snapshot.letters, snapshot.order, lang) if entry.pages]
    before, after = sections(snapshot, edition, shown, voice)
    found, total = places(before, shown, after, missing, quoted_pages(snapshot))
    about = _about(snapshot, edition, voice)
    book = Book(TaggedCanvas(str(out), about), voice, total, found, about.title, snapshot.demo)
    book.canvas.addPageLabel(0, style="ARABIC", start=1)
    draw_cover(book, snapshot, edition)
    for section in before:
        draw_section(book, section)
    slots = _draw_letters(book, snapshot, shown, missing)
    for section in after:
        draw_section(book, section)
    book.canvas.finish()
    return Layout(total, found["letters"] if shown else total, found, tuple(book.bookmarks),
                  tuple(book.links), slots)


def _draw_letters(book, snapshot, shown, missing):
    """The half-title and the letters' pages; returns their slots."""
    slots, element = [], Element("Sect")
    if shown:
        if book.number < book.places["letters"]:
            draw_blank(book)
        draw_half_title(book, snapshot, element)
    for entry in shown:
        with book.canvas.within(element):
            if entry.number in missing:
                draw_missing(book, entry)
            else:
                slots += draw_letter(book, entry)
    return tuple(slots)


def _about(snapshot, edition, voice) -> About:
    """What the file says of itself; its date is the edition's, else the as-of day."""
    campaign = snapshot.campaign
    title = clean(campaign.title.text(voice.lang)) or voice.gettext("Letters of support")
    # The marks on the pages are not read aloud; the title is.
    title = f"DEMO – {title}" if snapshot.demo else title
    return About(title, clean(campaign.bidder.text(voice.lang)),
                 clean(campaign.addressee.text(voice.lang)), f"esabid {__version__}",
                 LOCALES[voice.lang], edition.issued_on if edition else snapshot.as_of)
