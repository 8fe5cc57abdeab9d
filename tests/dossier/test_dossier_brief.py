"""The nouns of the brief go with their numbers, in print and read aloud."""

from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from dossier import sheet_samples as samples
from dossier.making import texts
from dossier.samples import FONTS
from dossier.tagged import elements

from esabid.domain.forecast import Forecast
from esabid.typeset import brief, sheet


@pytest.mark.parametrize(("lang", "cautious", "low", "high", "said"), [
    ("pl", 1, 0, 1, ("1 list, licząc ostrożnie", "0–1 list prawdopodobnie")),
    ("pl", 22, 5, 5, ("22 listy, licząc ostrożnie", "5 listów prawdopodobnie")),
    ("pl", 0, 3, 22, ("0 listów, licząc ostrożnie", "3–22 listy prawdopodobnie")),
    ("en", 1, 1, 1, ("1 letter counted cautiously", "1 letter probably by")),
    ("en", 2, 0, 2, ("2 letters counted cautiously", "0–2 letters probably by")),
])
def test_nouns_of_the_brief_go_with_their_numbers(tmp_path, lang, cautious, low, high, said):
    facts = samples.brief(cautious=cautious, forecast=Forecast(
        True, 30, date(2026, 12, 31), expected=low, low=low, high=high))
    sheet.typeset(brief.brief, facts, lang, FONTS, tmp_path / "b.pdf")
    (text,) = texts(tmp_path / "b.pdf")
    assert [it for it in said if it not in text] == []


@pytest.mark.parametrize(("lang", "count", "said"), [
    ("pl", 1, "Pasek postępu: 1 list, cel 50."), ("pl", 2, "Pasek postępu: 2 listy, cel 50."),
    ("pl", 5, "Pasek postępu: 5 listów, cel 50."), ("en", 1, "A bar: 1 letter, the goal is 50."),
    ("en", 0, "A bar: 0 letters, the goal is 50."),
])
def test_bar_is_read_aloud_with_its_number(tmp_path, lang, count, said):
    facts = samples.brief()
    sheet.typeset(brief.brief, replace(facts, numbers=replace(facts.numbers, verified=count)), lang,
                  FONTS, tmp_path / "b.pdf")
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        assert [str(it.Alt) for it in elements(pdf.Root.StructTreeRoot.K, "Figure")] == [said]
