"""What changed since a day, from the history of deeds done after it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import factories
import pytest
from factories import TODAY

from esabid.domain.letter import Channel, LetterDetails, SignatureKind, SignerDetails
from esabid.domain.since import Change
from esabid.queries import standing
from esabid.services import letters as deeds

# The local day on which everything in `factories` happens ends here.
MOMENT = datetime(2026, 3, 18, 23, 0, tzinfo=UTC)


def later(days=1):
    """Somebody at work so many days after."""
    return replace(factories.actor(), at=MOMENT + timedelta(days))


def since(session):
    return standing.change_since(session, TODAY, MOMENT)


@pytest.fixture
def verified(session, store):
    """Three letters of three institutions, verified in good time."""
    factories.campaign(session)
    return [factories.letter(session, factories.institution(session), store=store, verified=True)
            for _ in range(3)]


@pytest.mark.usefixtures("verified")
def test_nothing_has_changed_since(session):
    assert since(session) == Change(TODAY, frozenset(), frozenset())


def test_a_withdrawn_and_a_reopened_letter_are_lost_since(session, verified):
    gone, reopened, _ = verified
    deeds.advance(session, later(), gone, action="withdraw", reason="Pomyłka", withdrawn_on=TODAY)
    deeds.advance(session, later(), reopened, action="reopen", reason="Sprawdzamy")
    assert since(session) == Change(TODAY, frozenset(), frozenset({gone.id, reopened.id}))


def test_midnight_belongs_to_the_day_that_begins(session, verified):
    deeds.advance(session, later(0), verified[0], action="reopen", reason="Sprawdzamy")
    assert since(session).lost == {verified[0].id}


def test_a_letter_reopened_and_verified_again_has_not_changed(session, verified):
    deeds.advance(session, later(1), verified[0], action="reopen", reason="Sprawdzamy")
    deeds.advance(session, later(2), verified[0], action="verify")
    assert since(session) == Change(TODAY, frozenset(), frozenset())


def test_a_letter_verified_since_is_added_and_taken_back_again_is_not(session, store, verified):
    waiting = factories.letter(session, factories.institution(session), store=store)
    deeds.advance(session, later(1), waiting, action="verify")
    assert since(session).added == {waiting.id}
    deeds.advance(session, later(2), waiting, action="reopen", reason="Pomyłka")
    assert since(session) == Change(TODAY, frozenset(), frozenset())


@pytest.mark.usefixtures("verified")
def test_an_old_letter_entered_late_is_added_since(session, store):
    body = factories.institution(session)
    row = deeds.add(session, later(1), today=TODAY,
                    details=LetterDetails(Channel.POST, date(2026, 1, 5)),
                    signers=(SignerDetails(body.id, SignatureKind.QUALIFIED),))
    factories.attach(session, store, row)
    assert since(session).added == frozenset()
    deeds.advance(session, later(2), row, action="verify")
    assert since(session) == Change(TODAY, frozenset({row.id}), frozenset())


def test_a_corrected_letter_keeps_its_state(session, verified):
    row = verified[0]
    deeds.change(session, later(), row, details=LetterDetails(Channel.POST, row.received_on),
                 signers=(SignerDetails(row.signers[0].institution_id, SignatureKind.SCAN),),
                 today=TODAY)
    assert since(session) == Change(TODAY, frozenset(), frozenset())
