"""Addressees, and what an edition issued for one of them is compared with."""

import json
from dataclasses import replace

import factories
import pytest
from factories import TODAY, actor
from services import checked_files
from services.handed import MINISTER, campaign, counted, esa, give, issued, made, minister, withdraw
from sqlalchemy import select

from esabid.domain.errors import IllegalTransition, InvalidValue, Stale
from esabid.domain.letter import LetterAction
from esabid.domain.profiles import Profile
from esabid.models import Addressee
from esabid.services import addressees, institutions, letters

# Fixtures of services.handed, for the tests beneath.
__all__ = ["campaign", "counted", "esa", "issued", "made", "minister"]


def test_an_addressee_is_kept_and_what_may_name_a_person_can_be_erased(session, minister,
                                                                       last_written):
    assert last_written() == (
        "campaign", "add_addressee",
        {"profile": ["", "ministry"], "language": ["", "pl"], "name_pl": ["", "Minister (próba)"],
         "name_en": ["", "Minister (test)"]},
        {"greeting_pl": ["", "Szanowna Pani Minister Zofio Próbna,"],
         "address": ["", "ul. Próbna 1\nKraków"]}, "")


def test_an_addressee_changes_and_an_old_form_is_refused(session, minister, last_written):
    seen = minister.version
    addressees.change(session, actor(), minister, version=seen,
                      details=replace(MINISTER, greeting_pl="Szanowny Panie Ministrze,"))
    assert last_written()[1:] == ("change_addressee", {}, {"greeting_pl": [
        MINISTER.greeting_pl, "Szanowny Panie Ministrze,"]}, "Minister (próba)")
    with pytest.raises(Stale):
        addressees.change(session, actor(), minister, details=MINISTER, version=seen)


@pytest.mark.parametrize(("wrong", "code"), [
    ({"name_pl": "", "name_en": ""}, "missing_name"), ({"language": "de"}, "unknown_language")])
def test_an_addressee_that_makes_no_sense_is_refused(session, campaign, wrong, code):
    with pytest.raises(InvalidValue) as refused:
        addressees.add(session, actor(), details=replace(MINISTER, **wrong))
    assert refused.value.code == code


def test_an_addressee_goes_only_while_nothing_refers_to_it(session, minister, esa, counted,
                                                           issued, last_written):
    addressees.remove(session, actor(), esa)
    assert (last_written()[1], session.scalars(select(Addressee.name_pl)).all()) == (
        "remove_addressee", ["Minister (próba)"])
    counted()
    issued(minister)
    with pytest.raises(IllegalTransition) as refused:
        addressees.remove(session, actor(), minister)
    assert refused.value.code == "addressee_in_use"


def test_an_edition_is_compared_with_what_its_addressee_received_last(
        session, minister, esa, counted, issued, last_written):
    """Not with the newest of its profile, and not with what shows other letters."""
    counted()
    first = issued(minister)
    give(session, first, minister)
    counted(day=4)
    give(session, issued(profile=Profile.PUBLIC), minister)
    issued()
    counted(day=5)
    third = issued(minister)
    assert (third.addressee, third.compared_with, third.since["edition"],
            [it["number"] for it in third.since["changes"]["added"]],
            last_written(action="issue")[2]) == (
        minister, first, 1, [2, 3], {"edition": [None, 4], "addressee": ["", "Minister (próba)"]})


def test_an_edition_of_another_profile_with_the_same_letters_counts_as_received(
        session, minister, counted, issued):
    counted()
    first = issued(profile=Profile.INTERNAL)
    give(session, first, minister)
    counted(day=4)
    assert issued(minister).compared_with is first


@pytest.mark.parametrize("named", [True, False])
def test_without_a_handover_the_profile_s_last_edition_is_compared_with(
        session, minister, counted, issued, named):
    counted()
    issued(profile=Profile.ESA)
    first = issued()
    assert (first.compared_with, first.since) == (None, None)
    counted(day=4)
    second = issued(minister if named else None)
    assert (second.compared_with, second.since["issued_on"]) == (first, "2026-03-18")


def test_an_edition_bears_the_name_its_addressee_had_when_it_was_issued(
        session, minister, counted, issued):
    counted()
    own = json.loads(issued().snapshot)["campaign"]["addressee"]
    counted(day=4)
    row, name = issued(minister), minister.name
    addressees.change(session, actor(), minister,
                      details=replace(MINISTER, name_pl="Inny adresat"))
    session.expire_all()
    said = json.loads(row.snapshot)["campaign"]["addressee"]
    assert said == {"pl": name.pl, "en": name.en} != own


def test_old_editions_never_change(session, minister, counted, issued):
    gone = counted("Instytut Odchodzący")
    counted("Instytut Zmienny", day=4)
    first = issued(minister)
    give(session, first, minister)
    withdraw(session, gone)
    renamed = counted("Instytut Nowy", day=5)
    second = issued(minister)
    give(session, second, minister)

    def frozen():
        session.expire_all()
        return [(it.snapshot, it.content_hash, it.since, it.compared_with_id, it.addressee_id,
                 it.edition, it.issued_on, [(f.sha256, f.pages) for f in it.files])
                for it in (first, second)]

    before = frozen()
    assert [it["name"]["pl"] for it in before[1][2]["changes"]["withdrawn"]] == [
        "Instytut Odchodzący"]
    withdraw(session, renamed)
    body = renamed.signers[0].institution
    institutions.change(session, actor(), body, details=replace(
        institutions.details_of(body), name_pl="Inna nazwa"))
    addressees.change(session, actor(), minister,
                      details=replace(MINISTER, name_pl="Inny adresat"))
    issued(minister)
    assert frozen() == before


def test_a_replaced_letter_stands_beside_the_newer_one(session, minister, counted, issued,
                                                       store, other_file):
    older = counted("Instytut Zmienny")
    give(session, issued(minister), minister)
    newer = letters.add(session, actor(), today=TODAY, replaces=older, details=replace(
        letters.details_of(older), received_on=TODAY), signers=letters.signers_of(older).values())
    checked_files.give(session, store, newer, other_file)
    letters.advance(session, actor(), newer, action=LetterAction.VERIFY)
    changes = issued(minister).since["changes"]
    assert [(it["before"]["number"], it["now"]["number"]) for it in changes["replaced"]] == [
        (1, 2)]
    assert (changes["added"], changes["dropped"], changes["before"], changes["now"]) == (
        [], [], 1, 1)
