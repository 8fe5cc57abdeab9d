"""Names meet under one key, whatever their spelling."""

import pytest

from esabid.domain.naming import normalise, phrase, plain, without_form

LIMITED = ["Orbita Wawel sp. z o.o.", "ORBITA WAWEL SP. Z O. O.", "Orbita Wawel Sp.z o.o.",
           "Orbita Wawel spółka z o.o.", "Orbita  Wawel Spółka z ograniczoną odpowiedzialnością",
           "„Orbita Wawel” sp. z oo"]
JOINT_STOCK = ["Łuna S.A.", "ŁUNA SA", "Łuna spółka akcyjna", "Luna s. a."]


def test_plain_drops_diacritics_and_punctuation():
    assert plain("Łódzka Sieć „Żółw-Ćma”, S.A.") == "lodzka siec zolw cma s a"


@pytest.mark.parametrize("name", LIMITED)
def test_phrase_brings_a_limited_company_to_one_spelling(name):
    assert phrase(name) == "orbita wawel spzoo"


@pytest.mark.parametrize("name", JOINT_STOCK)
def test_phrase_brings_a_joint_stock_company_to_one_spelling(name):
    assert phrase(name) == "luna sa"


@pytest.mark.parametrize("name", LIMITED)
def test_normalise_drops_the_legal_form(name):
    assert normalise(name) == "orbita wawel"


@pytest.mark.parametrize("form", ["sp. k.", "sp. j.", "s.c.", "Sp. z o.o. Sp. k.", "Ltd.", "GmbH",
                                  "P.S.A.", "prosta spółka akcyjna", "spółka komandytowa", "Inc."])
def test_normalise_drops_every_form(form):
    assert normalise(f"Orbita {form}") == "orbita"


@pytest.mark.parametrize("name, key", [
    ("Akademia Lotów im. Anny Przykładowej w Krakowie", "akademia lotow"),
    ("Akademia Lotów imienia Anny Przykładowej", "akademia lotow"),
    ("Instytut Orbit im. Jana Przykładu PAN", "instytut orbit pan"),
    ("Szkoła Gwiazd w Krakowie", "szkola gwiazd"),
    ("Academy of Flight in Kraków", "academy of flight"),
    ("Szkoła Gwiazd im. A. Przykład w Nowym Sączu", "szkola gwiazd w nowym saczu"),
])
def test_normalise_drops_patron_and_own_city(name, key):
    assert normalise(name) == key


def test_a_name_that_is_only_a_form_stays():
    assert (normalise("S.A."), without_form("spzoo"), normalise("")) == ("sa", "spzoo", "")
