"""Parents in a list: circles are refused with their lines, a parent left behind is said."""

from dataclasses import replace

import pytest
from spreadsheets.test_plan_decisions import ACADEMY, LUNA, made

from esabid.spreadsheets.records import Action

THERE = (LUNA, replace(ACADEMY, parent="aaaa1111"))


def _rows(text, lines=None):
    found = made(f"Nazwa;Jednostka nadrzędna\n{text}", lines, existing=THERE).rows
    return [(row.action, row.why, row.where) for row in found]


@pytest.mark.parametrize("text, lines", [
    ("Mars;Wenus\nWenus;Mars\nDobra;\n", "2, 3"),
    ("Mars;Wenus\nWenus;Ziemia\nZiemia;Mars\nDobra;Mars\n", "2, 3, 4")])
def test_lines_that_are_parts_of_each_other_are_refused(text, lines):
    *circle, last = _rows(text)
    assert circle == [(Action.REFUSED, "parts_in_circle", lines)] * len(circle)
    assert last[0] == Action.CREATE


def test_a_circle_through_what_is_here_is_refused():
    assert _rows("Łuna Orbitalna S.A.;Akademia Lotów\n") == [
        (Action.REFUSED, "parts_in_circle", "2")]


def test_a_chain_without_an_end_is_refused_and_found_quickly():
    chain = "".join(f"Stacja{it};Stacja{it + 1}\n" for it in range(3000)) + "Stacja3000;\n"
    rows = _rows(chain)
    assert rows[-22:] == [(Action.REFUSED, "parts_too_deep", "")] + [(Action.CREATE, "", "")] * 21
    assert {it[1] for it in rows[:-21]} == {"parts_too_deep"}


def test_two_that_change_places_are_no_circle():
    assert _rows("Łuna Orbitalna S.A.;Akademia Lotów\nAkademia Lotów;Mars\nMars;\n") == [
        (Action.UPDATE, "", ""), (Action.UPDATE, "", ""), (Action.CREATE, "", "")]


def test_a_child_whose_parent_is_refused_says_so():
    assert _rows("Mars;Wenus\nWenus;Nikt taki\n") == [
        (Action.CREATE, "parent_waits", "3"), (Action.REFUSED, "unknown_parent", "Nikt taki")]
    assert _rows("Mars;Łuna Orbitalna S.A.\nŁuna Orbitalna S.A.;\n")[0] == (Action.CREATE, "", "")
