"""Lines out of workbooks and text files, within limits."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter

from esabid.domain.errors import InvalidValue
from esabid.spreadsheets.read import FORMULA, Limits, Line, clean, read


def _book(*rows, hidden=False) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    if hidden:
        book.active["A1"] = "Sekret"
        book.active.sheet_state = "hidden"
        book.create_sheet("Puste")
        book.create_sheet("Lista")
    for row in rows:
        book.worksheets[-1].append(row)
    book.save(out)
    return out.getvalue()


def _zip(**parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


def _rewritten(data: bytes, *pairs) -> bytes:
    """The workbook with other words in its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            xml = old.read(part)
            for before, after in pairs:
                xml = xml.replace(before, after)
            new.writestr(part.filename, xml)
    return out.getvalue()


def _refusal(data: bytes, limits=Limits()) -> tuple:
    with pytest.raises(InvalidValue) as refused:
        read(data, limits)
    return refused.value.code, refused.value.values


def test_read_gives_texts_of_a_workbook():
    data = _book(["Nazwa", "Kiedy", "NIP", "Liczba"],
                 ["  Łuna\u00a0S.A. ", datetime(2026, 3, 3), 6760000000, 1.5],
                 [], [None, date(2026, 3, 4), 6760000000.0, True])
    assert read(data) == (
        Line(1, ("Nazwa", "Kiedy", "NIP", "Liczba")),
        Line(2, ("Łuna S.A.", "2026-03-03", "6760000000", "1.5")),
        Line(4, ("", "2026-03-04", "6760000000", "True")))


def test_read_takes_the_first_visible_sheet_that_holds_anything():
    assert read(_book(["Nazwa"], ["Łuna"], hidden=True)) == (
        Line(1, ("Nazwa",)), Line(2, ("Łuna",)))


def test_read_gives_stored_results_and_never_formulas():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Nazwa", "Miasto"])
        sheet.write_formula(1, 0, '="Łuna "&"S.A."', None, "Łuna S.A.")
        sheet.write_formula(1, 1, '=IF(TRUE,"","x")', None, "")
    # As Excel marks an empty result.
    data = _rewritten(out.getvalue(), (b'<c r="B2">', b'<c r="B2" t="str">'))
    assert read(data) == (Line(1, ("Nazwa", "Miasto")), Line(2, ("Łuna S.A.",)))


def test_read_marks_a_formula_whose_result_is_not_stored():
    assert read(_book(["Nazwa", "Miasto"], ["Łuna", "=A2"], ["=1+1"])) == (
        Line(1, ("Nazwa", "Miasto")), Line(2, ("Łuna", FORMULA)), Line(3, (FORMULA,)))


def test_read_gives_texts_of_a_csv():
    assert read("Nazwa;Miasto\n\n;;\nŁuna;Łódź;\n".encode("cp1250")) == (
        Line(1, ("Nazwa", "Miasto")), Line(4, ("Łuna", "Łódź")))


def test_read_is_not_held_up_by_a_gap_of_a_million_rows():
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"], book.active["A1048576"] = "Nazwa", "Łuna"
    book.save(out)
    assert read(out.getvalue()) == (Line(1, ("Nazwa",)), Line(1_048_576, ("Łuna",)))


def test_read_passes_over_rows_beyond_the_last_one_of_a_spreadsheet():
    data = _rewritten(_book(["Nazwa"], ["Łuna"]), (b'<row r="2">', b'<row r="2000000000">'),
                      (b'"A2"', b'"A2000000000"'))
    assert read(data) == (Line(1, ("Nazwa",)),)


@pytest.mark.parametrize("text, cleaned", [
    (" a\u00a0b ", "a b"), ("a\r\nb\rc", "a\nb\nc"), ("a\u200bb\x00\x07", "ab"),
    ("z\u0307", "ż"), ("\t", "")])
def test_clean_leaves_what_can_be_seen(text, cleaned):
    assert clean(text) == cleaned


@pytest.mark.parametrize("data, code", [
    (b"", "empty_spreadsheet"), (b"\n;;\n", "empty_spreadsheet"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old_or_locked_workbook"),
    (b"%PDF-1.7\x00", "not_a_spreadsheet"), (b"PK\x03\x04broken", "damaged_workbook"),
    (_zip(word__document="<w/>"), "not_a_spreadsheet"),
    (_zip(xl__workbook="<broken"), "damaged_workbook"),
    (_zip(xl__workbook="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "damaged_workbook"),
    (_zip(xl__workbook="<!DOCTYPE a []><a/>".encode("utf-16")), "damaged_workbook")])
def test_read_refuses_what_is_no_list(data, code):
    assert _refusal(data) == (code, {})


def test_read_refuses_a_bomb_before_unpacking_it():
    bomb = _zip(xl__workbook="<a/>", xl__worksheets__sheet1=b"0" * 101_000_000)
    assert len(bomb) < 200_000
    assert _refusal(bomb) == ("workbook_unpacks_too_large", {"limit": 100})


def test_read_refuses_a_thousand_parts():
    parts = {f"part{n}": "" for n in range(1001)}
    assert _refusal(_zip(**parts)) == ("workbook_unpacks_too_large", {"limit": 100})


@pytest.mark.parametrize("limits, refusal", [
    (Limits(size=3_000_000 - 1), ("file_too_large", {"limit": 2})),
    (Limits(rows=1), ("too_many_rows", {"limit": 1})),
    (Limits(columns=1), ("too_many_columns", {"limit": 1, "line": 1})),
    (Limits(cell=5), ("cell_too_long", {"limit": 5, "line": 2})),
    (Limits(text=8), ("too_much_text", {"limit": 8}))])
def test_read_names_the_limit_it_met(limits, refusal):
    data = b"a;b\nlonger;b\n" + (b"\n" * 3_000_000 if limits.size < 3_000_000 else b"")
    assert _refusal(data, limits) == refusal
