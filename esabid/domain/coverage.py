"""Coverage: which argument is made by whom, and whom we have or lack against the targets."""

from dataclasses import dataclass
from enum import StrEnum

from esabid.domain.errors import InvalidValue
from esabid.domain.institution import Sector


@dataclass(frozen=True)
class MentionFacts:
    """That a letter makes an argument; `sectors` are those of the letter's signers."""

    letter_id: int
    argument_id: int
    sectors: frozenset[Sector]


@dataclass(frozen=True)
class Grid:
    """Counted letters by argument and sector: ids behind each cell; a missing cell is a gap."""

    arguments: tuple[int, ...]
    sectors: tuple[Sector, ...]
    cells: dict[tuple[int, Sector], frozenset[int]]

    @property
    def unargued(self) -> tuple[int, ...]:
        """The arguments that no counted letter makes."""
        made = {argument for argument, _ in self.cells}
        return tuple(it for it in self.arguments if it not in made)

    def letters(self, argument: int) -> frozenset[int]:
        """The counted letters that make an argument, a joint one once."""
        return frozenset().union(*(ids for (made, _), ids in self.cells.items()
                                   if made == argument))


@dataclass(frozen=True)
class Targets:
    """How many institutions are wanted: code of a sector or a reach -> number above zero."""

    sector_targets: dict[str, int]
    reach_targets: dict[str, int]


@dataclass(frozen=True)
class Against:
    """One sector or reach against its target; `target` is 0 where none is set."""

    kind: StrEnum
    have: int
    target: int

    @property
    def missing(self) -> int:
        """Institutions still missing to the target, never negative."""
        return max(0, self.target - self.have)


def grid(arguments, mentions) -> Grid:
    """Lay out `mentions` (MentionFacts of counted letters) over the argument ids in their order.

    A joint letter stands in the cell of each of its signers' sectors.
    """
    cells: dict[tuple[int, Sector], set[int]] = {}
    for it in mentions:
        for sector in it.sectors:
            cells.setdefault((it.argument_id, sector), set()).add(it.letter_id)
    return Grid(tuple(arguments), tuple(Sector),
                {place: frozenset(ids) for place, ids in cells.items()})


def against(have: dict, targets: dict) -> tuple[Against, ...]:
    """Each kind of `have` (sector or reach -> institutions) against `targets` (code -> number)."""
    return tuple(Against(kind, number, targets.get(kind.value, 0))
                 for kind, number in have.items())


def shown(kinds, found: dict) -> tuple[Against, ...]:
    """Of `kinds`, in their order, those that somebody is of or is wanted from; `found` has what is
    known of a kind, with its `have` and `target`."""
    return tuple(Against(kind, found[kind].have, found[kind].target) for kind in kinds
                 if kind in found and (found[kind].have or found[kind].target))


def empty(sectors: tuple[Against, ...]) -> tuple[Against, ...]:
    """The sectors that are lacked altogether: those wanted, or, while no target is set, every one
    that has a name; "other" is no sector one could lack."""
    aimed = any(it.target for it in sectors)
    return tuple(it for it in sectors if not it.have and (
        it.target or not aimed and it.kind != Sector.OTHER))


def checked_targets(wanted: dict) -> dict[str, int]:
    """The targets above zero by code; raises InvalidValue for one below."""
    if any((number or 0) < 0 for number in wanted.values()):
        raise InvalidValue("target_below_zero")
    return {kind.value: number for kind, number in wanted.items() if number}
