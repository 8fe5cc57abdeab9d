"""Amounts of contributions as people say them: "120 godzin", "5 miejsc w roku", "2 500 zł"."""

from decimal import Decimal

from babel.numbers import format_decimal

from esabid.domain.contribution import Period, Unit
from esabid.wording.marks import _, n_
from esabid.wording.words import Words

_COUNTED = {
    Unit.HOURS: n_("%(num)s hour", "%(num)s hours"),
    Unit.DAYS: n_("%(num)s day", "%(num)s days"),
    Unit.PLACES: n_("%(num)s place", "%(num)s places"),
    Unit.PEOPLE: n_("%(num)s person", "%(num)s people"),
    Unit.PIECES: n_("%(num)s piece", "%(num)s pieces"),
}
# A fraction has a form of its own in Polish: "2,5 dnia"; the rule lets only these be fractions.
_FRACTIONS = {Unit.HOURS: _("%(num)s hours"), Unit.DAYS: _("%(num)s days")}
_MEASURED = {
    Unit.SQUARE_METRES: _("%(num)s m²"),
    Unit.HECTARES: _("%(num)s ha"),
    Unit.PLN: _("PLN %(num)s"),
    Unit.EUR: _("EUR %(num)s"),
}
_MONEY = (Unit.PLN, Unit.EUR)
_OFTEN = {
    Period.A_MONTH: _("%(amount)s a month"),
    Period.A_YEAR: _("%(amount)s a year"),
}


def amount(words: Words, number: Decimal | None, unit: Unit, period: Period) -> str:
    """How much and how often; a dash where the offer has no amount."""
    if number is None:
        return "–"
    much = _much(words, number, unit)
    return words.gettext(_OFTEN[period], amount=much) if period in _OFTEN else much


def _much(words: Words, number: Decimal, unit: Unit) -> str:
    whole = number == number.to_integral_value()
    if unit in _COUNTED and whole:
        return words.ngettext(*_COUNTED[unit], int(number))
    said = words.number(number)
    if unit in _MONEY and not whole:
        said = format_decimal(number, format="#,##0.00", locale=words.locale)
    return words.gettext(_MEASURED.get(unit) or _FRACTIONS[unit], num=said)
