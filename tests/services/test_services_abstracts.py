"""Abstracts of letters: two sentences by the City, and a weight."""

import factories
import pytest
from factories import TODAY, actor

from esabid.domain.abstract import AbstractDetails, Weight
from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted, Stale
from esabid.domain.permissions import Role
from esabid.services import abstracts, letters

SAID = AbstractDetails("Instytut daje laboratorium.", "The institute lends its laboratory.",
                       Weight.FIRST)


@pytest.fixture
def letter(session):
    factories.campaign(session)
    return factories.letter(session, factories.institution(session))


def describe(session, letter, details=SAID, by=Role.COORDINATOR, **how):
    return abstracts.describe(session, actor(by), letter, details=details, **how)


def test_abstract_is_written_with_its_history(session, letter, last_written):
    describe(session, letter)
    assert (letter.abstract.pl, letter.abstract.en, letter.weight) == (
        "Instytut daje laboratorium.", "The institute lends its laboratory.", 2)
    assert last_written()[:3] == ("letter", "describe", {
        "abstract_pl": ["", SAID.abstract_pl], "abstract_en": ["", SAID.abstract_en],
        "weight": [0, 2]})


def test_same_abstract_leaves_no_history(session, letter, written):
    describe(session, letter)
    before = written()
    describe(session, letter)
    assert written() == before


def test_abstract_from_an_old_page_is_refused(session, letter):
    session.flush()
    with pytest.raises(Stale):
        describe(session, letter, version=letter.version + 1)


def test_long_abstract_is_refused(session, letter):
    with pytest.raises(InvalidValue):
        describe(session, letter, AbstractDetails("x" * 401))
    assert letter.abstract_pl == ""


def test_closed_letter_is_not_described(session, letter):
    letters.advance(session, actor(), letter, action="withdraw", reason="Tak",
                    withdrawn_on=TODAY, today=TODAY)
    with pytest.raises(IllegalTransition) as refused:
        describe(session, letter)
    assert (refused.value.code, letter.abstract_pl) == ("letter_closed", "")


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.LEADERSHIP])
def test_abstracts_are_written_by_the_desk_only(session, letter, role):
    with pytest.raises(NotPermitted):
        describe(session, letter, by=role)
