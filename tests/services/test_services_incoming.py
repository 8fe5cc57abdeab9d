"""Files on their way in: taken once, checked in the background, kept byte for byte."""

from datetime import timedelta

import factories
import pytest
from factories import NOW, TODAY, actor
from services import checked_files
from sqlalchemy import select

from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted
from esabid.domain.letter import LetterAction
from esabid.domain.permissions import Role
from esabid.extensions import writing
from esabid.models import IncomingFile, IncomingState, StoredFile
from esabid.queries.letters import letter_with_file, preparation_of
from esabid.queries.work import files_to_check
from esabid.services import checking, incoming, letters
from esabid.services.kicks import Kick, left_by
from esabid.services.leases import LEASE

W, L, R = IncomingState.WAITING, IncomingState.LETTER, IncomingState.REFUSED


@pytest.fixture
def letter(session):
    """A letter without a file."""
    return factories.letter(session, factories.institution(session))


@pytest.fixture
def hand_in(session, store):
    """Hand in bytes for a letter; the file waits."""
    def give(letter, data, name="skan.pdf", role=Role.COORDINATOR):
        stored = store.put(data)
        row = incoming.add(session, actor(role), letter, name=name, sha256=stored.sha256,
                           size=stored.size)
        session.commit()
        # Taken off the session, so that nothing but `check` below works on the row.
        assert left_by(session) == [(Kick.CHECK_FILE, row.id)]
        return row
    return give


def check(session, store, row, at=NOW):
    """What a worker does with the row at an instant."""
    checking.check(writing, store, factories.Actor(Role.SYSTEM, "esabid", at), row.id)
    session.expire_all()


def test_file_waits_and_leaves_work(session, letter, hand_in, written):
    row = hand_in(letter, b"%PDF-1.7 list")
    assert (row.state, row.attempts, incoming.waiting(letter), written()[-1]) == (
        W, 0, row, ("letter", "add_file", {}, {"file": ["", "skan.pdf"]}, ""))


def test_good_file_becomes_the_letter_s_original(session, store, letter, hand_in, written):
    data = factories.pdf("Popieramy")
    row = hand_in(letter, data)
    check(session, store, row)
    found = preparation_of(session, row.sha256)
    assert (row.state, row.claimed_until, row.attempts, letter.original.sha256,
            letter.original.name, found.kind, len(found.pages)) == (
        L, None, 1, row.sha256, "skan.pdf", "pdf", 1)
    assert [it[1:3] for it in written()[-1:]] == [("attach_file", {"pages": ["", 1]})]
    assert [store.verify(it) for it in (
        row.sha256, found.prepared_sha256, found.previews[0])] == [True] * 3
    assert (store.path(row.sha256).read_bytes(), found.prepared_sha256 == row.sha256) == (
        data, False)


def test_a_letter_s_file_is_read_like_any_other(session, store, letter, hand_in):
    row = hand_in(letter, factories.pdf("Popieramy starania o centrum", lines=12))
    check(session, store, row)
    found = {(it["code"], it["severity"]) for it in letter.original.findings}
    assert found >= {("date_missing", "warns"), ("signature_not_found", "warns"),
                     ("institution_not_named", "warns")}


def test_every_row_of_the_store_has_its_file(session, store, letter, hand_in):
    check(session, store, hand_in(letter, factories.pdf("Popieramy")))
    rows = {row.sha256: row.size for row in session.scalars(select(StoredFile))}
    assert rows == {sha256: store.stat(sha256).size for sha256 in store.list()}


def test_file_that_cannot_be_taken_is_refused_and_stays_in_the_store(session, store, letter,
                                                                     hand_in, written):
    row = hand_in(letter, b"To nie jest list.", "list.txt")
    check(session, store, row)
    assert (row.state, [f["code"] for f in row.findings], letter.original, store.has(row.sha256),
            written()[-1][1]) == (R, ["not_a_letter_file"], None, True, "refuse_file")


def test_refused_file_leaves_room_for_another(session, store, letter, hand_in):
    check(session, store, hand_in(letter, b"To nie jest list."))
    row = hand_in(letter, b"%PDF-1.7 lepszy")
    assert incoming.waiting(letter) == row


def test_checked_file_is_left_alone(session, store, letter, hand_in, written):
    row = hand_in(letter, b"To nie jest list.")
    check(session, store, row)
    before = written()
    check(session, store, row, NOW + timedelta(days=1))
    check(session, store, IncomingFile(id=9999))
    assert (written(), row.attempts) == (before, 1)


def test_second_file_is_refused(session, store, letter, hand_in, good_file):
    hand_in(letter, b"%PDF-1.7 jeden")
    other = factories.letter(session, factories.institution(session))
    checked_files.give(session, store, other, good_file)
    codes = []
    for it in (letter, other):
        with pytest.raises(IllegalTransition) as refused:
            hand_in(it, b"%PDF-1.7 dwa")
        codes.append(refused.value.code)
    assert codes == ["file_already_there"] * 2


@pytest.mark.parametrize("action", [LetterAction.RETURN, LetterAction.WITHDRAW])
def test_letter_that_is_not_to_be_checked_takes_no_file(session, letter, hand_in, action):
    letters.advance(session, actor(), letter, action=action, reason="Tak",
                    withdrawn_on=factories.TODAY)
    with pytest.raises(IllegalTransition):
        hand_in(letter, b"%PDF-1.7 list")


def test_file_of_another_letter_is_refused(session, store, letter, hand_in, good_file):
    other = factories.letter(session, factories.institution(session))
    checked_files.give(session, store, other, good_file)
    with pytest.raises(InvalidValue) as refused:
        hand_in(letter, good_file.data)
    assert (refused.value.code, refused.value.values["number"]) == (
        "duplicate_file", other.public_id)


def test_file_that_waits_at_another_letter_is_refused(session, letter, hand_in):
    other = factories.letter(session, factories.institution(session))
    hand_in(other, b"%PDF-1.7 ten sam")
    with pytest.raises(InvalidValue) as refused:
        hand_in(letter, b"%PDF-1.7 ten sam")
    assert (refused.value.code, refused.value.values["number"]) == (
        "duplicate_file", other.public_id)


def test_refused_file_may_be_handed_in_at_another_letter(session, store, letter, hand_in):
    other = factories.letter(session, factories.institution(session))
    check(session, store, hand_in(other, b"To nie jest list."))
    assert hand_in(letter, b"To nie jest list.").state == W


def test_file_of_a_worker_that_died_is_checked_after_its_lease(session, store, letter, hand_in):
    row = hand_in(letter, b"To nie jest list.")
    row.claimed_until, row.attempts = NOW + LEASE, 1
    session.commit()
    check(session, store, row, NOW + LEASE)
    early = (row.state, row.attempts)
    later = NOW + LEASE + timedelta(seconds=1)
    due = files_to_check(session, NOW + LEASE), files_to_check(session, later)
    session.rollback()
    check(session, store, row, later)
    assert (early, due, (row.state, row.attempts)) == ((W, 1), ([], [row.id]), (R, 2))


def test_file_that_failed_three_times_waits_for_a_person(session, store, letter, hand_in):
    row = hand_in(letter, b"To nie jest list.")
    row.attempts = 3
    session.commit()
    check(session, store, row)
    assert (row.state, row.attempts, files_to_check(session, NOW)) == (W, 3, [])


def test_file_that_failed_three_times_gives_way_to_another(session, letter, hand_in):
    row = hand_in(letter, b"%PDF-1.7 list")
    row.attempts, row.claimed_until = 3, NOW - timedelta(seconds=1)
    session.commit()
    again = hand_in(letter, b"%PDF-1.7 list")
    assert (row.state, again.state, again.attempts, incoming.waiting(letter)) == (R, W, 0, again)


def test_file_in_its_third_attempt_keeps_its_place(session, letter, hand_in):
    row = hand_in(letter, b"%PDF-1.7 list")
    row.attempts, row.claimed_until = 3, NOW + LEASE
    session.commit()
    with pytest.raises(IllegalTransition):
        hand_in(letter, b"%PDF-1.7 lepszy")
    assert incoming.waiting(letter) == row


@pytest.mark.parametrize("role", [Role.VISITOR, Role.LEADERSHIP])
def test_file_is_taken_from_the_desk_only(letter, hand_in, role):
    with pytest.raises(NotPermitted):
        hand_in(letter, b"%PDF-1.7 list", role=role)


def test_long_name_keeps_its_end(letter, hand_in):
    assert hand_in(letter, b"%PDF-1.7", "a" * 300 + ".pdf").name == "a" * 251 + ".pdf"


def test_a_withdrawn_letter_gives_its_file_free(session, received):
    gone = received()
    sha256 = gone.original.sha256
    assert letter_with_file(session, sha256) is gone
    letters.advance(session, actor(), gone, action=LetterAction.WITHDRAW, reason="Pomyłka",
                    withdrawn_on=TODAY)
    assert letter_with_file(session, sha256) is None
