"""What each profile may see, and which parts a dossier has."""

import pytest

from esabid.domain.profiles import ALWAYS, SHOWS, Choice, LetterOrder, Part, Profile

OUTSIDE = [it for it in Profile if it != Profile.INTERNAL]


def test_only_the_office_sees_what_is_inside_and_the_signed_originals():
    assert {it: (SHOWS[it].inside, SHOWS[it].originals) for it in Profile} == {
        Profile.INTERNAL: (True, True), Profile.MINISTRY: (False, False),
        Profile.ESA: (False, False), Profile.PUBLIC: (False, False)}


def test_only_the_public_sees_no_more_than_institutions_allow():
    assert [it for it in Profile if not SHOWS[it].whole] == [Profile.PUBLIC]


def test_addressees_read_their_language_and_others_both():
    assert [SHOWS[it].lang for it in Profile] == [None, "pl", "en", None]


def test_office_has_every_part_in_the_order_they_are_printed():
    assert Choice().parts(Profile.INTERNAL, short=False) == tuple(Part)


@pytest.mark.parametrize("profile", OUTSIDE)
def test_other_profiles_have_every_part_but_the_internal_one(profile):
    assert Choice().parts(profile, short=False) == tuple(
        it for it in Part if it != Part.INTERNAL)


@pytest.mark.parametrize("profile", Profile)
def test_short_version_has_no_letters(profile):
    whole, short = (Choice().parts(profile, short) for short in (False, True))
    assert [it for it in whole if it not in short] == [Part.LETTERS]


def test_parts_are_left_out_but_never_those_every_dossier_has():
    parts = Choice(LetterOrder.NAME, tuple(Part)).parts(Profile.INTERNAL, short=False)
    assert (set(parts), parts) == (ALWAYS, (Part.SUMMARY, Part.INDEX, Part.METHOD))
