"""Quotes stand in the marks of their own language, whole unless they are very long."""

import pytest
from dossier.samples import FONTS

from esabid.typeset.fonts import register
from esabid.typeset.quotes import in_marks


@pytest.fixture(autouse=True)
def fonts():
    register(FONTS)


@pytest.mark.parametrize(("quote", "lang", "said"), [
    ("Popieramy całym sercem.", "en", "„Popieramy całym sercem.”"),
    ("We see in Kraków students who deserve it.", "pl",
     "“We see in Kraków students who deserve it.”"),
    ("Tak.", "pl", "„Tak.”"), ("Yes.", "en", "“Yes.”"),
    ("\"Popieramy to, co dobre.\"", "pl", "„Popieramy to, co dobre.”"),
    ("„Już w cudzysłowie”", "pl", "„Już w cudzysłowie”"),
    ("Nous soutenons votre candidature sans aucune hésitation, chers amis.", "pl",
     "“Nous soutenons votre candidature sans aucune hésitation, chers amis.”"),
    ("Popieramy centrum ESA (Center for Space Studies) w Krakowie i deklarujemy współpracę.", "pl",
     "„Popieramy centrum ESA (Center for Space Studies) w Krakowie i deklarujemy współpracę.”"),
    ("Współpracujemy z WHO od lat.", "en", "„Współpracujemy z WHO od lat.”"),
    ("Uczelnia zajęła wysokie miejsce w rankingu THE…", "pl",
     "„Uczelnia zajęła wysokie miejsce w rankingu THE…”"),
    ("Kraków leads Poland's space sector.", "pl", "“Kraków leads Poland's space sector.”"),
    ("POPIERAMY KANDYDATURĘ KRAKOWA", "en", "„POPIERAMY KANDYDATURĘ KRAKOWA”"),
    ("Życzymy powodzenia.", "en", "„Życzymy powodzenia.”"),
    ("<b>R&D</b>", "pl", "„<b>R&D</b>”")])
def test_quote_has_the_marks_of_its_language(quote, lang, said):
    assert in_marks(quote, lang) == said


def test_very_long_quote_ends_at_a_word():
    said = in_marks("Popieramy wysiłki miasta, " * 100, "pl")
    assert (said[:26], said[-9:], len(said) < 710) == (
        "„Popieramy wysiłki miasta,", "wysiłki…”", True)
