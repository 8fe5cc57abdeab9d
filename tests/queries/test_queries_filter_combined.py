"""Filters of the list combined at random: rows and chips against the same said in Python."""

import random
from datetime import timedelta

import pytest
from factories import TODAY
from queries import test_queries_institution_filter as single

from esabid.domain.ask import AskState
from esabid.domain.institution import CityTie, Reach, Sector
from esabid.domain.polish import search_key
from esabid.domain.status import AskFacts, Status, status
from esabid.queries import institutions as bodies
from esabid.queries.institution_filter import NOBODY, InstitutionFilter, SortBy

rows = single.rows
CHOICES = {
    "sector": tuple(Sector), "reach": tuple(Reach), "tie": tuple(CityTie),
    "owner": (NOBODY, *single.OWNERS[1:]), "tag": ("pilne", "rektor", "100%", "a_b", "PILNE"),
    "silent": (0, 11, 14, 17, 30), "search": ("instytut", "1", "pilne rektor", "Łódź", "?!", "%"),
    "status": tuple(Status)}


def keeps(row, letters: set, wanted: dict) -> bool:
    """Whether the row is one of those that `wanted` asks for, without the status."""
    said = search_key(row.name_pl, row.name_en, row.short_name, row.city, row.nip, row.tags,
                      f"{row.number:04d}")
    rules = {
        "sector": lambda it: row.sector == it, "reach": lambda it: row.reach == it,
        "tie": lambda it: row.city_tie == it,
        "owner": lambda it: row.owner == ("" if it == NOBODY else it),
        "tag": lambda it: it.casefold() in row.tags.casefold().split(", "),
        "silent": lambda it: (row.ask_state == AskState.ASKED and not letters & set(single.OPEN)
                              and row.asked_on <= TODAY - timedelta(days=it)),
        "search": lambda it: bool(search_key(it)) and all(
            word in said for word in search_key(it).split()),
        "ids": lambda it: row.id in it}
    return all(rules[name](value) for name, value in wanted.items() if name != "status")


@pytest.mark.parametrize("seed", range(40))
def test_filters_together_list_and_count_what_the_same_said_in_python_does(session, rows, seed):
    chance = random.Random(seed)
    names = chance.sample(list(CHOICES), chance.randint(1, 4))
    wanted = {name: chance.choice(CHOICES[name]) for name in names}
    if seed % 3 == 0:
        wanted["ids"] = frozenset(it.id for it in chance.sample(rows, 50))
    letters = single.letters_of(session)
    kept = {it.number: status(AskFacts(it.ask_state, it.expected_on), letters.get(it.id, set()),
                              TODAY)
            for it in rows if keeps(it, letters.get(it.id, set()), wanted)}
    asked = InstitutionFilter(**wanted, sort=chance.choice(list(SortBy)))
    listed, counts = bodies.listed(session, asked, TODAY)
    shown = {number: it for number, it in kept.items()
             if it == wanted.get("status", it)}
    assert counts == {it: list(kept.values()).count(it) for it in Status}
    assert len(listed) == min(50, len(shown))
    assert {it.institution.number: it.status for it in bodies.matching(
        session, asked, TODAY, 1000)} == shown


def test_the_combinations_find_some_and_leave_some_out(session, rows):
    """Guards the test above against combinations that all find nobody."""
    found = [len(bodies.matching(session, InstitutionFilter(**{name: value}), TODAY, 1000))
             for name, values in CHOICES.items() for value in values]
    assert (sum(0 < it < 80 for it in found) > 25, found.count(0) < len(found) / 3) == (True, True)
