"""Tags: read from what offices type, written one way, added and taken away."""

import pytest

from esabid.domain.institution import InstitutionDetails, checked
from esabid.domain.tags import tags_in, with_tags, without_tags


@pytest.mark.parametrize(("line", "tags"), [
    ("", ()), (" , ;, ", ()), ("pilne", ("pilne",)),
    ("pilne,kosmos;AGH", ("pilne", "kosmos", "AGH")),
    ("  dwa   słowa ,pilne", ("dwa słowa", "pilne")), ("Pilne, pilne, PILNE", ("Pilne",)),
])
def test_tags_are_parted_by_commas_and_semicolons_and_none_comes_twice(line, tags):
    assert tags_in(line) == tags


def test_tags_of_an_institution_are_written_one_way():
    details = InstitutionDetails(name_pl="Instytut", tags="pilne ;Kosmos,pilne")
    assert checked(details).tags == "pilne, Kosmos"


@pytest.mark.parametrize(("line", "more", "after"), [
    ("", "pilne", "pilne"), ("kosmos", "pilne, rektor", "kosmos, pilne, rektor"),
    ("Pilne", "pilne", "Pilne"), ("kosmos", "", "kosmos"),
])
def test_tags_are_added_at_the_end_and_only_once(line, more, after):
    assert with_tags(line, more) == after


@pytest.mark.parametrize(("line", "fewer", "after"), [
    ("kosmos, Pilne", "pilne", "kosmos"), ("kosmos", "kos", "kosmos"), ("pilne", "pilne", ""),
    ("a, b, c", "c; a", "b"), ("", "pilne", ""),
])
def test_tags_are_taken_away_whole_however_they_are_capitalised(line, fewer, after):
    assert without_tags(line, fewer) == after
