"""Values of one line that no record could hold are refused by name."""

from dataclasses import replace
from datetime import date

import pytest
from spreadsheets.test_plan_decisions import LUNA, made

from esabid.spreadsheets.cells import LONGEST
from esabid.spreadsheets.columns import HEADINGS
from esabid.spreadsheets.records import Action


def _row(field, text):
    row, = made(f'id;{HEADINGS[field][1]}\naaaa1111;"{text}"\n').rows
    return row


@pytest.mark.parametrize("field", sorted(set(LONGEST) - {"email"}))
def test_what_is_too_long_for_its_field_is_refused(field):
    fits, too_long = (_row(field, "x" * (LONGEST[field] + more)) for more in (0, 1))
    assert (fits.action != Action.REFUSED, too_long.action, too_long.why) == (
        True, Action.REFUSED, "value_too_long")
    assert len(too_long.name) <= 250


def test_notes_that_grow_too_long_are_refused():
    text = "y" * 3000
    rows = made(f"id;Uwagi;Inne\naaaa1111;{text};{text}\n").rows
    assert [(row.action, row.why) for row in rows] == [(Action.REFUSED, "value_too_long")]


def test_a_name_broken_in_its_cell_is_one_line_and_notes_stay_several():
    assert _row("name_pl", "Akademia\n Nowych\r\nLotów").details.name_pl == "Akademia Nowych Lotów"
    assert _row("notes", "raz\ndwa").details.notes == "raz\ndwa"


def test_a_name_that_was_kept_in_two_lines_comes_back_the_same():
    there = (replace(LUNA, name_pl="Łuna\nOrbitalna"),)
    row, = made('id;Nazwa\naaaa1111;"Łuna\nOrbitalna"\n', existing=there).rows
    assert (row.action, row.changes) == (Action.SAME, ())


def test_a_letter_written_after_it_came_refuses_its_line():
    row, = made("Nazwa;Data listu;Data wpływu\nMars;5.03.2026;1.03.2026\n").rows
    assert (row.action, row.why, row.where) == (Action.REFUSED, "dated_after_received",
                                                "2026-03-05")


def test_a_promise_from_before_the_ask_that_is_here_refuses_its_line():
    row, = made("Nazwa;Prośba;Spodziewany\nAkademia Lotów;obiecali;1.03.2026\n").rows
    assert (row.action, row.why, row.where) == (Action.REFUSED, "expected_before_asked",
                                                date(2026, 3, 1).isoformat())


def test_one_nip_written_in_two_ways_is_noticed():
    rows = made("Nazwa;NIP\nMars;PL 526-025-09-95\n").rows
    assert [(row.action, row.why) for row in rows] == [(Action.CONFLICT, "number_alike")]
