"""Polish alphabetical order, and keys under which names are found without diacritics."""

import random

import pytest

from esabid.domain.polish import search_key, sort_key

# Sorted by hand after PN-80/N-01223: every Polish letter after its plain one, spaces first.
BY_HAND = (
    "2. Liceum", "AGH", "Akademia Górnicza", "Akademia Muzyczna", "Akademie Polskie",
    "Ąbowo", "Bielsko-Biała", "Błonie", "Centrum Nauki", "Cracovia", "Ćmielów", "Dębica",
    "Dom Kultury", "Dóm", "Elbląg", "Ęsy", "Gdańsk", "Gdynia", "Instytut A",
    "Instytut Ą", "Instytut B", "Kraków", "Krosno", "Liceum", "Lublin", "Łańcut", "Łódź",
    "Nowy Sącz", "Nowy Targ", "Nysa", "Ńowo", "Opole", "Ósmy Księżyc", "Sosnowiec",
    "Ścinawa", "Świdnik", "Zakopane", "Zgierz", "Źrebce", "Żabno",
)


def test_sort_key_orders_forty_names_as_by_hand():
    mixed = list(BY_HAND)
    random.Random(7).shuffle(mixed)
    assert (len(BY_HAND), tuple(sorted(mixed, key=sort_key))) == (40, BY_HAND)


@pytest.mark.parametrize(("before", "after"), [
    ("Lublin", "Łódź"), ("łódź", "MAŁOPOLSKA"), ("Zywiec", "Źrebce"), ("Źrebce", "Żywiec"),
    ("Kraków", "Kraków Airport"), ("Nowa Huta", "Nowak"), ("10 Liceum", "Akademia"),
])
def test_sort_key_orders_pairs(before, after):
    assert [before, after] == sorted([after, before], key=sort_key)


@pytest.mark.parametrize(("one", "other"), [
    ("ŁÓDŹ", "łódź"), ("Müller", "Muller"), ("Ło\u0301dz\u0301", "Łódź"), (" „AGH” ", "AGH"),
    ("Bielsko-Biała", "Bielsko  Biała"), ("École", "Ecole"),
])
def test_sort_key_does_not_see_case_accents_and_marks(one, other):
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize(("texts", "key"), [
    (("Łódź",), "lodz"),
    (("Akademia Górniczo-Hutnicza", "AGH University"), "akademia gorniczo hutnicza agh university"),
    (("Zażółć gęślą jaźń",), "zazolc gesla jazn"),
    (("", None, "Søren"), "soren"),
    (("biuro@example.org",), "biuro@example.org"),
    (("100% (słownie_sto)",), "100 slownie sto"),
    (("ΑΒΓ Київ",), "αβγ киів"),
    ((), ""),
])
def test_search_key_is_plain_lower_case(texts, key):
    assert search_key(*texts) == key
