"""Lists go out safe for every spreadsheet program, and come back in without a change."""

import csv
import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esabid.domain.ask import AskState
from esabid.domain.institution import CityTie, ContactRole, Reach, Sector
from esabid.spreadsheets.cells import ERRORS
from esabid.spreadsheets.plan import plan
from esabid.spreadsheets.read import read
from esabid.spreadsheets.records import Action, ContactRecord, InstitutionRecord
from esabid.spreadsheets.write import FIELDS, to_csv, to_xlsx

TODAY = date(2026, 11, 23)
PARENT = InstitutionRecord("AAAA1111", "KRK-0001-2", "Akademia Lotów", "Flight Academy",
                           sector=Sector.UNIVERSITY)
FULL = InstitutionRecord(
    "BBBB2222", "KRK-0002-0", "Wydział „Orbit; i gwiazd”, spółka", "Faculty of Orbits", "WO",
    "AAAA1111", CityTie.RUN, Sector.CLUSTER_OR_PARK, Reach.INTERNATIONAL, "Łódź", "DE",
    website="https://orbity.example", owner="Anna Przykład", tags="kosmos, lot",
    notes="Pierwsza linia\nDruga; linia\t\"cytat\"", ask=AskState.PROMISED,
    asked_on=date(2026, 3, 3), expected_on=date(2027, 1, 4),
    contacts=(ContactRecord("Jan Przykład", ContactRole.SIGNATORY, "jan@orbity.example",
                            "+48 12 000 00 00", "Szanowny Panie"),))
DECLINED = InstitutionRecord("CCCC3333", "KRK-0003-9", "", "Mars Station", ask=AskState.DECLINED,
                             ask_reason="=HYPERLINK(\"x\")")
ALL = (PARENT, FULL, DECLINED)
WRITERS = (to_csv, to_xlsx)
DANGEROUS = ["=1+1", "+48", "-1", "@SUM(A1)", "'=1", "''@x", "=cmd|' /C calc'!A0", "\t=1"]


def _cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_a_list_comes_back_without_a_change(write, lang):
    found = plan(read(write(ALL, lang)), ALL, TODAY)
    assert [(r.action, r.why, r.changes) for r in found.rows] == [(Action.SAME, "", ())] * 3
    assert found.unknown == ()


def test_csv_is_what_polish_excel_opens():
    data = to_csv((PARENT,), "pl")
    assert data.startswith(b"\xef\xbb\xbfid;Sygnatura;Nazwa;Nazwa angielska;")
    assert (data.count(b"\r\n"), data.count(b"\n")) == (2, 2)


def test_lists_begin_with_id_and_reference():
    assert FIELDS[:3] == ("id", "reference", "name_pl")


@pytest.mark.parametrize("text", DANGEROUS)
def test_csv_cells_never_run(text):
    row = dict(zip(FIELDS, _cells(to_csv((replace(PARENT, city=text),), "en"))[1], strict=True))
    assert row["city"] == "'" + text.strip()


@pytest.mark.parametrize("text", DANGEROUS)
def test_xlsx_cells_are_text_and_never_formulas(text):
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx((replace(PARENT, city=text),), "en")))
    cell = book.active.cell(2, FIELDS.index("city") + 1)
    assert (cell.data_type, cell.value) == ("s", text.strip())


def test_xlsx_days_are_days():
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx((FULL,), "pl")))
    cell = book.active.cell(2, FIELDS.index("asked_on") + 1)
    assert (cell.is_date, cell.value.date()) == (True, date(2026, 3, 3))


def test_an_empty_list_has_its_headings():
    assert [len(read(write((), "pl"))) for write in WRITERS] == [1, 1]


# What a spreadsheet shows for an error is no text that anybody wrote.
texts = st.text(st.characters(codec="utf-8"), max_size=40).filter(
    lambda text: text.upper() not in ERRORS)


@settings(max_examples=60)
@given(name=texts.filter(lambda t: any(c.isalpha() and c.isascii() for c in t)), notes=texts,
       city=texts, phone=texts)
def test_any_text_comes_back_without_a_change(name, notes, city, phone):
    odd = replace(PARENT, name_pl=name, notes=notes, city=city,
                  contacts=(ContactRecord("Jan Przykład", phone=phone),))
    for write in WRITERS:
        found = plan(read(write((odd,), "pl")), (odd,), TODAY).rows
        assert [(r.action, r.changes) for r in found] == [(Action.SAME, ())]


def test_a_parent_is_written_by_its_name_where_that_names_nobody_else():
    twin = replace(PARENT, id="DDDD4444", reference="KRK-0004-7")
    column = 2 + FIELDS[2:].index("parent")
    alone, doubled = (_cells(to_csv(records, "pl"))[2][column] for records in
                      (ALL, (PARENT, FULL, twin)))
    assert (alone, doubled) == ("Akademia Lotów", "AAAA1111")
