"""Contributions and targets: what is kept, what is refused, what history says."""

from dataclasses import replace
from decimal import Decimal

import factories
import pytest
from factories import actor

from esabid.domain.contribution import ContributionDetails, Period, Unit
from esabid.domain.errors import InvalidValue, NotPermitted, Stale
from esabid.domain.institution import Reach, Sector
from esabid.domain.permissions import Permission, Role, may
from esabid.queries import contributions as queries
from esabid.services import campaigns, contributions


@pytest.fixture
def body(session):
    return factories.institution(session)


@pytest.fixture
def offer(body):
    """Five places a year."""
    return ContributionDetails(body.id, Unit.PLACES, Period.A_YEAR, name_pl="Staże",
                               amount=Decimal(5), quote="Przyjmiemy.")


def test_contribution_is_written_into_the_history_of_its_institution(session, body, offer,
                                                                     written):
    start = len(written())
    row = contributions.add(session, actor(), details=offer)
    contributions.change(session, actor(), row, version=row.version, details=replace(
        offer, amount=Decimal("2500.50"), unit=Unit.PLN))
    session.expire(row)
    assert (row.amount, row.unit) == (Decimal("2500.50"), Unit.PLN)
    contributions.remove(session, actor(), row)
    kept = {"name_pl": "Staże", "period": "a_year", "quote": "Przyjmiemy.", "disclosure": "name"}
    assert written(subject_id=body.id)[start:] == [
        ("institution", "add_contribution", {field: ["", value] for field, value in kept.items()}
         | {"amount": ["", "5"], "unit": ["", "places"]}, {}, ""),
        ("institution", "change_contribution",
         {"contribution": [row.public_id] * 2, "amount": ["5", "2500.50"],
          "unit": ["places", "pln"]}, {}, ""),
        ("institution", "remove_contribution",
         {field: [value, ""] for field, value in kept.items()}
         | {"amount": ["2500.5", ""], "unit": ["pln", ""]}, {}, "")]
    assert queries.of_institution(session, body) == []


def test_contribution_unchanged_writes_nothing(session, offer, written):
    row, before = contributions.add(session, actor(), details=offer), written()
    contributions.change(session, actor(), row, details=offer)
    assert written() == before


def test_contribution_stands_in_a_letter_of_its_institution_only(session, body, offer):
    own, other = (factories.letter(session, it) for it in (body, factories.institution(session)))
    row = contributions.add(session, actor(), details=replace(offer, letter_id=own.id))
    for deed, about in ((contributions.add, ()), (contributions.change, (row,))):
        with pytest.raises(InvalidValue) as refused:
            deed(session, actor(), *about, details=replace(offer, letter_id=other.id))
        assert refused.value.code == "letter_of_another"
    assert (row.letter_id, queries.of_letter(session, own), queries.of_letter(session, other)) == (
        own.id, [row], [])


@pytest.mark.parametrize(("wrong", "code"), [
    ({"name_pl": ""}, "missing_name"), ({"amount": Decimal(0)}, "amount_not_positive"),
    ({"amount": Decimal("2.5")}, "amount_not_whole")])
def test_contribution_that_is_none_is_refused(session, offer, written, wrong, code):
    before = written()
    with pytest.raises(InvalidValue) as refused:
        contributions.add(session, actor(), details=replace(offer, **wrong))
    assert (refused.value.code, written()) == (code, before)


def test_contribution_from_an_old_form_is_refused(session, offer):
    row = contributions.add(session, actor(), details=offer)
    seen = row.version
    contributions.change(session, actor(), row, details=replace(offer, quote="Nowy"))
    session.flush()
    with pytest.raises(Stale):
        contributions.change(session, actor(), row, details=offer, version=seen)
    assert row.quote == "Nowy"


def test_targets_leave_zeros_out(session, last_written):
    row = factories.campaign(session)
    campaigns.set_targets(
        session, actor(), row, sectors={Sector.UNIVERSITY: 5, Sector.NGO: 0, Sector.OTHER: None},
        reaches={Reach.NATIONAL: 12}, version=row.version)
    session.expire(row)
    assert (row.sector_targets, row.reach_targets, last_written()) == (
        {"university": 5}, {"national": 12},
        ("campaign", "set_targets", {"sector_targets": [{}, {"university": 5}],
                                     "reach_targets": [{}, {"national": 12}]}, {}, ""))


def test_targets_below_zero_or_from_an_old_form_are_refused(session, written):
    row = factories.campaign(session)
    before = written()
    for error, given in ((InvalidValue, {"sectors": {Sector.NGO: -1}, "reaches": {}}),
                         (Stale, {"sectors": {Sector.NGO: 1}, "reaches": {},
                                  "version": row.version - 1})):
        with pytest.raises(error):
            campaigns.set_targets(session, actor(), row, **given)
    assert (row.sector_targets, written()) == ({}, before)


@pytest.mark.parametrize("role", [r for r in Role if not may(r, Permission.RUN_CAMPAIGN)])
def test_contributions_and_targets_are_kept_by_the_desk_only(session, offer, written, role):
    campaign, row = factories.campaign(session), contributions.add(session, actor(), details=offer)
    who, before = actor(role), written()
    for deed in (lambda: contributions.add(session, who, details=offer),
                 lambda: contributions.change(session, who, row, details=offer),
                 lambda: contributions.remove(session, who, row),
                 lambda: campaigns.set_targets(session, who, campaign, sectors={}, reaches={})):
        with pytest.raises(NotPermitted):
            deed()
    assert written() == before
