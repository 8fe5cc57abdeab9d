"""Next best asks: open institutions in the order in which the dossier needs them, with reasons."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from esabid.domain.ask import AskState
from esabid.domain.institution import Reach, Sector


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
    """An institution without a standing letter whose ask is planned, asked or promised."""

    institution_id: int
    state: AskState
    sector: Sector
    reach: Reach
    asked_on: date | None = None
    expected_on: date | None = None
    in_agreement: bool = False


@dataclass(frozen=True)
class Reasoned:
    """One reason; `days` is how long the institution has waited or been late, where it says so."""

    why: Why
    days: int | None = None


@dataclass(frozen=True)
class NextAsk:
    """One institution to ask or call next, and why; there are no odds and no score in it."""

    institution_id: int
    reasons: tuple[Reasoned, ...]
