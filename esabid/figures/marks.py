"""Numbered marks on an axis: those too near for labels of their own share one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """Marks number `first` to `last` (from 1) under one label centred `at`; `places` are theirs."""

    at: float
    first: int
    last: int
    places: tuple[float, ...]


def merged(places, apart: float) -> tuple[Mark, ...]:
    """Number `places` (in order) and merge them until labels are at least `apart`."""
    groups: list[list[float]] = []
    for place in places:
        groups.append([place])
        while len(groups) > 1 and _middle(groups[-1]) - _middle(groups[-2]) < apart:
            groups[-2:] = [groups[-2] + groups[-1]]
    marks, before = [], 0
    for group in groups:
        marks.append(Mark(_middle(group), before + 1, before + len(group), tuple(group)))
        before += len(group)
    return tuple(marks)


def _middle(group) -> float:
    return round((group[0] + group[-1]) / 2, 2)
