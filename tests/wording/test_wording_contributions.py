"""Amounts as each language says them."""

from decimal import Decimal

import pytest

from esabid.domain.contribution import Period, Unit
from esabid.wording import words
from esabid.wording.contributions import amount

ONCE, MONTH, YEAR = Period
PL, EN = words("pl"), words("en")


@pytest.mark.parametrize(("number", "unit", "period", "polish", "english"), [
    ("120", Unit.HOURS, ONCE, "120 godzin", "120 hours"),
    ("1", Unit.HOURS, MONTH, "1 godzina miesięcznie", "1 hour a month"),
    ("1.5", Unit.HOURS, ONCE, "1,5 godziny", "1.5 hours"),
    ("2", Unit.DAYS, ONCE, "2 dni", "2 days"), ("2.5", Unit.DAYS, ONCE, "2,5 dnia", "2.5 days"),
    ("5", Unit.PLACES, YEAR, "5 miejsc w roku", "5 places a year"),
    ("2", Unit.PLACES, YEAR, "2 miejsca w roku", "2 places a year"),
    ("22", Unit.PEOPLE, ONCE, "22 osoby", "22 people"),
    ("1", Unit.PIECES, ONCE, "1 sztuka", "1 piece"),
    ("1200", Unit.SQUARE_METRES, ONCE, "1\u00a0200 m²", "1,200 m²"),
    ("1.5", Unit.HECTARES, ONCE, "1,5 ha", "1.5 ha"),
    ("2500", Unit.PLN, ONCE, "2\u00a0500 zł", "PLN 2,500"),
    ("2500.5", Unit.PLN, YEAR, "2\u00a0500,50 zł w roku", "PLN 2,500.50 a year"),
    ("7", Unit.EUR, ONCE, "7 euro", "EUR 7"),
])
def test_amounts_are_said_in_each_language(number, unit, period, polish, english):
    said = [amount(voice, Decimal(number), unit, period) for voice in (PL, EN)]
    assert said == [polish, english]


@pytest.mark.parametrize("voice", [PL, EN])
def test_no_amount_is_a_dash(voice):
    assert amount(voice, None, Unit.HOURS, Period.A_YEAR) == "–"


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_can_be_said(unit):
    assert len({amount(voice, Decimal(3), unit, period) for voice in (PL, EN)
                for period in Period}) == 6 - 1 * (unit in (Unit.HECTARES, Unit.SQUARE_METRES))
