"""The outline of a dossier that is not made: its parts with what they hold, and pages."""

from dataclasses import replace
from datetime import date

from domain.test_domain_snapshot import KEPT_INSIDE, SNAPSHOT

from esabid.domain.bilingual import Bilingual
from esabid.domain.chapters import (ActionEntry, AgreementEntry, ArgumentEntry,
                                    ContributionsEntry, Fact, ProjectEntry, Quoted)
from esabid.domain.outline import about_pages, outline, pages_of_letters
from esabid.domain.profiles import Part

DAY, NAME = date(2026, 4, 1), Bilingual("Nazwa")
FULL = replace(
    SNAPSHOT, arguments=(
        ArgumentEntry(NAME, 2, (Quoted(1, "Słowa"), Quoted(4)), (Fact(NAME, "GUS", "", DAY),)),
        ArgumentEntry(NAME, 0, (), (Fact(NAME, "GUS", "", DAY),))),
    contributions=ContributionsEntry(untold=3), agreements=(AgreementEntry(NAME, DAY),),
    actions=(ActionEntry(DAY, NAME),) * 2, projects=(ProjectEntry(NAME, NAME),))


def said(snapshot) -> dict:
    return {line.part.value: dict(line.holds) for line in outline(snapshot)}


def test_outline_names_every_part_with_what_it_holds_in_order():
    assert said(FULL) == {
        "summary": {}, "numbers": {}, "arguments": {"arguments": 1, "quotes": 1},
        "evidence": {"facts": 2}, "contributions": {"offers": 3},
        "engagement": {"agreements": 1, "actions": 2, "projects": 1},
        "index": {"institutions": 1}, "letters": {"letters": 1, "pages": 2}, "changes": {},
        "method": {}}
    assert list(said(FULL)) == [part.value for part in Part if part != Part.INTERNAL]


def test_parts_without_content_and_parts_left_out_leave_no_trace():
    assert list(said(SNAPSHOT)) == ["summary", "numbers", "index", "letters", "changes", "method"]
    left = replace(FULL, left_out=(Part.NUMBERS, Part.ENGAGEMENT, Part.CHANGES))
    assert list(said(left)) == ["summary", "arguments", "evidence", "contributions", "index",
                                "letters", "method"]
    assert list(said(KEPT_INSIDE))[:3] == ["summary", "numbers", "internal"]


def test_short_version_shows_no_letter():
    lines = outline(FULL.without_letters())
    assert (Part.LETTERS in {it.part for it in lines}, pages_of_letters(lines)) == (False, 0)


def test_pages_of_letters_are_exact_and_the_rest_grows_with_what_is_in_it():
    few = outline(FULL)
    many = outline(replace(FULL, contributions=ContributionsEntry(untold=29)))
    assert pages_of_letters(few) == 2
    # Cover, contents, two before the letters; then a page each of seven parts.
    assert (about_pages(few), about_pages(many)) == (4 + 8, 4 + 8 + 2)
