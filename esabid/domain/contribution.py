"""Contributions: what an institution offers beyond praise, and their totals by unit."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from esabid.domain.argument import check_named
from esabid.domain.errors import InvalidValue
from esabid.domain.letter import Disclosure


class Unit(StrEnum):
    HOURS = "hours"
    DAYS = "days"
    PLACES = "places"
    PEOPLE = "people"
    SQUARE_METRES = "square_metres"
    HECTARES = "hectares"
    PIECES = "pieces"
    PLN = "pln"
    EUR = "eur"


class Period(StrEnum):
    ONCE = "once"
    A_MONTH = "a_month"
    A_YEAR = "a_year"


@dataclass(frozen=True)
class ContributionDetails:
    """What is offered, by whom, how much of it and how often; `amount` may be unknown."""

    institution_id: int
    unit: Unit
    period: Period
    name_pl: str = ""
    name_en: str = ""
    letter_id: int | None = None
    amount: Decimal | None = None
    quote: str = ""
    disclosure: Disclosure = Disclosure.NAME


def check_contribution(details: ContributionDetails) -> None:
    """Raise InvalidValue for an offer without words, or an amount that is none."""
    check_named(details)
    if details.amount is not None and details.amount <= 0:
        raise InvalidValue("amount_not_positive", field="amount")


def totals(offers) -> dict[tuple[Unit, Period], Decimal]:
    """Sums of (unit, period, amount) by unit and period, in the order of the codes.

    Offers without an amount are listed elsewhere; what comes once and what comes every year are
    never added up.
    """
    found: dict[tuple[Unit, Period], Decimal] = {}
    for unit, period, amount in offers:
        if amount is not None:
            found[unit, period] = found.get((unit, period), Decimal(0)) + amount
    return {(u, p): found[u, p] for u in Unit for p in Period if (u, p) in found}
