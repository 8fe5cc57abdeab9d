"""Which sections a dossier has before its letters and after them, and on which page each begins."""

from esabid.domain.profiles import Part
from esabid.domain.snapshot import LetterEntry, Snapshot
from esabid.typeset.arguments import arguments_section
from esabid.typeset.changes import changes_section
from esabid.typeset.contents import contents
from esabid.typeset.contributions import contributions_section
from esabid.typeset.cover import half_title_page
from esabid.typeset.engagement import engagement_section
from esabid.typeset.evidence import evidence_section
from esabid.typeset.internal import internal_section
from esabid.typeset.layout import Edition, letter_key, page_key
from esabid.typeset.method import method_section
from esabid.typeset.numbers import numbers_section
from esabid.typeset.page import Section
from esabid.typeset.register import register
from esabid.typeset.summary import summary
from esabid.wording.words import Words

Sections = tuple[Section, ...]


def sections(snapshot: Snapshot, edition: Edition | None, shown: list[LetterEntry],
             words: Words) -> tuple[Sections, Sections]:
    """The sections before the letters `shown` and after them, in the order of domain's Part.

    One without content is left out, and so leaves no trace anywhere.
    """
    made = {Part.SUMMARY: summary(snapshot, words), Part.NUMBERS: numbers_section(snapshot, words),
            Part.INTERNAL: internal_section(snapshot, words),
            Part.ARGUMENTS: arguments_section(snapshot, words),
            Part.EVIDENCE: evidence_section(snapshot, words),
            Part.CONTRIBUTIONS: contributions_section(snapshot, words),
            Part.ENGAGEMENT: engagement_section(snapshot, words),
            Part.INDEX: register(snapshot, words),
            Part.CHANGES: changes_section(snapshot, edition, words),
            Part.METHOD: method_section(snapshot, edition, words)}
    order = tuple(Part)
    letters = order.index(Part.LETTERS)
    before, after = (tuple(made[part] for part in parts if made[part])
                     for parts in (order[:letters], order[letters + 1:]))
    return (contents(before, shown, after, words), *before), after


def page_count(entry: LetterEntry, missing: frozenset[int]) -> int:
    """How many pages a letter takes; one whose file is missing takes the one that says so."""
    return 1 if entry.number in missing else len(entry.pages)


def places(before: Sections, shown: list[LetterEntry], after: Sections, missing: frozenset[int],
           quoted: frozenset[str]) -> tuple[dict[str, int], int]:
    """The page of every key, from 1, and the number of all pages.

    Of a letter's inner pages only those with a key in `quoted` have a place.
    """
    found, page = {"cover": 1}, 2
    for section in before:
        found[section.key] = page
        page += len(section.pages)
    if shown:
        found["letters"] = half_title_page(page)
        page = found["letters"] + 1
    for entry in shown:
        found[letter_key(entry.number)] = page
        count = page_count(entry, missing)
        keys = {page_key(entry.number, part): page + part for part in range(1, count)}
        found |= {key: at for key, at in keys.items() if key in quoted}
        page += count
    for section in after:
        found[section.key] = page
        page += len(section.pages)
    return found, page - 1


def quoted_pages(snapshot: Snapshot) -> frozenset[str]:
    """The keys of the inner pages that the map of arguments leads to."""
    if not snapshot.has(Part.ARGUMENTS):
        return frozenset()
    return frozenset(page_key(it.number, it.page - 1) for argument in snapshot.arguments
                     for it in argument.quoted if it.page)
