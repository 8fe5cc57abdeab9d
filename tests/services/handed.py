"""Campaigns with addressees and issued editions, for the tests of what leaves the building."""

from dataclasses import replace
from datetime import date

import factories
import pytest
from factories import TODAY, actor
from services import checked_files

from esabid.domain.addressee import AddresseeDetails
from esabid.domain.handover import HandoverDetails
from esabid.domain.letter import Channel, LetterAction
from esabid.domain.profiles import Profile
from esabid.services import addressees, compilations, handovers, incoming, letters

MINISTER = AddresseeDetails(Profile.MINISTRY, "pl", "Minister (próba)", "Minister (test)",
                            "Szanowna Pani Minister Zofio Próbna,", "", "ul. Próbna 1\nKraków")
BY_POST = HandoverDetails("pl", TODAY, Channel.POST, "odebrał Jan Tajny")



@pytest.fixture
def campaign(session):
    return factories.campaign(session)


@pytest.fixture
def minister(session, campaign):
    return addressees.add(session, actor(), details=MINISTER)


@pytest.fixture
def esa(session, campaign):
    return addressees.add(session, actor(), details=AddresseeDetails(
        Profile.ESA, "en", name_en="Office (test)"))


@pytest.fixture
def counted(session, store, good_file):
    """Make a letter that counts."""
    def make(name="", day=3, **changes):
        row = factories.letter(session, factories.institution(session, name),
                               received_on=date(2026, 3, day), **changes)
        checked_files.give(session, store, row, good_file)
        letters.advance(session, actor(), row, action=LetterAction.VERIFY)
        return row
    return make


@pytest.fixture
def made(session, store):
    """Let a compilation's files pass for made."""
    def pass_for(row):
        stored = store.put(b"Dossier")
        incoming.keep(session, actor(), sha256=stored.sha256, size=stored.size)
        for file in row.files:
            file.sha256, file.pages, file.size = stored.sha256, 1, stored.size
        session.flush()
        return row
    return pass_for


@pytest.fixture
def issued(session, campaign, made):
    """Compile, issue, and let the files pass for made."""
    def make(addressee=None, profile=Profile.MINISTRY, today=TODAY):
        row = made(compilations.compile_dossier(session, actor(), campaign, profile=profile,
                                                short=False, today=today))
        return made(compilations.issue(session, actor(), row, today=today, addressee=addressee))
    return make


def give(session, row, addressee, **changes):
    return handovers.hand_over(session, actor(), row, addressee=addressee, today=TODAY,
                               details=replace(BY_POST, **changes))


def withdraw(session, row):
    letters.advance(session, actor(), row, action=LetterAction.WITHDRAW, reason="Tak",
                    withdrawn_on=TODAY)
