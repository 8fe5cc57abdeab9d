"""Contributions: what an institution offers beyond praise, and their totals by unit."""

import re
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


# Nobody lends half a person.
_WHOLE = (Unit.PLACES, Unit.PEOPLE, Unit.PIECES)


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
    if details.amount is None:
        return
    if details.amount <= 0:
        raise InvalidValue("amount_not_positive", field="amount")
    if details.unit in _WHOLE and details.amount % 1:
        raise InvalidValue("amount_not_whole", field="amount")


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


# "2 500,50" as Poles type it, "2500.50" as others do; "2.500" could be either and is not guessed.
_AMOUNT = re.compile(r"([0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,]([0-9]{1,2}))?")
_SPACES = str.maketrans("\u00a0\u202f", "  ")


def parse_amount(text: str) -> Decimal:
    """Read an amount with up to nine digits and two decimals; raises ValueError for any other."""
    found = _AMOUNT.fullmatch(text.translate(_SPACES).strip())
    if found is None:
        raise ValueError(text)
    whole, part = found[1].replace(" ", ""), found[2] or "0"
    if len(whole) > 9:
        raise ValueError(text)
    return Decimal(f"{whole}.{part}")
