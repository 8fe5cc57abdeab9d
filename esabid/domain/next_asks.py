"""Next best asks: open institutions in the order in which the dossier needs them, with reasons."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from esabid.domain.ask import AskState
from esabid.domain.coverage import Against, empty
from esabid.domain.institution import Reach, Sector

# Who was asked more lately than this is left in peace, unless a day named has passed.
DAYS_OF_PEACE = 14


class Why(StrEnum):
    """Why an institution is worth a call now; the order is that of weight."""

    PROMISE_OVERDUE = "promise_overdue"
    SECTOR_EMPTY = "sector_empty"
    SECTOR_BELOW_TARGET = "sector_below_target"
    REACH_BELOW_TARGET = "reach_below_target"
    SIGNED_AGREEMENT = "signed_agreement"
    WAITS = "waits"
    PROMISED = "promised"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class OpenAsk:
    """An institution that never sent a letter and whose ask is planned, asked or promised."""

    institution_id: int
    state: AskState
    sector: Sector
    reach: Reach
    asked_on: date | None = None
    expected_on: date | None = None
    in_agreement: bool = False


@dataclass(frozen=True)
class Reasoned:
    """One reason; `days` is how long the institution has waited or been late, `missing` how many
    institutions its sector or reach lacks to the target, each where the reason says so."""

    why: Why
    days: int | None = None
    missing: int | None = None


@dataclass(frozen=True)
class NextAsk:
    """One institution to ask or call next, and why; there are no odds and no score in it.

    `resting` marks those nobody should push now; they stand at the end of the list.
    """

    institution_id: int
    reasons: tuple[Reasoned, ...]
    resting: bool = False


def ranked(asks, sectors: tuple[Against, ...], reaches: tuple[Against, ...], as_of: date,
           places: slice = slice(None)) -> tuple[NextAsk, ...]:
    """Put `asks` (OpenAsk) into the order in which the dossier needs them; `places` cuts a part.

    Those left in peace come last (see `resting`). Otherwise the first difference decides:

    1. a promise whose day has passed, before everything else: one call may bring the letter;
    2. a sector that is lacked altogether (domain.coverage.empty);
    3. a sector further below its target;
    4. a reach further below its target;
    5. a partner of an agreement that has given no letter;
    6. whoever was asked longer ago; who was never asked comes after those who were;
    7. whoever was written down earlier.
    """
    lacks = {it.kind: it for it in (*sectors, *reaches)}
    lacked = {it.kind for it in empty(sectors)}
    weights = {it.kind: (it.kind not in lacked, -it.missing) for it in lacks.values()}
    order = sorted(asks, key=lambda it: _place(it, weights, as_of))
    return tuple(NextAsk(it.institution_id, _reasons(it, lacks, lacked, as_of),
                         resting(it, as_of)) for it in order[places])


def resting(ask: OpenAsk, as_of: date) -> bool:
    """Whether nobody should push: a promise whose day is not past, an ask of the last fortnight
    whose day, if one was named, is not past either."""
    if ask.state == AskState.PLANNED or _late(ask, as_of):
        return False
    return (ask.state == AskState.PROMISED or ask.asked_on is None
            or ask.asked_on > as_of - timedelta(days=DAYS_OF_PEACE))


def _late(ask: OpenAsk, as_of: date) -> bool:
    """Whether a day was named and is past."""
    return ask.expected_on is not None and ask.expected_on < as_of


def _place(ask: OpenAsk, weights: dict[StrEnum, tuple], as_of: date) -> tuple:
    overdue = ask.state == AskState.PROMISED and _late(ask, as_of)
    return (resting(ask, as_of), not overdue, *weights[ask.sector], weights[ask.reach][1],
            not ask.in_agreement, ask.asked_on or date.max, ask.institution_id)


def _reasons(ask: OpenAsk, lacks: dict[StrEnum, Against], lacked: set[Sector],
             as_of: date) -> tuple[Reasoned, ...]:
    """All that speaks for the ask, in the order of Why; the last one is where the ask stands."""
    sector, reach = lacks[ask.sector], lacks[ask.reach]
    overdue = ask.state == AskState.PROMISED and _late(ask, as_of)
    found = []
    if overdue:
        found.append(Reasoned(Why.PROMISE_OVERDUE, days=(as_of - ask.expected_on).days))
    if ask.sector in lacked:
        found.append(Reasoned(Why.SECTOR_EMPTY))
    elif sector.missing:
        found.append(Reasoned(Why.SECTOR_BELOW_TARGET, missing=sector.missing))
    if reach.missing:
        found.append(Reasoned(Why.REACH_BELOW_TARGET, missing=reach.missing))
    if ask.in_agreement:
        found.append(Reasoned(Why.SIGNED_AGREEMENT))
    if ask.state == AskState.ASKED:
        found.append(Reasoned(Why.WAITS, days=(as_of - ask.asked_on).days))
    elif ask.state == AskState.PLANNED:
        found.append(Reasoned(Why.NOT_ASKED))
    elif not overdue:
        found.append(Reasoned(Why.PROMISED))
    return tuple(found)
