"""Bid and addressee are found in every case of their words, and missed where they are missing."""

import pytest

from esabid.domain.bid_named import is_named, lines_of, words_of

TITLES = words_of([], "Kraków dla ESA", "Kraków for ESA")
AGENCY = words_of([], "Minister właściwy do spraw gospodarki i Europejska Agencja Kosmiczna",
                  "The minister responsible for the economy and the European Space Agency")


def test_words_written_down_go_before_names():
    assert words_of(["siedziba ESA"], "Kraków dla ESA") == ("siedziba ESA",)


def test_words_of_names_are_their_parts():
    assert AGENCY == ("Minister właściwy do spraw gospodarki", "Europejska Agencja Kosmiczna",
                      "The minister responsible for the economy", "the European Space Agency")


def test_lines_are_cleaned_and_stand_once():
    assert lines_of(" siedziba  ESA\n\r\nKraków dla ESA\nsiedziba ESA\n") == [
        "siedziba ESA", "Kraków dla ESA"]


@pytest.mark.parametrize("text", [
    "popieramy kandydaturę Krakowa na siedzibę ośrodka ESA", "KRAKÓW DLA ESA",
    "We support the bid of Kraków to host a centre of ESA", "dla ESA w Krakowie"])
def test_bid_is_named_in_other_words_and_cases(text):
    assert is_named(text, TITLES)


@pytest.mark.parametrize("text", [
    "popieramy kandydaturę Krakowa", "esa", "", "Warszawa dla ESA", "Kraków " * 3 + "a " * 20,
    "Kraków " + "a " * 20 + "ESA", "Życzymy miastu powodzenia"])
def test_bid_is_not_named(text):
    assert not is_named(text, TITLES)


@pytest.mark.parametrize("text", [
    "siedziby Europejskiej Agencji Kosmicznej", "Ministrowi właściwemu do spraw gospodarki",
    "the European Space Agency", "EUROPEJSKA\nAGENCJA KOSMICZNA"])
def test_addressee_is_named_by_one_of_its_parts(text):
    assert is_named(text, AGENCY)


@pytest.mark.parametrize("text", ["Polska Agencja Kosmiczna", "Minister Zdrowia", "agencja"])
def test_addressee_is_not_named(text):
    assert not is_named(text, AGENCY)


@pytest.mark.parametrize("text", [
    "Prezydent Miasta Krakowa", "do Urzędu Miasta Krakowa", "the City of Kraków", "GMINA KRAKÓW"])
@pytest.mark.parametrize("bidder", ["Gmina Miejska Kraków", "City of Kraków", "Miasto Kraków"])
def test_city_is_named_in_every_way(text, bidder):
    assert (is_named(text, (bidder,)), is_named("w Krakowie", (bidder,))) == (True, False)


@pytest.mark.parametrize("phrases", [(), ("",), ("…", " ")])
def test_nothing_is_missed_where_nothing_is_sought(phrases):
    assert is_named("List poparcia", phrases)
