"""Which line makes which institution a part of which: circles of parents are refused."""

from dataclasses import replace

from esabid.spreadsheets.records import Action, PlanRow

# A chair of an institute of a faculty of a university has three wholes above it. Whoever sets a
# parent looks at each of them, so a chain of thousands would hold everybody up.
_MOST_ABOVE = 20


def without_circles(rows: tuple[PlanRow, ...], above: dict[str, str]) -> tuple[PlanRow, ...]:
    """The rows, those refused that would make an institution a part of its own part or of too
    long a chain, and those saying so whose parent's line does nothing.

    `above` is the parent of each institution that is there, by public id, "" for none.
    """
    keys = {row.line: row.id or row.line for row in rows}
    lines = {keys[row.line]: row.line for row in rows if row.does and row.parent}
    there = {row.line for row in rows if row.id or row.does}
    circles, depths = _walked(above | {
        keys[row.line]: row.parent.id or keys[row.parent.line]
        for row in rows if row.does and row.parent})

    def looked_at(row: PlanRow) -> PlanRow:
        if circle := circles.get(keys[row.line]):
            members = sorted(lines[it] for it in circle if it in lines)
            return _refused(row, "parts_in_circle", ", ".join(map(str, members)))
        if depths[keys[row.line]] > _MOST_ABOVE:
            return _refused(row, "parts_too_deep")
        if row.parent.line and row.parent.line not in there and not row.why:
            return replace(row, why="parent_waits", where=str(row.parent.line))
        return row

    return tuple(looked_at(row) if row.does and row.parent else row for row in rows)


def _refused(row: PlanRow, why: str, where: str = "") -> PlanRow:
    return PlanRow(row.line, Action.REFUSED, row.name, why, where, id=row.id, decided=row.decided)


def _walked(wholes: dict) -> tuple[dict, dict]:
    """The circle of each that is in one, and how many wholes are above each; each is met once."""
    circles, depths = {}, {}
    for start in wholes:
        path, at = {}, start
        while at and at not in depths and at not in path:
            path[at] = len(path)
            at = wholes.get(at)
        if at in path:
            circle = list(path)[path[at]:]
            circles |= dict.fromkeys(circle, circle)
        base = depths.get(at, -1)
        depths |= {it: base + len(path) - place for it, place in path.items()}
    return circles, depths
