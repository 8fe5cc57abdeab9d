"""What a dossier shows: lasting numbers, and names and letters as far as the profile may."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from esabid.domain.institution import Reach, Sector
from esabid.domain.letter import Disclosure as D
from esabid.domain.letter import LetterKind, SignatureKind, may_show_letter
from esabid.domain.selection import CountedLetter, Supporter, numbered, select
from esabid.domain.snapshot import Bilingual, Profile, Signer

DAY = date(2026, 3, 1)


def supporter(name, disclosure=D.NAME):
    return Supporter(Signer(name, Bilingual(name), Sector.NGO, Reach.KRAKOW, "Kraków",
                            Bilingual("Prezes"), SignatureKind.SCAN), disclosure)


def letter(name, *supporters, number=None, day=0):
    return CountedLetter(name, number, LetterKind.LETTER, None, DAY + timedelta(days=day),
                         supporters or (supporter(f"body of {name}"),), "a" * 64,
                         ((595.0, 842.0),))


def numbers(letters, floor=0, profile=Profile.INTERNAL):
    return {entry.id: entry.number for entry in select(letters, profile, floor)[0]}


def shown(letters, profile):
    entries, unnamed = select(letters, profile)
    return [(e.id, e.number, tuple(s.id for s in e.signers), bool(e.prepared), len(e.pages))
            for e in entries], unnamed


def test_numbered_numbers_new_letters_by_the_day_they_came():
    assert [(n, it.id) for n, it in numbered([letter("b", day=2), letter("c", day=2),
                                              letter("a", day=5)])] == [
        (1, "b"), (2, "c"), (3, "a")]


def test_numbered_keeps_given_numbers_and_adds_after_them():
    found = numbered([letter("new", day=0), letter("old", number=2, day=9),
                      letter("older", number=1, day=9)])
    assert [(n, it.id) for n, it in found] == [(1, "older"), (2, "old"), (3, "new")]


@pytest.mark.parametrize(("floor", "expected"), [
    (0, {"a": 1, "c": 3, "new": 4}),
    (3, {"a": 1, "c": 3, "new": 4}),
    (5, {"a": 1, "c": 3, "new": 6}),
])
def test_select_never_uses_a_number_again(floor, expected):
    letters = [letter("a", number=1), letter("c", number=3), letter("new", day=7)]
    assert numbers(letters, floor) == expected


def test_select_numbers_above_the_floor_where_all_numbered_letters_are_gone():
    assert numbers([letter("x"), letter("y", day=1)], 4) == {"x": 5, "y": 6}


def test_select_gives_the_same_numbers_in_every_profile():
    letters = [letter("a", supporter("A", D.NO_NAME)), letter("b", day=1), letter("c", day=2)]
    assert {p: numbers(letters, profile=p) for p in Profile} == {
        Profile.INTERNAL: {"a": 1, "b": 2, "c": 3}, Profile.MINISTRY: {"a": 1, "b": 2, "c": 3},
        Profile.ESA: {"a": 1, "b": 2, "c": 3}, Profile.PUBLIC: {"b": 2, "c": 3}}


@pytest.mark.parametrize("profile", [Profile.INTERNAL, Profile.MINISTRY, Profile.ESA])
def test_select_shows_everything_to_those_the_letters_are_addressed_to(profile):
    letters = [letter("a", supporter("A", D.NO_NAME), supporter("B", D.QUOTE))]
    assert shown(letters, profile) == ([("a", 1, ("A", "B"), True, 1)], 0)


def test_select_for_the_public_hides_who_objects_and_what_is_not_open():
    letters = [
        letter("open", supporter("A", D.LETTER), supporter("B", D.LETTER)),
        letter("half", supporter("C", D.LETTER), supporter("D", D.QUOTE), day=1),
        letter("part", supporter("E", D.LETTER), supporter("F", D.NO_NAME), day=2),
        letter("none", supporter("G", D.NO_NAME), day=3),
    ]
    assert shown(letters, Profile.PUBLIC) == ([
        ("open", 1, ("A", "B"), True, 1), ("half", 2, ("C", "D"), False, 0),
        ("part", 3, ("E",), False, 0)], 2)


def test_select_for_the_public_hides_an_institution_that_objects_on_any_letter():
    letters = [letter("joint", supporter("A", D.NAME), supporter("B", D.NAME)),
               letter("own", supporter("A", D.NO_NAME), day=1)]
    assert shown(letters, Profile.PUBLIC) == ([("joint", 1, ("B",), False, 0)], 1)


@pytest.mark.parametrize("profile", Profile)
def test_select_counts_the_silent_signers_of_a_joint_letter(profile):
    letters = [letter("two", supporter("A"), supporter("B", D.NO_NAME)),
               letter("three", supporter("C"), supporter("D"), supporter("E", D.NO_NAME), day=1),
               letter("one", day=2)]
    assert [it.others for it in select(letters, profile)[0]] == [1, 2, 0]


@pytest.mark.parametrize("profile", Profile)
def test_select_tells_only_the_inside_whether_a_scan_has_its_original(profile):
    letters = [letter(kind, Supporter(replace(supporter(kind).signer, signature=kind), D.LETTER))
               for kind in SignatureKind]
    scan = (SignatureKind.SCAN_WITH_ORIGINAL if profile == Profile.INTERNAL
            else SignatureKind.SCAN)
    assert [it.signers[0].signature for it in select(letters, profile)[0]] == [
        scan if it == SignatureKind.SCAN_WITH_ORIGINAL else it for it in SignatureKind]


def test_select_keeps_everything_else_of_a_letter():
    given = replace(letter("a"), dated_on=DAY, kind=LetterKind.RESOLUTION)
    entry = select([given], Profile.ESA)[0][0]
    assert (entry.kind, entry.dated_on, entry.received_on, entry.prepared, entry.pages) == (
        LetterKind.RESOLUTION, DAY, DAY, "a" * 64, ((595.0, 842.0),))


@pytest.mark.parametrize(("disclosures", "may"), [
    ((), False), ((D.LETTER,), True), ((D.LETTER, D.LETTER), True),
    ((D.LETTER, D.QUOTE), False), ((D.NAME,), False), ((D.NO_NAME,), False)])
def test_may_show_letter_takes_everybody_s_permission(disclosures, may):
    assert may_show_letter(disclosures) is may
