"""Institutions that a row of the campaign lists: those involved in an action, the partners."""

from sqlalchemy.orm.attributes import flag_modified


def called(row) -> str:
    """By what name history speaks of a row."""
    return row.name_pl or row.name_en


def involve(row, field: str, institutions) -> dict:
    """Make the list `field` of `row` hold exactly `institutions`; return what history keeps of it.

    The row counts as changed, so that its version moves and an old form is noticed.
    """
    before = getattr(row, field)
    if {it.id for it in before} == {it.id for it in institutions}:
        return {}
    changes = {field: (_names(before), _names(institutions))}
    setattr(row, field, list(institutions))
    flag_modified(row, "name_pl")
    return changes


def let_go(row, field: str) -> dict:
    """What history keeps of the list `field` of a row that is soon erased."""
    return {field: (names, [])} if (names := _names(getattr(row, field))) else {}


def _names(institutions) -> list[str]:
    return sorted(called(it) for it in institutions)
