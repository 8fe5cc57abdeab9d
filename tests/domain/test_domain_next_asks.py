"""Next best asks: what the dossier lacks goes first, then who has waited longest; no odds."""

from dataclasses import fields
from datetime import date, timedelta
from itertools import permutations

import pytest

from esabid.domain.ask import AskState
from esabid.domain.coverage import against
from esabid.domain.institution import Reach, Sector
from esabid.domain.next_asks import NextAsk, OpenAsk, Reasoned, Why, ranked, resting

TODAY = date(2026, 3, 18)
HAVE = dict.fromkeys(Sector, 3) | {Sector.SPACE_COMPANY: 0, Sector.CLUSTER_OR_PARK: 0,
                                   Sector.OTHER: 0}
TARGETS = {"space_company": 4, "cluster_or_park": 1, "university": 5, "ngo": 4,
           "international": 2, "national": 4}
SECTORS = against(HAVE, TARGETS)
REACHES = against(dict.fromkeys(Reach, 1), TARGETS)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def asked(number: int, days: int = 41, sector=Sector.CULTURE_EDUCATION, **more) -> OpenAsk:
    """An institution asked so many days ago, of a sector and a reach that lack nothing."""
    return OpenAsk(number, **{"state": AskState.ASKED, "sector": sector, "reach": Reach.KRAKOW,
                              "asked_on": days_ago(days)} | more)


def promised(number: int, late: int, **more) -> OpenAsk:
    """A promise whose day passed so many days ago, or is still to come."""
    return asked(number, state=AskState.PROMISED, expected_on=days_ago(late), **more)


def planned(number: int, **more) -> OpenAsk:
    return asked(number, state=AskState.PLANNED, asked_on=None, **more)


def order(*asks) -> list[int]:
    return [it.institution_id for it in ranked(asks, SECTORS, REACHES, TODAY)]


def why(ask) -> tuple[Reasoned, ...]:
    return ranked([ask], SECTORS, REACHES, TODAY)[0].reasons


IN_ORDER = (
    promised(9, late=1), asked(8, sector=Sector.SPACE_COMPANY),
    planned(19, sector=Sector.SPACE_COMPANY), asked(7, sector=Sector.CLUSTER_OR_PARK),
    asked(6, sector=Sector.UNIVERSITY), asked(5, sector=Sector.NGO),
    asked(4, reach=Reach.NATIONAL), asked(3, reach=Reach.INTERNATIONAL),
    asked(2, in_agreement=True), asked(1, days=80), asked(10, days=42), asked(11, days=42),
    planned(0), promised(13, late=-1), asked(12, days=3))


def test_the_order_is_the_one_written_down():
    assert order(*reversed(IN_ORDER)) == [it.institution_id for it in IN_ORDER]


def test_a_part_of_the_order_is_cut_out_of_the_whole():
    whole = ranked(IN_ORDER, SECTORS, REACHES, TODAY)
    assert ranked(IN_ORDER, SECTORS, REACHES, TODAY, slice(2, 5)) == whole[2:5]


def test_the_order_does_not_depend_on_the_order_given():
    some = IN_ORDER[::3]
    assert len({tuple(order(*given)) for given in permutations(some)}) == 1


@pytest.mark.parametrize(("ask", "reasons"), [
    (asked(1), (Reasoned(Why.WAITS, days=41),)),
    (asked(1, sector=Sector.SPACE_COMPANY), (
        Reasoned(Why.SECTOR_EMPTY), Reasoned(Why.WAITS, days=41))),
    (asked(1, sector=Sector.UNIVERSITY, reach=Reach.NATIONAL, in_agreement=True), (
        Reasoned(Why.SECTOR_BELOW_TARGET, missing=2), Reasoned(Why.REACH_BELOW_TARGET, missing=3),
        Reasoned(Why.SIGNED_AGREEMENT), Reasoned(Why.WAITS, days=41))),
    (promised(1, late=12), (Reasoned(Why.PROMISE_OVERDUE, days=12),)),
    (promised(1, late=0), (Reasoned(Why.PROMISED),)),
    (planned(1, sector=Sector.OTHER), (Reasoned(Why.NOT_ASKED),)),
    (asked(1, expected_on=days_ago(5)), (Reasoned(Why.WAITS, days=41),)),
])
def test_every_ask_says_why_and_where_it_stands(ask, reasons):
    assert why(ask) == reasons


@pytest.mark.parametrize(("ask", "left"), [
    (asked(1, days=13), True), (asked(1, days=14), False), (asked(1, days=0), True),
    (asked(1, days=5, expected_on=days_ago(1)), False),
    (asked(1, days=5, expected_on=TODAY), True),
    (promised(1, late=-30), True), (promised(1, late=0), True), (promised(1, late=1), False),
    (planned(1), False),
])
def test_nobody_is_pushed_who_was_asked_lately_or_whose_day_is_to_come(ask, left):
    assert (resting(ask, TODAY), ranked([ask], SECTORS, REACHES, TODAY)[0].resting) == (left, left)


def test_a_sector_nobody_wants_is_no_gap_once_there_are_targets():
    ask, wanted = asked(1, sector=Sector.CLUSTER_OR_PARK), against(HAVE, {"university": 5})
    assert ranked([ask], wanted, REACHES, TODAY)[0].reasons == (Reasoned(Why.WAITS, days=41),)


def test_a_target_makes_a_sector_of_others_one_to_lack():
    wanted = against(HAVE, {"other": 1})
    found = ranked([planned(1, sector=Sector.OTHER)], wanted, REACHES, TODAY)
    assert found[0].reasons == (Reasoned(Why.SECTOR_EMPTY), Reasoned(Why.NOT_ASKED))


def test_nothing_that_could_be_an_odd_or_a_score_is_kept():
    assert [it.name for it in fields(NextAsk)] == ["institution_id", "reasons", "resting"]
    assert [it.name for it in fields(Reasoned)] == ["why", "days", "missing"]


def test_nobody_open_is_an_empty_order():
    assert ranked([], SECTORS, REACHES, TODAY) == ()
