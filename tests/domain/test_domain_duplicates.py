"""Institutions recorded twice are found, parts are offered a parent, and namesakes are let be."""

import csv
import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from esabid.domain.duplicates import Body, Likeness, LikenessReason, alike, domain_of, find
from esabid.domain.name_parts import mistyped, parts, same_place

PAIRS = Path(__file__).parent / "duplicate_pairs.csv"
ORBITA = Body(1, "Orbita Wawel sp. z o.o.")


def pairs() -> list[tuple[str, Body, Body]]:
    """The labelled pairs: what a person says of them, and both bodies."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [(row["verdict"], Body(1, row["a"], city=row["a_city"]),
                 Body(2, row["b"], city=row["b_city"]))
                for row in csv.DictReader(file, delimiter=";")]


def verdict(likeness: Likeness | None) -> str:
    if likeness is None:
        return "different"
    return "same" if likeness.part is None else f"part {likeness.part}"


def test_labelled_pairs_are_many_and_of_every_kind():
    said = [label for label, *_ in pairs()]
    assert len(said) >= 120
    assert {label: said.count(label) >= 15 for label in said} == {
        "same": True, "different": True, "part": True}


@pytest.mark.parametrize("wanted", ["same", "part"])
def test_labelled_pairs_are_found_with_precision_and_recall_of_95_percent(wanted):
    labels = {"same": "same", "part": "part 1", "different": "different"}
    judged = [(labels[label], verdict(alike(a, b))) for label, a, b in pairs()]
    right = sum(label == found == labels[wanted] for label, found in judged)
    said = sum(found.startswith(wanted) for _, found in judged)
    there = sum(label == labels[wanted] for label, _ in judged)
    assert (right / said >= 0.95, right / there >= 0.95) == (True, True)


def test_likeness_is_the_same_from_both_sides():
    for _, a, b in pairs():
        there, back = alike(a, b), alike(b, a)
        assert (there and (there.pair, there.part, there.reasons)) == (
            back and (back.pair, back.part, back.reasons))


def test_find_meets_every_pair_that_is_alike_among_all_the_others():
    bodies = [replace(body, id=at * 2 + place)
              for at, (_, *two) in enumerate(pairs()) for place, body in enumerate(two)]
    found = {it.pair for it in find(tuple(bodies))}
    wanted = {frozenset((at * 2, at * 2 + 1)) for at, (_, a, b) in enumerate(pairs())
              if alike(a, b)}
    assert len(wanted - found) / len(wanted) <= 0.05


def test_find_in_a_small_list_equals_comparing_all_with_all():
    bodies = [replace(body, id=at) for at, (_, body, _) in enumerate(pairs()[::2])]
    bodies += [replace(body, id=at + 500) for at, (_, _, body) in enumerate(pairs()[::2])]
    every = {it.pair for a, b in combinations(bodies, 2) if (it := alike(a, b))}
    found = {it.pair for it in find(tuple(bodies))}
    assert (found - every, len(every - found) / len(every) <= 0.05) == (set(), True)


@pytest.mark.parametrize(("mark", "value", "why"), [
    ("nip", "6750001923", LikenessReason.SAME_NIP),
    ("regon", "123456785", LikenessReason.SAME_REGON),
    ("krs", "0000123456", LikenessReason.SAME_KRS)])
def test_one_number_in_a_register_is_reason_enough(mark, value, why):
    a, b = (replace(body, **{mark: value}) for body in (ORBITA, Body(2, "Dawna Nazwa S.A.")))
    assert alike(a, b) == Likeness(1, 2, (why,))


def test_one_number_of_two_schools_with_different_numbers_is_their_founders():
    a, b = (Body(at, f"Technikum nr {at}", nip="6750001923") for at in (1, 2))
    assert alike(a, b) is None


def test_two_numbers_in_a_register_tell_namesakes_apart():
    a, b = replace(ORBITA, nip="6750001923"), replace(ORBITA, id=2, nip="6770065406")
    assert (alike(a, b), alike(a, replace(b, nip=""))) == (
        None, Likeness(1, 2, (LikenessReason.SAME_NAME,)))


def test_a_domain_tells_something_where_the_names_are_in_two_languages():
    a = Body(1, "Uniwersytet Próbny", domains=frozenset({"proba.example"}))
    b = Body(2, name_en="Trial University", domains=frozenset({"proba.example"}))
    other = Body(3, "Zakład Kanalizacji", domains=frozenset({"proba.example"}))
    assert (alike(a, b), alike(a, other), alike(a, replace(b, domains=frozenset()))) == (
        Likeness(1, 2, (LikenessReason.SAME_DOMAIN,)), None, None)


def test_a_mail_box_anybody_may_have_tells_nothing():
    assert [domain_of(it) for it in (
        "a@gmail.com", "b@WP.pl", "c@o2.pl", "d@onet.pl", "e@interia.pl", "Ewa@Proba.example",
        "proba.example", "")] == ["", "", "", "", "", "proba.example", "", ""]


@pytest.mark.parametrize(("a", "b", "why"), [
    (Body(1, "Orbita Wawel"), Body(2, "ORBITA WAWEL S.A."), LikenessReason.SAME_NAME),
    (Body(1, "Nebula Dynamics"), Body(2, "Nebula Dynamcis"), LikenessReason.NEARLY_SAME_NAME),
    (Body(1, "AGH"), Body(2, "Akademia Górniczo-Hutnicza"), LikenessReason.ACRONYM),
    (Body(1, "AGZ"), Body(2, "Agencja Zupełna", short_name="AGZ"), LikenessReason.ACRONYM),
    (Body(1, "Agencja Zupełna", short_name="AZ-1"), Body(2, name_en="Full", short_name="az 1"),
     LikenessReason.SAME_SHORT_NAME)])
def test_likeness_gives_its_reason(a, b, why):
    assert alike(a, b).reasons == (why,)


def test_a_part_that_has_its_parent_is_no_news():
    whole, part = Body(1, "Uniwersytet Próbny"), Body(2, "Wydział Fizyki Uniwersytetu Próbnego")
    found = alike(whole, part)
    assert ((found.part, found.whole, found.reasons), alike(whole, replace(part, parent_id=1))) == (
        (2, 1, (LikenessReason.PART_OF,)), None)


def test_places_are_one_in_every_case_and_slips_only_in_long_words():
    assert [same_place(parts(f"A w {a}").place, tuple(b.split())) for a, b in (
        ("Nowym Sączu", "nowy sacz"), ("Krakowie", "krakow"), ("Tarnowie", "tarnobrzeg"),
        ("Łodzi", "lodz"), ("Katowicach", "krakow"))] == [True, True, False, True, False]
    assert [mistyped(*it) for it in (("astro", "astra"), ("dynamics", "dynamcis"),
                                     ("systemy", "system"), ("technologie", "technologia"))] == [
        False, True, False, True]


def test_find_compares_few_of_many():
    chance = random.Random(3)
    syllables = "ka lo mi ne ra to wa zo pe ri su da no gi bru sta".split()
    words = ["".join(chance.choices(syllables, k=3)) for _ in range(900)]
    bodies = tuple(Body(at, f"Fundacja {chance.choice(words)} {chance.choice(words)}")
                   for at in range(600))
    twins = tuple(replace(it, id=it.id + 1000, name_pl=it.name_pl.upper()) for it in bodies[:20])
    found = {it.pair for it in find(bodies + twins)}
    assert {frozenset((at, at + 1000)) for at in range(20)} - found == set()


def test_a_part_is_one_by_its_polish_name_where_both_have_one():
    part = Body(1, "Instytut Fizyki Jonów PAN", "Institute of Ion Physics PAS")
    other = Body(2, "Polskie Towarzystwo Lotów", "Polish Astronautical Society")
    academy = replace(other, name_pl="Polska Akademia Nauk")
    assert (alike(part, other), alike(part, academy).part) == (None, 1)


def test_a_place_in_the_name_tells_apart_from_one_that_lies_elsewhere():
    a, b = Body(1, "Akademia Pogody w Szczecinie"), Body(2, "Akademia Pogody", city="Brno")
    assert (alike(a, b), alike(a, replace(b, city="Szczecin")).reasons) == (
        None, (LikenessReason.SAME_NAME,))
