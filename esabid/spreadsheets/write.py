"""Institutions as .xlsx and .csv files that come back in without a change, and run no formula."""

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from enum import StrEnum

import xlsxwriter

from esabid.domain.naming import phrase
from esabid.spreadsheets.columns import HEADINGS
from esabid.spreadsheets.read import clean
from esabid.spreadsheets.records import InstitutionRecord
from esabid.wording import words

_CONTACT = {"contact": "name", "contact_role": "role", "email": "email", "phone": "phone",
            "salutation": "salutation"}
# What belongs to a letter is not a value of its institution.
_LETTER = {"letter_dated", "letter_received", "registry_number", "case_mark", "signatory", "office"}
FIELDS = tuple(field for field in HEADINGS if field not in _LETTER)
_WIDTHS = {"name_pl": 50, "name_en": 50, "notes": 40, "email": 30}
# Excel, LibreOffice and Google Sheets run a cell that begins so; the mark itself is marked too.
_RUNS = re.compile(r"'*[=+\-@\t\r]")


def to_csv(records: tuple[InstitutionRecord, ...], lang: str) -> bytes:
    """A .csv as Polish Excel opens it: UTF-8 with a mark, semicolons, CRLF, no formulas."""
    return csv_of([_headings(lang), *([_written(value, lang) for value in _values(record)]
                                      for record in _parents_by_name(records))])


def csv_of(rows) -> bytes:
    """Rows of text as a .csv in that form."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([_guarded(text) for text in row] for row in rows)
    return "\ufeff".encode() + out.getvalue().encode()


def to_xlsx(records: tuple[InstitutionRecord, ...], lang: str) -> bytes:
    """An .xlsx with days as days and everything else as text."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False})
    sheet = book.add_worksheet("Instytucje" if lang == "pl" else "Institutions")
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for column, (field, heading) in enumerate(zip(FIELDS, _headings(lang), strict=True)):
        sheet.set_column(column, column, _WIDTHS.get(field, 16))
        sheet.write_string(0, column, heading, bold)
    for row, record in enumerate(_parents_by_name(records), 1):
        for column, value in enumerate(_values(record)):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, day)
            elif value:
                sheet.write_string(row, column, _written(value, lang))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(records), 1), len(FIELDS) - 1)
    book.close()
    return out.getvalue()


def _parents_by_name(records: tuple[InstitutionRecord, ...]) -> tuple[InstitutionRecord, ...]:
    """The records with parents as people call them; by id only where a name is not one's own.

    A name also means something in another campaign, where the id means nothing.
    """
    bearers = Counter(key for record in records
                      for key in {phrase(record.name_pl), phrase(record.name_en)} if key)
    called = {record.id: name for record in records
              if (name := record.name_pl or record.name_en) and bearers[phrase(name)] == 1}
    return tuple(replace(record, parent=called.get(record.parent, record.parent))
                 for record in records)


def _headings(lang: str) -> list[str]:
    return [HEADINGS[field][0 if lang == "en" else 1] for field in FIELDS]


def _values(record: InstitutionRecord) -> list:
    """The values in the order of FIELDS; the first contact stands for the institution."""
    contact = record.contacts[0] if record.contacts else None
    return [getattr(contact, _CONTACT[field], "") if field in _CONTACT
            else getattr(record, field) for field in FIELDS]


def _written(value, lang: str) -> str:
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return words(lang).label(value)
    return value.isoformat() if isinstance(value, date) else clean(value)


def _guarded(text: str) -> str:
    return f"'{text}" if _RUNS.match(text) else text
