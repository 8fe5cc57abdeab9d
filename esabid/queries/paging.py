"""Pages of a list: how long one is, cutting one out, and how many there are."""

import math

from sqlalchemy import Select

_ROWS = 50


def page_of(query: Select, number: int) -> Select:
    """The rows of one page, counted from 1."""
    return query.limit(_ROWS).offset((number - 1) * _ROWS)


def slice_of(number: int) -> slice:
    """The place of one page in a list that is there already."""
    return slice((number - 1) * _ROWS, number * _ROWS)


def page_count(total: int) -> int:
    """How many pages `total` rows fill."""
    return math.ceil(total / _ROWS)
