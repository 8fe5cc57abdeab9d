"""The demo's papers and plan: invented, unlike one another, and the same again on the same day."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from esabid.demo.arguing import made_by
from esabid.demo.arriving import arrived
from esabid.demo.cast import players
from esabid.demo.offers import OFFERS
from esabid.demo.papers import FOOTER, paper
from esabid.demo.plan import next_workday, plan, workday
from esabid.demo.texts import body
from esabid.domain.institution import Sector

FONTS = Path(__file__).parents[2] / "static" / "fonts"
DAY = date(2026, 3, 3)
LOOKS = sorted({p.look for p in players()})


def _player(look):
    return next(p for p in players() if p.look == look)


def _text(pdf: bytes) -> str:
    return "\n".join(_pages(pdf))


def _pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def _first_page(arrival) -> str:
    """The words on the first page of a letter as it is drawn before any scanner sees it."""
    digital = ("typed", "two_pages", "landscape")
    drawn = tuple(p if p.look in digital else replace(p, look="typed") for p in arrival.players)
    _, pdf = paper(drawn, arrival.dated, number=arrival.number, fonts=FONTS)
    return " ".join(_pages(pdf)[0].split())


def test_cast_is_about_seventy_people_and_places_each_with_its_own_name():
    cast = players()
    assert (65 <= len(cast) <= 80, len({p.name for p in cast}), len({p.signatory for p in cast})) \
        == (True, len(cast), len(cast))


def test_cast_knows_every_parent():
    names = {p.name for p in players()}
    assert {p.parent for p in players() if p.parent} - names == set()


@pytest.mark.parametrize("look", LOOKS)
def test_paper_is_the_same_for_the_same_letter(look):
    again = [paper((_player(look),), DAY, number=7, fonts=FONTS) for _ in range(2)]
    assert again[0] == again[1]


@pytest.mark.parametrize("look", ["typed", "two_pages", "landscape"])
def test_paper_says_on_every_page_that_it_is_invented(look):
    _, pdf = paper((_player(look),), DAY, number=7, fonts=FONTS)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = len(document)
    assert (_text(pdf).count(FOOTER), pages) == (pages, 2 if look == "two_pages" else 1)


def test_paper_names_every_signer_of_a_joint_letter():
    joint = tuple(p for p in players() if p.fate == "joint")
    name, _ = paper(joint, DAY, number=7, fonts=FONTS)
    assert (len(joint), name) == (3, "skan-07.pdf")


def test_paper_of_a_foreign_supporter_is_in_english():
    player = next(p for p in players() if p.lang == "en" and p.look == "typed")
    _, pdf = paper((player,), DAY, number=7, fonts=FONTS)
    assert ("3 March 2026" in _text(pdf), "Szanowni" in _text(pdf)) == (True, False)


@pytest.mark.parametrize("sector", Sector)
def test_letters_of_a_sector_are_never_the_same(sector):
    bodies = {body(sector, "pl", number=number) for number in range(1, 61)}
    assert len(bodies) == 60


def test_plan_is_the_same_on_the_same_day():
    assert plan(players(), DAY) == plan(players(), DAY)


@pytest.mark.parametrize("today", [DAY + timedelta(days=n) for n in range(0, 364, 13)])
def test_plan_keeps_to_the_order_of_things_on_any_day(today):
    made = plan(players(), today)
    wrong = [it.number for it in made.arrivals if not (
        made.begins < min(made.asked[p.name] for p in it.players) < it.received
        and it.dated <= it.received <= it.checked < today)]
    assert wrong == []


def test_workday_goes_back_over_weekends_and_holidays():
    assert (workday(date(2026, 11, 15)), workday(date(2026, 11, 11)), workday(DAY)) == (
        date(2026, 11, 13), date(2026, 11, 10), DAY)


def test_next_workday_goes_on_over_weekends_and_holidays():
    assert (next_workday(date(2026, 11, 13)), next_workday(date(2026, 12, 23))) == (
        date(2026, 11, 16), date(2026, 12, 28))


def test_every_quote_stands_on_the_first_page_of_its_letter():
    read = [(_first_page(it), made_by(it)) for it in plan(players(), DAY).arrivals
            if it.fate != "version"]
    assert [quote for page, made in read for quote in made.values() if quote not in page] == []
    assert {len(made) for _, made in read} == {1, 2, 3}


def test_every_offer_stands_on_the_first_page_of_its_letter():
    said = {it.by: it.said.text for it in OFFERS if it.said}
    sent = {it.players[0].name: it for it in plan(players(), DAY).arrivals}
    assert [by for by, text in said.items() if text not in _first_page(sent[by])] == []


def test_whoever_offers_is_in_the_cast_and_writes_one_letter():
    cast = {p.name: p for p in players()}
    assert [it.by for it in OFFERS if cast[it.by].more] == []


def test_what_comes_in_is_the_same_again_on_the_same_day():
    one, again = (arrived(players(), DAY, ZoneInfo("Europe/Warsaw"), FONTS) for _ in range(2))
    assert ([name for name, _ in one], one == again) == (
        ["list-90.pdf", "list-91.pdf", "skan-92.jpeg", "list-poparcia-gmina.eml"], True)
