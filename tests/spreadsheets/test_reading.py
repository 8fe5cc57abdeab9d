"""Lists are read in a child: what asks for all of a machine costs a sentence."""

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter

from esabid.domain.errors import InvalidValue
from esabid.isolate import Limits
from esabid.spreadsheets.read import Line
from esabid.spreadsheets.reading import CHILD_LIMITS, lines_in


def _refusal(path, data: bytes, limits: Limits = CHILD_LIMITS) -> tuple:
    path.write_bytes(data)
    with pytest.raises(InvalidValue) as refused:
        lines_in(path, limits)
    return refused.value.code, refused.value.values.get("limit")


def _book(rows) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return out.getvalue()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "list"


def test_lines_come_back_from_the_child(path):
    path.write_text("Nazwa;Miasto\nŁuna;Łódź\n", encoding="cp1250")
    assert lines_in(path) == (Line(1, ("Nazwa", "Miasto")), Line(2, ("Łuna", "Łódź")))


def test_a_large_file_is_refused_unread(path):
    assert _refusal(path, b"a;b\n" * 2_500_001) == ("file_too_large", 10)


def test_a_cell_of_fifty_megabytes_is_refused(path):
    rows = b'<row r="2"><c r="A2" t="inlineStr"><is><t>%s</t></is></c></row>'
    assert _refusal(path, _parts(rows % (b"x" * 50_000_000))) == ("cell_too_long", 32_767)


def test_thirty_thousand_rows_are_refused(path):
    assert _refusal(path, _book([["Nazwa"], *([f"Stacja {n}"] for n in range(30_000))])) == (
        "too_many_rows", 10_000)


def test_one_text_in_very_many_cells_is_refused(path):
    assert _refusal(path, _book([["Nazwa"]] + [["x" * 30_000] * 100] * 20)) == (
        "too_much_text", 10_000_000)


def test_what_takes_too_long_is_refused(path):
    limits = Limits(cpu_seconds=1, wall_seconds=2)
    assert _refusal(path, _parts(b"<row/>" * 12_000_000), limits) == ("too_heavy", 1)


def _parts(rows: bytes) -> bytes:
    """A workbook whose sheet holds these rows below its heading."""
    plain, out, book = io.BytesIO(), io.BytesIO(), openpyxl.Workbook()
    book.active["A1"] = "Nazwa"
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            xml = old.read(part).replace(b"</sheetData>", rows + b"</sheetData>")
            new.writestr(part.filename, xml)
    return out.getvalue()
