"""Choosing a dossier: one plan a profile, used by what is made from then on."""

import json
from dataclasses import replace

import factories
import pytest
from factories import TODAY, actor

from esabid.domain.errors import InvalidValue, NotPermitted, Stale
from esabid.domain.permissions import Role
from esabid.domain.plan import PlanDetails
from esabid.domain.profiles import LetterOrder, Profile
from esabid.queries.dossier import plan
from esabid.services import compilations, plans

CHOSEN = PlanDetails(LetterOrder.NAME, ["changes", "evidence"], title_pl="Kraków wybiera kosmos",
                     foreword_en="A foreword of its own")


@pytest.fixture
def campaign(session):
    return factories.campaign(session, foreword_pl="Wstęp", foreword_en="Foreword")


@pytest.fixture
def choose(session, campaign):
    def make(details=CHOSEN, profile=Profile.MINISTRY, by=Role.COORDINATOR, **how):
        return plans.choose(session, actor(by), campaign, profile, details=details, **how)
    return make


def test_first_choice_is_kept_with_its_history(session, choose, last_written):
    row = choose()
    assert (row, row.letter_order, row.left_out, row.title.pl, row.title.en) == (
        plan(session, Profile.MINISTRY), "name", ["evidence", "changes"],
        "Kraków wybiera kosmos", "")
    assert last_written()[:3] == ("campaign", "plan_dossier", {
        "profile": ["ministry", "ministry"], "letter_order": ["number", "name"],
        "left_out": [[], ["evidence", "changes"]], "title_pl": ["", "Kraków wybiera kosmos"],
        "foreword_en": ["", "A foreword of its own"]})
    assert plan(session, Profile.ESA) is None


def test_same_choice_leaves_no_history(session, choose, written):
    first = choose()
    before = written()
    assert (choose(version=first.version), written()) == (first, before)


def test_choice_from_an_old_page_is_refused(session, choose):
    seen = choose().version
    choose(replace(CHOSEN, title_pl="Inny"), version=seen)
    session.flush()
    for old in (seen, 0):
        with pytest.raises(Stale):
            choose(version=old)
    assert plan(session, Profile.MINISTRY).title.pl == "Inny"


def test_part_that_stays_is_refused(session, choose):
    with pytest.raises(InvalidValue):
        choose(PlanDetails(left_out=["internal"]))
    assert plan(session, Profile.MINISTRY) is None


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.LEADERSHIP])
def test_dossiers_are_chosen_by_the_desk_only(choose, role):
    with pytest.raises(NotPermitted):
        choose(by=role)


def test_what_is_made_follows_the_choice_and_only_of_its_profile(session, store, campaign, choose):
    for name in ("Żabia Szkoła", "Akademia"):
        factories.letter(session, factories.institution(session, name), store=store, verified=True)

    def made(profile):
        return json.loads(compilations.compile_dossier(
            session, actor(), campaign, profile=profile, short=False, today=TODAY).snapshot)

    before = made(Profile.MINISTRY)
    choose()
    after, other = made(Profile.MINISTRY), made(Profile.ESA)
    assert ([it["number"] for it in before["letters"]], [it["number"] for it in after["letters"]],
            [it["number"] for it in other["letters"]]) == ([1, 2], [2, 1], [1, 2])
    assert (after["left_out"], after["order"], other["left_out"]) == (
        ["evidence", "changes"], "name", [])
    # A text that was left empty is the campaign's, each language by itself.
    assert (after["campaign"]["title"], after["campaign"]["foreword"]) == (
        {"pl": "Kraków wybiera kosmos", "en": "Kraków for ESA"},
        {"pl": "Wstęp", "en": "A foreword of its own"})
