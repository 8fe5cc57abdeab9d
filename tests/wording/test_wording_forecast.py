"""The forecast in sentences: ranges take the form of their last number."""

from datetime import date

import pytest

from esabid.domain.forecast import Forecast
from esabid.wording.forecast import milestone_ahead, outlook
from esabid.wording.words import words

BY = date(2026, 12, 31)


def forecast(low, high, **more):
    return Forecast(True, 20, BY, expected=low, low=low, high=high, **more)


@pytest.mark.parametrize(("lang", "low", "high", "says"), [
    ("pl", 57, 63, "Do 31 grudnia 2026 r. prawdopodobnie 57–63 listy."),
    ("pl", 57, 65, "Do 31 grudnia 2026 r. prawdopodobnie 57–65 listów."),
    ("pl", 1, 1, "Do 31 grudnia 2026 r. prawdopodobnie 1 list."),
    ("en", 57, 63, "By 31 December 2026 probably 57–63 letters."),
    ("en", 1, 1, "By 31 December 2026 probably 1 letter."),
])
def test_outlook_says_the_day_and_the_range(lang, low, high, says):
    assert outlook(forecast(low, high), words(lang)) == says


@pytest.mark.parametrize(("lang", "answered", "says"), [
    ("pl", 1, "Za mało danych na prognozę: jest 1 odpowiedź na prośbę, potrzeba 8."),
    ("pl", 3, "Za mało danych na prognozę: są 3 odpowiedzi na prośby, potrzeba 8."),
    ("pl", 0, "Za mało danych na prognozę: jest 0 odpowiedzi na prośby, potrzeba 8."),
    ("en", 7, "Too few data for a forecast: 7 asks are answered, it takes 8."),
])
def test_outlook_says_that_the_data_are_too_few(lang, answered, says):
    assert outlook(Forecast(False, answered, BY), words(lang)) == says


def test_milestone_ahead_is_silent_where_none_is_in_sight():
    assert [milestone_ahead(it, words("pl")) for it in (
        forecast(57, 63, milestone=75), forecast(57, 63, milestone=60, milestone_on=BY))] == [
        "", "Można się spodziewać 60 listów do 31 grudnia 2026 r."]
