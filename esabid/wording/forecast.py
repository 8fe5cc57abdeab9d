"""The forecast in sentences: the range, the next milestone, or that the data are too few."""

from esabid.domain.forecast import LEAST_ANSWERS, Forecast
from esabid.wording.words import Words


def outlook(forecast: Forecast, voice: Words) -> str:
    """Where the count is heading: "By 31 December 2026 probably 57–63 letters."."""
    if not forecast.enough_data:
        return voice.ngettext("Too few data for a forecast: %(num)s ask is answered, it takes "
                              "%(least)s.",
                              "Too few data for a forecast: %(num)s asks are answered, it takes "
                              "%(least)s.", forecast.answered, least=voice.number(LEAST_ANSWERS))
    low, high = voice.number(forecast.low), voice.number(forecast.high)
    # The noun goes with the last number said.
    return voice.ngettext("By %(day)s probably %(range)s letter.",
                          "By %(day)s probably %(range)s letters.", forecast.high,
                          day=voice.long_date(forecast.by),
                          range=low if low == high else f"{low}–{high}")


def milestone_ahead(forecast: Forecast, voice: Words) -> str:
    """When the next milestone is likely; empty where that is not within sight."""
    if forecast.milestone_on is None:
        return ""
    return voice.ngettext("%(num)s letter is likely by %(day)s.",
                          "%(num)s letters are likely by %(day)s.", forecast.milestone,
                          day=voice.long_date(forecast.milestone_on))
