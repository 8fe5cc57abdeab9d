"""Quotes stand whole in the marks of their own language."""

import pytest
from dossier.samples import FONTS

from esabid.domain.argument import LONGEST_QUOTE
from esabid.typeset.fonts import register
from esabid.typeset.quotes import in_marks
from esabid.typeset.text import NAME_LIMIT


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
    own = "pl" if said[0] == "„" else "en"
    assert in_marks(quote, lang) == (said, own if own != lang else None)


def test_longest_quote_of_the_desk_stands_whole_and_a_hostile_one_is_capped():
    longest = ("ą" * 9 + " ") * (LONGEST_QUOTE // 10)
    assert in_marks(longest, "pl") == (f"„{longest.strip()}”", None)
    assert len(in_marks("a" * 20_000, "pl")[0]) == NAME_LIMIT + 2
