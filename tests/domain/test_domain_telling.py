"""What chapters tell whom: all to the addressees, to others only what institutions allow."""

from datetime import date
from decimal import Decimal

import pytest

from esabid.domain.bilingual import Bilingual
from esabid.domain.chapters import AgreementEntry, Offer, Quoted, Total
from esabid.domain.contribution import Period, Unit
from esabid.domain.letter import Disclosure as D
from esabid.domain.telling import (Audience, Offered, Party, agreement, contributions,
                                   plain_amount, quoted)

ADDRESSEE = Audience(whole=True, silent=frozenset({7}))
PUBLIC = Audience(whole=False, silent=frozenset({7}))
OPEN, SILENT = Party(1, Bilingual("Otwarta")), Party(7, Bilingual("Milcząca"))
EVERY = frozenset({3})


def offered(party=OPEN, disclosure=D.NAME, amount="12", letter=(), number=None, unit=Unit.HOURS,
            period=Period.ONCE):
    return Offered(party, disclosure, Offer(party.name, Bilingual("Staże"), unit, period, amount,
                                            "Przyjmiemy.", number), letter)


def told(offers, audience=PUBLIC, listed=EVERY):
    return contributions(offers, audience, listed)


@pytest.mark.parametrize(("said", "whole"), [
    ((D.QUOTE,), True), ((D.LETTER,), True), ((D.QUOTE, D.LETTER), True), ((D.NAME,), False),
    ((D.NO_NAME,), False), ((D.LETTER, D.NAME), False), ((D.LETTER, D.NO_NAME), False),
    ((), False)])
def test_public_reads_what_a_letter_argues_only_where_every_signer_allows_it(said, whole):
    mention = Quoted(3, "Popieramy.", 2)
    assert quoted(mention, PUBLIC, said, shown=True) == (mention if whole else None)
    assert quoted(Quoted(3), PUBLIC, said, shown=True) == (Quoted(3) if whole else None)
    assert quoted(mention, ADDRESSEE, said, shown=True) == mention


def test_page_is_told_only_where_the_letter_is_shown():
    mention = Quoted(3, "Popieramy.", 2)
    assert [quoted(mention, ADDRESSEE, (D.NAME,), shown).page for shown in (True, False)] == [
        2, None]


def test_addressees_see_every_offer_whole():
    offers = [offered(SILENT, D.NO_NAME, number=3), offered(OPEN, D.NAME)]
    found = told(offers, ADDRESSEE)
    assert (found.offers, found.untold) == (tuple(it.offer for it in offers), 0)


@pytest.mark.parametrize(("party", "disclosure", "listed"), [
    (OPEN, D.NAME, True), (OPEN, D.QUOTE, True), (OPEN, D.LETTER, True), (OPEN, D.NO_NAME, False),
    (SILENT, D.NAME, False), (SILENT, D.LETTER, False)])
def test_public_sees_no_offer_of_whom_it_may_not_name(party, disclosure, listed):
    found = told([offered(party, disclosure)])
    assert (len(found.offers), found.untold) == (int(listed), int(not listed))


def test_sums_hold_what_is_not_told():
    found = told([offered(SILENT, amount="12"), offered(OPEN, amount="0.5"),
                  offered(OPEN, amount=None), offered(OPEN, amount="100", period=Period.A_YEAR)])
    assert found.totals == (Total(Unit.HOURS, Period.ONCE, "12.5", 2),
                            Total(Unit.HOURS, Period.A_YEAR, "100", 1))


@pytest.mark.parametrize(("disclosure", "letter", "whole"), [
    (D.QUOTE, (), True), (D.NAME, (), False), (D.QUOTE, (D.QUOTE, D.LETTER), True),
    (D.QUOTE, (D.QUOTE, D.NAME), False), (D.LETTER, (D.NO_NAME,), False)])
def test_quote_of_an_offer_needs_everybody_behind_its_letter(disclosure, letter, whole):
    found = told([offered(OPEN, disclosure, letter=letter)])
    assert [it.quote for it in found.offers] == ["Przyjmiemy." if whole else ""]


def test_offer_names_its_letter_only_where_the_dossier_lists_it():
    offers = [offered(number=3), offered(number=4)]
    assert [it.number for it in told(offers).offers] == [3, None]
    assert [it.number for it in told(offers, ADDRESSEE, frozenset({3, 4})).offers] == [3, 4]


def test_nothing_offered_is_nothing_told():
    assert told([]) == contributions((), ADDRESSEE, frozenset())
    assert not (told([]).totals or told([]).offers or told([]).untold)


@pytest.mark.parametrize(("audience", "names", "unnamed"), [
    (ADDRESSEE, (OPEN.name, SILENT.name), 0), (PUBLIC, (OPEN.name,), 1)])
def test_partners_who_object_are_counted_not_named(audience, names, unnamed):
    found = agreement(AgreementEntry(Bilingual("Umowa"), date(2026, 1, 2)), (OPEN, SILENT),
                      audience)
    assert (found.partners, found.unnamed) == (names, unnamed)


@pytest.mark.parametrize(("amount", "text"), [
    ("12.50", "12.5"), ("100", "100"), ("2500.00", "2500"), ("0.05", "0.05")])
def test_amounts_are_kept_plain(amount, text):
    assert plain_amount(Decimal(amount)) == text
