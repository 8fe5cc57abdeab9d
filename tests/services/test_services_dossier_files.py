"""Making a dossier's file in the background: made once, failing aloud, the same bytes again."""

from datetime import timedelta

import factories
import pytest
from factories import NOW, TODAY, Actor, actor
from services import checked_files

from esabid.domain.letter import LetterAction
from esabid.domain.permissions import Role
from esabid.domain.profiles import Profile
from esabid.extensions import tools, writing
from esabid.queries.work import MOST_ATTEMPTS, dossiers_to_make
from esabid.services import compilations, letters, making, verifying
from esabid.services.kicks import Kick, left_by
from esabid.services.leases import LEASE


@pytest.fixture
def file(session, store, good_file):
    """The Polish file of a compilation, not made yet."""
    campaign = factories.campaign(session)
    letter = factories.letter(session, factories.institution(session))
    checked_files.give(session, store, letter, good_file)
    letters.advance(session, actor(), letter, action=LetterAction.VERIFY)
    row = compilations.compile_dossier(session, actor(), campaign, profile=Profile.INTERNAL,
                                       short=False, today=TODAY, languages=("pl",))
    session.commit()
    # Taken off the session, so that nothing but `make` below works on the row.
    assert left_by(session) == [(Kick.MAKE_DOSSIER, row.files[0].id)]
    return row.files[0]


def make(session, store, file, at=NOW, fonts=None):
    """What a worker does with the row at an instant."""
    making.make(writing, store, Actor(Role.SYSTEM, "esabid", at), file.id,
                      fonts or tools().fonts)
    session.expire_all()


def test_dossier_is_made_and_rebuilt_with_the_same_bytes(session, store, file):
    make(session, store, file)
    data = store.path(file.sha256).read_bytes()
    made = (file.pages > 1, file.size, file.progress, file.claimed_until, file.last_error,
            data[:5])
    assert made == (True, len(data), 100, None, "", b"%PDF-")
    session.rollback()
    assert verifying.verify(store, file.compilation, tools().fonts) == []


def test_dossier_that_is_made_or_taken_is_left_alone(session, store, file):
    file.claimed_until, file.attempts = NOW + LEASE, 1
    session.commit()
    make(session, store, file)
    due = [dossiers_to_make(session, NOW + wait) for wait in (LEASE, LEASE + timedelta(seconds=1))]
    assert (file.sha256, file.attempts, due) == (None, 1, [[], [file.id]])


def test_dossier_that_fails_says_so_and_can_be_made_again(session, store, file, tmp_path,
                                                          last_written):
    errors = []
    for _ in range(MOST_ATTEMPTS + 1):
        make(session, store, file, fonts=tmp_path / "no fonts")
        errors.append(file.last_error)
    assert (errors, file.attempts, file.sha256, dossiers_to_make(session, NOW)) == (
        ["esabid.dossier: typeset"] * 4, 3, None, [])
    compilations.retry(session, actor(), file.compilation)
    session.commit()
    assert (file.attempts, file.last_error, left_by(session), last_written()[:2]) == (
        0, "", [(Kick.MAKE_DOSSIER, file.id)], ("compilation", "retry"))
    make(session, store, file)
    assert (file.attempts, file.last_error, store.verify(file.sha256)) == (1, "", True)


def test_dossier_without_a_lost_copy_is_made_and_names_the_letter(session, store, file):
    for sha256 in list(store.list()):
        store.path(sha256).unlink()
    make(session, store, file)
    assert (file.unplaced, store.verify(file.sha256)) == ([1], True)
