"""Lines of text from an .xlsx or .csv file, whatever office wrote it, within named limits."""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from types import SimpleNamespace

import openpyxl

from esabid.domain.errors import InvalidValue
from esabid.spreadsheets.decode import records

_ZIP = b"PK\x03\x04"
# Excel before 2007, and every workbook locked with a password.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXCEL_ROWS = 1_048_576
_INVISIBLE = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"}
_PLAIN = re.compile(r"[!-~\u00c0-\u024f]+(?: +[!-~\u00c0-\u024f]+)*")
# A formula whose result is not stored, as programs leave it that cannot calculate.
_NO_RESULT = re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*"
                        rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>")
# What stands for such a result; a line that needs it is refused.
FORMULA = "=?"
_FORMULA_CELL = SimpleNamespace(value=FORMULA)


@dataclass(frozen=True)
class Limits:
    """What a list of institutions never needs more of."""

    size: int = 10_000_000
    unpacked: int = 100_000_000
    parts: int = 1_000
    rows: int = 10_000
    columns: int = 200
    cell: int = 32_767  # characters, as in Excel
    text: int = 10_000_000  # characters of all cells; one text may stand in a million of them


@dataclass(frozen=True)
class Line:
    """One line that holds anything, under the number the spreadsheet shows beside it."""

    number: int
    cells: tuple[str, ...]


LIMITS = Limits()


def read(data: bytes, limits: Limits = LIMITS) -> tuple[Line, ...]:
    """The non-empty lines of the first visible sheet that has any; days are ISO dates.

    Raises InvalidValue with a code of wording.imports.FILES and the `limit` it met.
    """
    if len(data) > limits.size:
        raise InvalidValue("file_too_large", limit=limits.size // 1_000_000)
    if data.startswith(_OLE):
        raise InvalidValue("old_or_locked_workbook")
    rows = _workbook(data, limits) if data.startswith(_ZIP) else records(data, limits.cell)
    lines, text = [], 0
    for number, values in rows:
        cells = _cells(values)
        if not cells:
            continue
        _check(number, cells, limits)
        text += sum(map(len, cells))
        if text > limits.text:
            raise InvalidValue("too_much_text", limit=limits.text)
        lines.append(Line(number, cells))
        if len(lines) > limits.rows:
            raise InvalidValue("too_many_rows", limit=limits.rows)
    if not lines:
        raise InvalidValue("empty_spreadsheet")
    return tuple(lines)


def clean(text: str) -> str:
    """Text as it is compared and stored: composed, trimmed, without invisible characters."""
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\t", " ")
    return "".join(c for c in text if c not in _INVISIBLE
                   and (c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))).strip()


def _cells(values) -> tuple[str, ...]:
    """The texts of a row up to its last filled cell."""
    cells = [_text(value) for value in values]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _check(number: int, cells: tuple[str, ...], limits: Limits) -> None:
    if len(cells) > limits.columns:
        raise InvalidValue("too_many_columns", limit=limits.columns, line=number)
    if any(len(cell) > limits.cell for cell in cells):
        raise InvalidValue("cell_too_long", limit=limits.cell, line=number)


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        # Identifiers typed as numbers come back as 6760000000.0.
        return str(int(value))
    return clean(str(value))


def _workbook(data: bytes, limits: Limits):
    """Numbered rows of the first visible sheet with content; stored results, never formulas."""
    unsolved = _looked_through(data, limits)
    try:
        book = _opened(data, data_only=True)
        for place, sheet in enumerate(book.worksheets):
            if sheet.sheet_state != "visible":
                continue
            rows = _rows(sheet)
            if unsolved:
                rows = _marked(rows, _rows(_opened(data, data_only=False).worksheets[place]))
            rows = enumerate(([cell.value for cell in row] for row in rows), 1)
            first = next(((n, row) for n, row in rows if _cells(row)), None)
            if first:
                yield first
                yield from rows
                return
    except InvalidValue:
        raise
    except Exception as error:  # openpyxl lets anything out: KeyError, TypeError, ParseError.
        raise InvalidValue("damaged_workbook") from error


def _opened(data: bytes, *, data_only: bool):
    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=data_only)


def _rows(sheet):
    # What a sheet says of its own size is often wrong; a gap of a billion rows is a bomb.
    sheet.reset_dimensions()
    return sheet.iter_rows(max_row=_EXCEL_ROWS)


def _marked(rows, formulas):
    """The rows with FORMULA where a formula stands without its result.

    An empty text is a result, too; it has a type of its own.
    """
    for row, asked in zip(rows, formulas, strict=True):
        yield [_FORMULA_CELL if cell.value is None and cell.data_type == "n"
               and its.data_type == "f" else cell for cell, its in zip(row, asked, strict=True)]


def _looked_through(data: bytes, limits: Limits) -> bool:
    """Refuse what unpacks beyond the limits and what declares entities, before any parser.

    Returns whether some formula has no result.
    """
    unsolved = False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > limits.parts or sum(p.file_size for p in parts) > limits.unpacked:
                raise InvalidValue("workbook_unpacks_too_large", limit=limits.unpacked // 1_000_000)
            if "xl/workbook.xml" not in archive.namelist():
                raise InvalidValue("not_a_spreadsheet")
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    xml = archive.read(part)
                    if _declares(xml):
                        raise InvalidValue("damaged_workbook")
                    unsolved = unsolved or _NO_RESULT.search(xml) is not None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise InvalidValue("damaged_workbook") from error
    return unsolved


def _declares(xml: bytes) -> bool:
    return any(mark.encode(code) in xml for mark in ("<!DOCTYPE", "<!ENTITY")
               for code in ("ascii", "utf-16-le", "utf-16-be"))
