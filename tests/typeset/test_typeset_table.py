"""Rows of a table over pages: none stands alone, and small tables have no row headers."""

import pytest
from dossier.samples import FONTS

from esabid.typeset.fonts import register
from esabid.typeset.page import paginate
from esabid.typeset.table import Column, cell, table

COLUMNS = (Column("Instytucja", 200), Column("List", 60), Column("Strona", 60))


@pytest.fixture(autouse=True)
def fonts():
    register(FONTS)


def rows_of_pages(count, room, text="x"):
    """How many rows stand on each page, the head and its repetition not counted."""
    blocks = table(COLUMNS, [(cell(text),) * 3] * count, "pl")
    return [len(page) - 1 for page in paginate(blocks, room)]


@pytest.mark.parametrize(("count", "rows"), [
    (1, [1]), (2, [2]), (5, [5]), (6, [4, 2]), (7, [5, 2]), (11, [5, 4, 2])])
def test_last_row_never_stands_alone_on_a_page(count, rows):
    row = table(COLUMNS, [(cell("x"),) * 3], "pl")[1].height
    head = table(COLUMNS, [], "pl")[0].height
    assert rows_of_pages(count, head + 5 * row + 1) == rows


def test_rows_that_are_very_high_are_parted():
    high = " ".join(["słowo"] * 200)
    row = table(COLUMNS, [(cell(high),) * 3], "pl")[1].height
    assert row > 90
    assert rows_of_pages(3, 2 * row + 30, high) == [2, 1]
