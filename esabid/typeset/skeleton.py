"""The skeleton: front matter and one stamped page for every letter page, in one pass."""

from pathlib import Path

import reportlab

from esabid import __version__
from esabid.domain.selection import in_order
from esabid.domain.snapshot import Snapshot
from esabid.typeset.contents import contents
from esabid.typeset.cover import draw_cover, draw_half_title
from esabid.typeset.fonts import register as register_fonts
from esabid.typeset.internal import internal_section
from esabid.typeset.layout import Edition, Layout, letter_key
from esabid.typeset.letter_strip import draw_letter, draw_missing
from esabid.typeset.metadata import About
from esabid.typeset.numbers import numbers_section
from esabid.typeset.page import Book, draw_section
from esabid.typeset.register import register
from esabid.typeset.structure import Element
from esabid.typeset.summary import summary
from esabid.typeset.tags import TaggedCanvas
from esabid.typeset.text import clean
from esabid.wording.words import Words, words

REPORTLAB = reportlab.Version
_LOCALES = {"pl": "pl-PL", "en": "en-GB"}


def typeset(snapshot: Snapshot, lang: str, edition: Edition | None, fonts: Path | str,
            out: Path | str, missing: frozenset[int] = frozenset()) -> Layout:
    """Write the skeleton of `snapshot` to `out` and return its plan.

    `lang` is "pl" or "en", `fonts` the folder of the TTF files; letters whose number is in
    `missing` get one page that says so. Equal arguments give equal bytes.
    """
    register_fonts(fonts)
    voice = words(lang)
    letters = in_order(snapshot.letters, snapshot.order, lang)
    shown = [entry for entry in letters if entry.pages]
    sections = _sections(snapshot, shown, voice)
    places = _places(sections, shown, missing)
    front = 1 + sum(len(section.pages) for section in sections) + bool(shown)
    total = front + sum(_page_count(entry, missing) for entry in shown)
    about = _about(snapshot, edition, voice)
    book = Book(TaggedCanvas(str(out), about), voice, total, places, about.title, snapshot.demo)
    book.canvas.addPageLabel(0, style="ARABIC", start=1)
    draw_cover(book, snapshot, edition)
    for section in sections:
        draw_section(book, section)
    slots = _draw_letters(book, snapshot, shown, missing)
    book.canvas.finish()
    return Layout(total, front, places, tuple(book.bookmarks), tuple(book.links), slots)


def _sections(snapshot, shown, voice: Words):
    """The front matter behind the cover; sections without content leave no trace."""
    rest = [section for section in (summary(snapshot, voice), numbers_section(snapshot, voice),
                                    internal_section(snapshot, voice),
                                    register(snapshot, voice)) if section]
    listed = [(section.key, section.title) for section in rest]
    if shown:
        listed.append(("letters", voice.gettext("Letters")))
    return [contents(listed, shown, voice), *rest]


def _page_count(entry, missing) -> int:
    return 1 if entry.number in missing else len(entry.pages)


def _places(sections, shown, missing) -> dict[str, int]:
    """The page of every bookmark, from 1."""
    places, page = {"cover": 1}, 2
    for section in sections:
        places[section.key] = page
        page += len(section.pages)
    if shown:
        places["letters"] = page
        page += 1
    for entry in shown:
        places[letter_key(entry.number)] = page
        page += _page_count(entry, missing)
    return places


def _draw_letters(book, snapshot, shown, missing):
    """The half-title and the letters' pages; returns their slots."""
    slots, element = [], Element("Sect")
    if shown:
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
                 _LOCALES[voice.lang], edition.issued_on if edition else snapshot.as_of)
