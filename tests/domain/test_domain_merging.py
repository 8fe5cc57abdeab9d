"""Of two records of one institution: which values stand, by choice or as usual."""

from datetime import date

import pytest

from esabid.domain.ask import AskState
from esabid.domain.institution import CityTie, Reach, Sector
from esabid.domain.merging import ADDABLE, FIELDS, Side, differing, merged, usual

PLAIN = {column: "" for columns in FIELDS.values() for column in columns} | {
    "sector": Sector.OTHER, "reach": Reach.KRAKOW, "city_tie": CityTie.NONE, "parent_id": None,
    "ask_state": AskState.PLANNED, "asked_on": None, "expected_on": None, "declined_on": None,
    "waits_until": None, "next_step_on": None, "country": "PL"}
ASKED = {"ask_state": AskState.ASKED, "asked_on": date(2026, 3, 1)}
NEUTRAL = {"ask_state": AskState.NEUTRAL, "ask_reason": "Zasiada w jury"}


@pytest.mark.parametrize(("field", "kept", "gone", "side"), [
    ("nip", {}, {"nip": "1"}, Side.GONE), ("nip", {"nip": "2"}, {"nip": "1"}, Side.SURVIVOR),
    ("nip", {"nip": "2"}, {}, Side.SURVIVOR), ("tags", {"tags": "a"}, {"tags": "b"}, Side.BOTH),
    ("notes", {"notes": "a"}, {}, Side.SURVIVOR), ("notes", {}, {"notes": "b"}, Side.GONE),
    ("sector", {}, {"sector": Sector.NGO}, Side.GONE),
    ("city_tie", {"city_tie": CityTie.RUN}, {}, Side.SURVIVOR),
    ("ask", {}, ASKED, Side.GONE), ("ask", ASKED, NEUTRAL, Side.GONE),
    ("ask", NEUTRAL, ASKED, Side.SURVIVOR), ("ask", ASKED, {}, Side.SURVIVOR)])
def test_what_is_filled_in_stands_before_what_is_empty(field, kept, gone, side):
    assert usual(field, PLAIN | kept, PLAIN | gone) == side


def test_an_ask_and_a_next_step_stand_whole():
    kept = PLAIN | {"next_step": "Zadzwonić", "next_step_on": date(2026, 3, 2)} | NEUTRAL
    gone = PLAIN | {"next_step": "Napisać", "next_step_by": "Anna"} | ASKED
    found = merged(kept, gone, {"ask": Side.GONE, "next_step": Side.GONE})
    assert found == gone


def test_both_tags_and_notes_stand_once_each():
    kept, gone = PLAIN | {"tags": "a, B", "notes": "raz"}, PLAIN | {"tags": "b, c", "notes": "dwa"}
    found = merged(kept, gone, {})
    assert (found["tags"], found["notes"], merged(kept, kept, {})) == (
        "a, B, c", "raz\n\ndwa", kept)


def test_only_differing_fields_are_asked_about():
    assert (differing(PLAIN, PLAIN), differing(PLAIN, PLAIN | ASKED | {"nip": "1"})) == (
        (), ("nip", "ask"))


def test_choosing_one_side_throughout_gives_that_record():
    kept, gone = PLAIN | {"nip": "1", "tags": "a"}, PLAIN | ASKED | {"notes": "b"}
    assert [merged(kept, gone, dict.fromkeys(FIELDS, side)) for side in (
        Side.SURVIVOR, Side.GONE)] == [kept, gone]
    assert set(ADDABLE) <= set(FIELDS)
