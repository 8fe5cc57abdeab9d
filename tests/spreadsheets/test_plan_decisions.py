"""What a person decides about a plan: whose line it is, what a column holds, what is left out."""

from dataclasses import replace
from datetime import date

import pytest

from esabid.domain.ask import AskState
from esabid.domain.errors import InvalidValue
from esabid.spreadsheets.columns import AS_NOTES, NOWHERE
from esabid.spreadsheets.plan import plan
from esabid.spreadsheets.read import read
from esabid.spreadsheets.records import (NEW, OUT, Action, Decisions, Gone, InstitutionRecord,
                                         Parent)

TODAY = date(2026, 11, 23)
LUNA = InstitutionRecord("aaaa1111", "KRK-0001-2", "Łuna Orbitalna S.A.", city="Kraków",
                         nip="5260250995")
ACADEMY = InstitutionRecord("bbbb2222", "KRK-0002-0", "Akademia Lotów", ask=AskState.ASKED,
                            asked_on=date(2026, 3, 3))
THERE = (LUNA, ACADEMY)


def made(text, lines=None, columns=None, existing=THERE, gone=()):
    return plan(read(text.encode()), existing, TODAY, Decisions(columns or {}, lines or {}),
                gone)


def outcomes(*args, **kwargs):
    return [(row.action, row.why, row.id) for row in made(*args, **kwargs).rows]


@pytest.mark.parametrize("decided, outcome", [
    ("", (Action.CONFLICT, "name_alike", "aaaa1111")),
    ("aaaa1111", (Action.UPDATE, "", "aaaa1111")), ("bbbb2222", (Action.UPDATE, "", "bbbb2222")),
    (NEW, (Action.CREATE, "", None)), (OUT, (Action.REFUSED, "left_out", None)),
    ("cccc3333", (Action.REFUSED, "unknown_id", None))])
def test_a_person_says_whose_line_it_is(decided, outcome):
    assert outcomes("Nazwa;Miasto\nŁuna Orbitalna;Gdynia\n", {2: decided}) == [outcome]


def test_a_name_stays_as_it_is_here_where_the_line_was_met_by_it():
    text = "{0}Nazwa;Miasto\n{1}ŁUNA ORBITALNA SA;Gdynia\n"
    by_name, by_id = (made(text.format(*marks)).rows[0] for marks in (
        ("", ""), ("id;", "aaaa1111;")))
    assert ([it.field for it in by_name.changes], [it.field for it in by_id.changes]) == (
        ["city"], ["name_pl", "city"])


def test_a_matched_line_may_mean_a_new_institution():
    assert outcomes("Nazwa\nAkademia Lotów\n", {2: NEW}) == [(Action.CREATE, "", None)]


def test_an_ask_that_would_go_back_stays_where_a_person_takes_the_rest():
    text = "Nazwa;Prośba;Miasto\nAkademia Lotów;planowana;Gdynia\n"
    row, = made(text, {2: "bbbb2222"}).rows
    assert (row.action, row.why, row.steps, [it.field for it in row.changes]) == (
        Action.UPDATE, "ask_stays", (), ["city"])


def test_a_line_left_out_makes_room_for_the_other_one():
    text = "Nazwa;Miasto\nAkademia Lotów;Gdynia\nAKADEMIA LOTÓW;Sopot\n"
    assert outcomes(text) == [(Action.UPDATE, "met_again", "bbbb2222"),
                              (Action.CONFLICT, "twice_in_file", None)]
    assert outcomes(text, {2: OUT})[1] == (Action.UPDATE, "", "bbbb2222")
    assert outcomes(text, {3: NEW})[1] == (Action.CREATE, "", None)


@pytest.mark.parametrize("second", ["Stacja Mars sp. z o.o.", "STACJA MARS w Krakowie"])
def test_nearly_one_name_in_two_lines_is_for_a_person(second):
    text = f"Nazwa\nStacja Mars\n{second}\n"
    assert outcomes(text)[1] == (Action.CONFLICT, "alike_in_file", None)
    assert outcomes(text, {3: NEW})[1] == (Action.CREATE, "", None)


def test_a_short_name_in_place_of_the_name_is_for_a_person():
    there = (replace(ACADEMY, short_name="AL"),)
    assert outcomes("Nazwa\nal\n", existing=there) == [
        (Action.CONFLICT, "name_alike", "bbbb2222")]


def test_one_nip_under_two_names_is_for_a_person():
    assert outcomes("Nazwa;NIP\nInna Nazwa;526-025-09-95\n") == [
        (Action.CONFLICT, "number_alike", "aaaa1111")]
    assert [row[:2] for row in outcomes("Nazwa;NIP\nMars;1234563218\nWenus;1234563218\n")] == [
        (Action.CREATE, "met_again"), (Action.CONFLICT, "alike_in_file")]


def test_a_part_has_the_nip_of_the_whole():
    assert outcomes("Nazwa;NIP;Jednostka nadrzędna\nWydział;5260250995;KRK-0001-2\n") == [
        (Action.CREATE, "", None)]
    text = "Nazwa;NIP;Jednostka nadrzędna\nMars;1234563218;\nWydział;1234563218;Mars\n"
    rows = made(text).rows
    assert [(row.action, row.parent) for row in rows] == [
        (Action.CREATE, None), (Action.CREATE, Parent(line=2))]


def test_marks_of_a_merged_institution_lead_to_the_survivor():
    gone = (Gone(("dddd4444", "KRK-0009-9"), ("Luna Dawna", "Akademia Lotów"), "aaaa1111"),)
    for mark in ("id;Miasto\ndddd4444;Kraków\n", "reference;Miasto\nKRK-0009-9;Kraków\n",
                 "Nazwa;Miasto\nLUNA DAWNA;Kraków\n"):
        assert outcomes(mark, gone=gone) == [(Action.SAME, "", "aaaa1111")]
    assert outcomes("Nazwa\nMars\n", {2: "dddd4444"}, gone=gone) == [
        (Action.SAME, "", "aaaa1111")]
    assert made("Nazwa\nMars\n", {2: "dddd4444"}, gone=gone).rows[0].decided == "aaaa1111"
    # Who is called so now is meant before who was called so once.
    assert outcomes("Nazwa\nAkademia Lotów\n", gone=gone) == [(Action.SAME, "", "bbbb2222")]


def test_a_person_says_what_a_column_holds():
    text = "Nazwa;Gdzie;Termin\nMars;Gdynia;Sopot\n"
    row, = made(text, columns={1: "city", 2: AS_NOTES}).rows
    assert (row.details.city, row.details.notes) == ("Gdynia", "Termin: Sopot")


def test_a_chosen_column_takes_the_field_from_the_guessed_one():
    found = made("Nazwa;Kontakt;Osoba z działu\nMars;biuro;Anna\n", columns={2: "contact"})
    assert ([it.field for it in found.headings], found.unknown, found.rows[0].contact.name) == (
        ["name_pl", None, "contact"], ("Kontakt",), "Anna")


def test_a_column_may_be_left_out():
    found = made("L.p.;Nazwa;Kraj\n7;Mars;PL\n", columns={0: NOWHERE})
    assert (found.unknown, found.rows[0].details.notes) == ((), "")
    assert [(it.nowhere, it.sample) for it in found.headings] == [
        (True, "7"), (False, "Mars"), (False, "PL")]


@pytest.mark.parametrize("columns, code", [({0: NOWHERE}, "no_headings"),
                                           ({0: "city", 1: "name_pl", 2: "name_pl"},
                                            "heading_twice")])
def test_columns_must_still_name_institutions(columns, code):
    with pytest.raises(InvalidValue) as refused:
        made("Nazwa;Miasto;Kraj\nMars;Gdynia;PL\n", columns=columns)
    assert refused.value.code == code


def test_headings_alone_are_no_list():
    with pytest.raises(InvalidValue) as refused:
        made("Nazwa;Miasto\nNazwa;Miasto\n")
    assert refused.value.code == "nothing_below"


@pytest.mark.parametrize("text", [
    "Nazwa;Kontakt;;Prośba;\n;Osoba;E-mail;Stan;Data\nMars;Anna;a@mars.example;wysłano;3.03.2026\n",
    "Instytucja;;Kontakt;;Prośba\nNazwa;Miasto;Osoba;E-mail;Stan;Data\n"
    "Mars;;Anna;a@mars.example;wysłano;3.03.2026\n",
    "Lista;;Kontakt;;Prośba\nNazwa;Miasto;Osoba;E-mail;Stan;Data\n"
    "Mars;;Anna;a@mars.example;wysłano;3.03.2026\n"])
def test_headings_in_two_lines_are_read_together(text):
    row, = made(text).rows
    assert (row.contact.name, row.contact.email, row.steps[0].asked_on) == (
        "Anna", "a@mars.example", date(2026, 3, 3))


def test_a_line_without_a_name_below_the_headings_is_no_heading():
    assert [it[:2] for it in outcomes("Nazwa;Miasto;Kraj\n;Kraków;PL\nMars;;\n")] == [
        (Action.REFUSED, "missing_name"), (Action.CREATE, "")]


def test_a_formula_without_its_result_refuses_its_line_alone():
    assert [it[:2] for it in outcomes("Nazwa;Miasto\n=?;\nMars;\n")] == [
        (Action.REFUSED, "formula_without_result"), (Action.CREATE, "")]


def test_a_fingerprint_tells_whether_the_plan_is_the_same():
    text = "Nazwa;Miasto\nŁuna Orbitalna S.A.;Gdynia\n"
    moved = (replace(LUNA, city="Gdynia"), ACADEMY)
    assert made(text).fingerprint() == made(text).fingerprint()
    assert made(text).fingerprint() != made(text, existing=moved).fingerprint()
