"""Arguments, evidence, coverage and contributions: what the rules take, refuse and add up."""

from datetime import date
from decimal import Decimal

import pytest

from esabid.domain.argument import (ArgumentDetails, EvidenceDetails, MentionDetails,
                                    check_evidence, check_mention, check_named)
from esabid.domain.contribution import (ContributionDetails, Period, Unit, check_contribution,
                                        parse_amount, totals)
from esabid.domain.coverage import (Against, MentionFacts, against, checked_targets, empty,
                                    grid, shown)
from esabid.domain.errors import InvalidValue
from esabid.domain.institution import Reach, Sector
from esabid.domain.opening import OPENING

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(("typed", "read"), [
    ("120", "120"), ("2 500,50", "2500.5"), ("2500,5", "2500.5"), ("2500.50", "2500.5"),
    ("2\u00a0500,50", "2500.5"), ("12\u202f500", "12500"), ("1 234 567", "1234567"),
    (" 7 ", "7"), ("0", "0"), ("0,01", "0.01"), ("999999999,99", "999999999.99")])
def test_amount_is_read_as_people_type_it(typed, read):
    assert parse_amount(typed) == Decimal(read)


@pytest.mark.parametrize("typed", [
    "", "sto", "2.500", "2,500", "1,234.50", "25 00", "1 23 456", "-5", "+5", "5,", ",5", "5,123",
    "1e5", "NaN", "2 500 zł", "1234567890", "²", "٣"])
def test_amount_that_could_be_read_two_ways_or_none_is_refused(typed):
    with pytest.raises(ValueError, match=r"^" + typed.replace("+", r"\+") + r"$"):
        parse_amount(typed)


@pytest.mark.parametrize(("unit", "amount", "code"), [
    (Unit.HOURS, "0", "amount_not_positive"), (Unit.PLN, "-1", "amount_not_positive"),
    *((unit, "1.5", "amount_not_whole") for unit in (Unit.PLACES, Unit.PEOPLE, Unit.PIECES))])
def test_contribution_of_an_impossible_amount_is_refused(unit, amount, code):
    with pytest.raises(InvalidValue) as refused:
        check_contribution(ContributionDetails(1, unit, Period.ONCE, "Staże",
                                               amount=Decimal(amount)))
    assert (refused.value.code, refused.value.field) == (code, "amount")


@pytest.mark.parametrize(("unit", "amount"), [
    (Unit.HOURS, "0.5"), (Unit.HECTARES, "1.5"), (Unit.PLACES, "5"), (Unit.PEOPLE, None)])
def test_contribution_may_have_an_amount_or_none(unit, amount):
    assert check_contribution(ContributionDetails(
        1, unit, Period.ONCE, name_en="Internships",
        amount=amount and Decimal(amount))) is None


def test_totals_keep_units_and_periods_apart():
    offers = [(Unit.PLN, Period.ONCE, Decimal("0.10")), (Unit.HOURS, Period.A_YEAR, Decimal(3)),
              (Unit.PLN, Period.ONCE, Decimal("0.20")), (Unit.HOURS, Period.ONCE, Decimal(4)),
              (Unit.HOURS, Period.A_YEAR, None), (Unit.PEOPLE, Period.ONCE, None)]
    assert list(totals(offers).items()) == [
        ((Unit.HOURS, Period.ONCE), Decimal(4)), ((Unit.HOURS, Period.A_YEAR), Decimal(3)),
        ((Unit.PLN, Period.ONCE), Decimal("0.30"))]


@pytest.mark.parametrize("details", [ArgumentDetails("Talenty"), ArgumentDetails(name_en="Talent")])
def test_argument_has_a_name_in_one_language_at_least(details):
    assert check_named(details) is None
    with pytest.raises(InvalidValue):
        check_named(ArgumentDetails())


@pytest.mark.parametrize(("wrong", "code", "field"), [
    ({"text_pl": ""}, "missing_text", "text_pl"), ({"source": ""}, "missing_source", "source"),
    ({"dated_on": date(2026, 3, 19)}, "source_in_future", "dated_on")])
def test_evidence_has_words_a_source_and_its_day(wrong, code, field):
    given = {"source": "Raport", "dated_on": TODAY, "text_pl": "Fakt"}
    assert check_evidence(EvidenceDetails(1, **given), TODAY) is None
    with pytest.raises(InvalidValue) as refused:
        check_evidence(EvidenceDetails(1, **given | wrong), TODAY)
    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize(("page", "pages", "code"), [
    (None, 2, ""), (None, 0, ""), (1, 2, ""), (2, 2, ""), (3, 2, "page_not_there"),
    (0, 2, "page_not_there"), (1, 0, "pages_unknown")])
def test_mention_is_on_a_page_of_the_letter(page, pages, code):
    if not code:
        assert check_mention(MentionDetails(1, page=page), pages) is None
        return
    with pytest.raises(InvalidValue) as refused:
        check_mention(MentionDetails(1, page=page), pages)
    assert (refused.value.code, refused.value.field) == (code, "page")


def test_grid_lays_letters_out_and_names_what_nobody_argues():
    ngo, school = Sector.NGO, Sector.SECONDARY_SCHOOL
    found = grid((3, 1, 2), (
        MentionFacts(10, 1, frozenset({ngo, school})), MentionFacts(11, 1, frozenset({ngo})),
        MentionFacts(10, 3, frozenset({ngo, school})), MentionFacts(12, 3, frozenset())))
    assert found.cells == {(1, ngo): {10, 11}, (1, school): {10}, (3, ngo): {10},
                           (3, school): {10}}
    assert (found.arguments, found.sectors, found.unargued, found.letters(1), found.letters(2)) == (
        (3, 1, 2), tuple(Sector), (2,), {10, 11}, frozenset())


def test_against_says_what_is_missing_and_never_less_than_none():
    found = against({Reach.KRAKOW: 5, Reach.NATIONAL: 1, Reach.INTERNATIONAL: 0},
                    {"krakow": 3, "international": 2})
    assert [(it.target, it.missing) for it in found] == [(3, 0), (0, 0), (2, 2)]
    assert found[0] == Against(Reach.KRAKOW, 5, 3)


def test_while_nothing_is_aimed_at_every_named_sector_may_be_lacked():
    have = dict.fromkeys(Sector, 1) | {Sector.NGO: 0, Sector.OTHER: 0}
    assert [it.kind for it in empty(against(have, {}))] == [Sector.NGO]


def test_with_targets_only_sectors_that_are_wanted_are_lacked():
    have = dict.fromkeys(Sector, 1) | {Sector.NGO: 0, Sector.OTHER: 0}
    assert [it.kind for it in empty(against(have, {"other": 2, "university": 3}))] == [
        Sector.OTHER]


def test_targets_are_above_zero():
    assert checked_targets({Sector.NGO: 2, Sector.OTHER: 0, Sector.UNIVERSITY: None}) == {"ngo": 2}
    with pytest.raises(InvalidValue):
        checked_targets({Sector.NGO: 2, Sector.OTHER: -1})


def test_opening_says_everything_in_both_languages():
    texts = [text for it in OPENING for pair in ((it.name_pl, it.name_en), *it.evidence)
             for text in pair]
    assert (len(OPENING), len({it.name_pl for it in OPENING}), all(texts)) == (8, 8, True)


def test_kinds_shown_are_those_somebody_is_of_or_is_wanted_from():
    kept = {Reach.KRAKOW: Against(Reach.KRAKOW, 2, 0),
            Reach.INTERNATIONAL: Against(Reach.INTERNATIONAL, 0, 3)}
    found = kept | {Reach.NATIONAL: Against(Reach.NATIONAL, 0, 0)}
    assert shown(Reach, found) == tuple(kept.values())
    assert shown(Sector, found) == ()
