"""Which line makes which institution a part of which: circles of parents are refused."""

from dataclasses import replace

from esabid.spreadsheets.records import Action, PlanRow


def without_circles(rows: tuple[PlanRow, ...], above: dict[str, str]) -> tuple[PlanRow, ...]:
    """The rows, those refused that would make an institution a part of its own part, and those
    saying so whose parent's line does nothing.

    `above` is the parent of each institution that is there, by public id, "" for none.
    """
    keys = {row.line: row.id or row.line for row in rows}
    wanted = {keys[row.line]: row.parent.id or keys[row.parent.line]
              for row in rows if row.does and row.parent}
    wholes, by_key = above | wanted, {keys[row.line]: row.line for row in rows if row.does}
    there, found = {row.line for row in rows if row.id or row.does}, []
    for row in rows:
        if row.does and row.parent and row.parent.line and row.parent.line not in there:
            row = replace(row, why=row.why or "parent_waits", where=str(row.parent.line))
        circle = _circle(keys[row.line], wholes) if keys[row.line] in wanted and row.does else ()
        lines = sorted(by_key[key] for key in circle if key in wanted)
        found.append(PlanRow(row.line, Action.REFUSED, row.name, "parts_in_circle", ", ".join(
            map(str, lines)), id=row.id, decided=row.decided) if circle else row)
    return tuple(found)


def _circle(key, wholes: dict) -> list:
    """Everything that the institution would be a part of, if it is among that itself."""
    seen, at = [key], wholes.get(key)
    while at and at not in seen:
        seen.append(at)
        at = wholes.get(at)
    return seen if at == key else []
