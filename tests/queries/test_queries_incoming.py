"""New files of the desk: their order, what waits, and few statements however many there are."""

from datetime import timedelta
from itertools import count

import factories
import many_rows
import pytest
from factories import NOW
from web.new_files import sure_of

from esabid.domain.suggestion import Alike, suggestion_from
from esabid.models import IncomingFile, IncomingState, Preparation, StoredFile
from esabid.queries import incoming
from esabid.queries.incoming_facts import facts, letters_near

W, C, R = IncomingState.WAITING, IncomingState.CHECKED, IncomingState.REFUSED
D, O, L = IncomingState.DISMISSED, IncomingState.OPENED, IncomingState.LETTER


@pytest.fixture
def arrive(session):
    """Put a file on the desk, with bytes of its own."""
    numbers = count(1)

    def put(state=C, **changes):
        sha256 = f"{next(numbers):064x}"
        session.add(StoredFile(sha256=sha256, size=1, created_at=NOW))
        session.flush()
        row = IncomingFile(sha256=sha256, name="list.pdf", state=state, received_at=NOW, **changes)
        session.add(row)
        session.flush()
        return row
    return put


def test_newest_come_first_and_files_of_one_mail_together_in_its_order(session, arrive):
    old, mail = arrive(), arrive(O)
    first, new = arrive(within=mail), arrive(W)
    second = arrive(R, within=mail)
    arrive(D)
    rows, total = incoming.open_files(session)
    assert ([it.id for it in rows], total) == ([new.id, first.id, second.id, old.id], 4)
    assert incoming.to_decide(session) == [first.public_id, old.public_id]
    assert [it.id for it in incoming.open_inside(session, [mail])] == [first.id, second.id]
    assert [it.id for it in incoming.of_public_ids(session, [old.public_id, new.public_id])] == [
        new.id, old.id]


def test_a_person_is_waited_for_by_what_is_checked_or_refused(session, arrive):
    for state in (W, C, C, R, D, O):
        arrive(state)
    letter = factories.letter(session)
    arrive(L, letter_id=letter.id)
    arrive(R, letter_id=letter.id)
    assert incoming.for_a_person(session) == 3


def test_progress_counts_what_came_since_the_oldest_that_waits(session, arrive):
    arrive()
    stuck, first = arrive(W, attempts=3), arrive(W)
    arrive()
    tried = arrive(W, attempts=3, claimed_until=NOW + timedelta(minutes=1))
    arrive(D)
    assert incoming.first_waiting(session, NOW).id == first.id
    assert incoming.checked_since(session, first, NOW) == (2, 4)
    first.state = tried.state = C
    session.flush()
    assert (incoming.first_waiting(session, NOW), incoming.checked_since(session, first, NOW)) == (
        None, (4, 4))
    assert stuck.state == W


@pytest.mark.parametrize("many", [1, 49])
def test_what_is_known_of_files_takes_the_same_statements_however_many(session, arrive, many):
    files = []
    for _n in range(many):
        body = factories.institution(session)
        letter = factories.letter(session, body)
        session.flush()
        files.append(arrive(suggestion=sure_of(body, alike=(Alike(letter.id, 0.9),)).as_dict()))
        session.add(Preparation(
            original_sha256=files[-1].sha256, preparer="1", kind="pdf", findings=[], pages=[],
            prepared_sha256=files[-1].sha256))
    session.flush()
    session.expire_all()
    with many_rows.statements() as sent:
        rows, total = incoming.open_files(session)
        known = facts(session, rows, [suggestion_from(it.suggestion) for it in rows])
        said = [signer.institution.name_pl for it in known.letters.values()
                for signer in it.signers]
    assert (len(rows), total, len(known.preparations), len(known.institutions), len(said)) == (
        (many,) * 5)
    assert len(sent) == 6


def test_letters_near_are_those_signed_alike_or_of_the_same_mail(session, arrive):
    body, mail = factories.institution(session), arrive(O)
    signed, alike, together, other = (factories.letter(session, *some) for some in (
        (body,), (), (), ()))
    session.flush()
    arrive(L, within=mail, letter_id=together.id)
    arrive(L, letter_id=other.id)
    assert {it.id for it in letters_near(session, [body.id], [alike.id], mail)} == {
        signed.id, alike.id, together.id}
    assert letters_near(session, [], []) == []
