"""The plan of a list of 5,000 rows beside 2,000 institutions, against openpyxl alone."""

import io

import openpyxl
import xlsxwriter
from bench.many_rows import TODAY, many_rows, statements
from bench.pairs import line, measured

from esabid.services import imports
from esabid.spreadsheets.read import read

_HEADINGS = ("L.p.", "Nazwa", "Nazwa angielska", "Skrót", "Sektor", "Zasięg", "Miasto", "NIP",
             "WWW", "Osoba kontaktowa", "E-mail", "Telefon", "Prośba", "Data prośby",
             "Spodziewany", "Opiekun", "Znaczniki", "Uwagi", "Data wpływu", "RPW")


def workbook(lines: int) -> bytes:
    """A list in which every other row is of an institution that is there, every fifth one brings
    a letter."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, _HEADINGS)
        for at in range(1, lines + 1):
            letter = ("5.05.2026", f"RPW/{at}") if at % 5 == 0 else ("", "")
            for column, text in enumerate((
                    str(at), f"Instytut {at:06d}" if at % 2 else f"Pracownia {at} sp. z o.o.",
                    f"Laboratory {at}", f"L{at}", "uczelnia", "krajowy", "Kraków", "",
                    f"https://l{at}.example", f"Jan Próbny {at}", f"biuro@l{at}.example",
                    "+48 12 000 00 00", "wysłano", "3.03.2026", "24.12.2026", "Anna", "kosmos",
                    "Zadzwonić po świętach", *letter)):
                sheet.write_string(at, column, text)
    return out.getvalue()


def cells(data: bytes) -> int:
    """How many filled cells openpyxl finds, no rule at all."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    found = book.active.iter_rows(values_only=True)
    return sum(value is not None for row in found for value in row)


def rows(institutions: int = 2_000, lines: int = 5_000):
    """Yields the lines of the table; reading is done in this process, to be measured with it."""
    data = workbook(lines)
    with many_rows(institutions, institutions // 2) as (session, campaign, _):
        def prepare():
            return imports.prepare(session, read(data), prefix=campaign.prefix, today=TODAY)

        with statements(session) as sent:
            prepare()
        yield line(f"plan of {lines:,} rows", measured(prepare, lambda: cells(data), turns=3),
                   "the same cells by openpyxl", f"{len(sent)} statements")
