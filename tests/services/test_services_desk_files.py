"""Files of the desk: received, checked by the real child, unpacked, recognised, put aside."""

from datetime import timedelta

import factories
import pytest
from factories import NOW, actor
from services import mails
from services.desk_rows import codes, states
from sqlalchemy import select
from sqlalchemy.orm import Session

from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted
from esabid.domain.institution import reference
from esabid.domain.permissions import Role
from esabid.domain.suggestion import suggestion_from
from esabid.extensions import db, writing
from esabid.models import (History, IncomingFile, IncomingState, LinkPurpose,
                           StoredFile)
from esabid.queries.incoming import containers_of, counts, open_files, set_aside
from esabid.queries.letters import preparation_of
from esabid.services import checking, confirming, incoming, links
from esabid.services.checking import Means
from esabid.services.kicks import Kick, left_by

W, C, R, D = (IncomingState.WAITING, IncomingState.CHECKED, IncomingState.REFUSED,
              IncomingState.DISMISSED)


def test_a_dropped_file_waits_and_says_who_brought_it(session, drop, written):
    row = drop(b"%PDF-1.7 list", checked=False)
    assert (row.state, row.letter_id, row.account_id, written()[-1]) == (
        W, None, None, ("file", "receive", {}, {"file": ["", "skan.pdf"]}, ""))


def test_a_clean_file_is_checked_and_prepared(session, store, drop):
    row = drop(factories.pdf("Popieramy"))
    found = preparation_of(session, row.sha256)
    assert (row.state, row.kind, row.attempts, row.claimed_until) == (C, "pdf", 1, None)
    assert ("Popieramy" in found.text, len(found.pages), store.verify(found.prepared_sha256),
            store.verify(found.previews[0])) == (True, 1, True, True)
    assert [it.action for it in session.scalars(select(History).where(
        History.subject == "file"))] == ["receive"]


def test_a_file_is_recognised_by_its_reference(session, drop):
    institution = factories.institution(session, "Akademia Próbna")
    session.commit()
    row = drop(factories.pdf(f"Nasz znak {reference('KRK', institution.number)}"))
    assert suggestion_from(row.suggestion).sure == (institution.id,)


def test_a_file_of_a_link_is_its_institutions_whomever_else_it_names(session, drop):
    sender, named = factories.institution(session), factories.institution(session)
    link, _token = links.issue(session, actor(), purpose=LinkPurpose.PARTNER, institution=sender)
    session.commit()
    row = drop(factories.pdf(f"Znak {reference('KRK', named.number)}"), link=link,
               who=actor(Role.PARTNER))
    found = suggestion_from(row.suggestion)
    assert (found.sure, [it.institution_id for it in found.institutions]) == (
        (sender.id,), [sender.id, named.id])


def test_what_is_no_letter_is_refused_with_a_row_of_history(session, drop, written):
    row = drop(b"To nie jest list.", "list.txt")
    assert (row.state, codes(row), written()[-1][:2]) == (
        R, ["not_a_letter_file"], ("file", "refuse"))


def test_the_same_bytes_wait_once(session, drop):
    data = factories.pdf("Popieramy")
    drop(data)
    with pytest.raises(InvalidValue, match="duplicate_waiting"):
        drop(data)
    assert len(states(session)) == 1


def test_the_same_bytes_as_a_letter_are_refused_with_its_number(session, received, good_file,
                                                                drop):
    letter = received()
    session.commit()
    with pytest.raises(InvalidValue) as refused:
        drop(good_file.data)
    assert (refused.value.code, refused.value.values["number"]) == (
        "duplicate_file", letter.public_id)


def test_bytes_that_became_a_letter_meanwhile_are_put_aside_beside_it(session, store, drop,
                                                                     received, good_file):
    row = drop(good_file.data, checked=False)
    letter = received()
    session.commit()
    checking.check(writing, store, actor(Role.SYSTEM), row.id)
    session.expire_all()
    assert (row.state, codes(row), row.letter) == (D, ["duplicate"], letter)


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PARTNER, Role.GUEST, Role.LEADERSHIP])
def test_only_the_desk_drops_files_and_decides_on_them(session, drop, role):
    with pytest.raises(NotPermitted):
        drop(b"%PDF-1.7", who=actor(role))
    row = drop(b"%PDF-1.7 list", checked=False)
    for deed in (confirming.dismiss, confirming.bring_back):
        with pytest.raises(NotPermitted):
            deed(session, actor(role), row)


def test_a_file_dismissed_while_it_was_checked_stays_dismissed(session, store, drop):
    row = drop(factories.pdf("Popieramy"), checked=False)

    def look_away(request, on_progress):
        with Session(db.engine) as other:
            confirming.dismiss(other, actor(), other.get(IncomingFile, row.id))
            other.commit()
        return {"findings": []}

    checking.check(writing, store, actor(Role.SYSTEM), row.id, Means(run=look_away))
    session.expire_all()
    assert (row.state, row.claimed_until, row.findings) == (D, None, [])


def test_a_child_that_dies_is_a_finding_and_leaves_no_row(session, store, drop):
    row = drop(factories.pdf("Popieramy"), checked=False)

    def die(request, on_progress):
        raise ValueError

    checking.check(writing, store, actor(Role.SYSTEM), row.id, Means(run=die))
    session.expire_all()
    assert (row.state, codes(row), preparation_of(session, row.sha256)) == (
        R, ["too_complex"], None)


def test_every_row_of_the_store_has_its_file(session, store, drop):
    drop(mails.mail(("list.pdf", factories.pdf("Popieramy")), ("zły.pdf", b"x")), "a.eml")
    rows = {row.sha256: row.size for row in session.scalars(select(StoredFile))}
    assert rows == {sha256: store.stat(sha256).size for sha256 in store.list()}


def test_a_dismissed_file_is_brought_back_and_checked_anew(session, drop, written):
    row = drop(factories.pdf("Popieramy"))
    confirming.dismiss(session, actor(), row, reason=" Faktura ")
    session.commit()
    gone = row.state, [it.id for it in set_aside(session)[0]], written()[-1]
    with writing():
        confirming.bring_back(session, actor(), row)
    session.expire_all()
    assert (gone, row.state, written()[-1][:2]) == (
        (D, [row.id], ("file", "dismiss", {}, {}, "Faktura")), C, ("file", "bring_back"))


def test_a_file_that_waits_again_does_not_come_back_twice(session, drop):
    data = factories.pdf("Popieramy")
    row = drop(data)
    confirming.dismiss(session, actor(), row)
    session.commit()
    drop(data)
    with pytest.raises(InvalidValue, match="duplicate_waiting"):
        confirming.bring_back(session, actor(), row)


def test_a_stuck_file_is_tried_again_and_a_checked_one_is_not(session, drop):
    row = drop(factories.pdf("Popieramy"), checked=False)
    row.attempts = 3
    session.commit()
    confirming.bring_back(session, actor(), row)
    again = row.attempts, left_by(session)
    other = drop(factories.pdf("Inny"))
    with pytest.raises(IllegalTransition, match="file_decided"):
        confirming.bring_back(session, actor(), other)
    assert again == (0, [(Kick.CHECK_FILE, row.id)])


def test_files_are_counted_by_state_and_listed_until_decided(session, drop):
    for n, name in enumerate(("a.pdf", "b.pdf")):
        drop(factories.pdf(f"Popieramy {n}"), name)
    drop(b"x", "c.txt")
    confirming.dismiss(session, actor(), drop(factories.pdf("x"), "d.pdf"))
    found = counts(session)
    assert ((found[C], found[R], found[D]), sorted(it.name for it in open_files(session)[0])) == (
        (2, 1, 1), ["a.pdf", "b.pdf", "c.txt"])


def test_a_full_day_of_one_account_is_refused(session, drop, coordinator):
    session.add_all(IncomingFile(account_id=coordinator.account_id, sha256=sha256, name="x",
                                 state=D, received_at=NOW - timedelta(hours=1))
                    for sha256 in [drop(b"%PDF-1.7 pierwszy", checked=False).sha256] * 1000)
    session.commit()
    with pytest.raises(InvalidValue, match="too_many_files_today"):
        drop(b"%PDF-1.7 list", checked=False, who=coordinator)
    later = factories.Actor(coordinator.role, coordinator.name, NOW + timedelta(days=1),
                            coordinator.account_id)
    assert drop(b"%PDF-1.7 list", checked=False, who=later).account_id == coordinator.account_id


def test_a_full_disk_is_said_before_anything_is_kept(store):
    incoming.refuse_when_full(store, 0)
    with pytest.raises(InvalidValue, match="disk_full"):
        incoming.refuse_when_full(store, 1 << 60)


def test_a_letter_s_own_file_is_no_file_of_the_desk(session, store, drop):
    letter = factories.letter(session, factories.institution(session))
    stored = store.put(b"%PDF-1.7 list")
    incoming.add(session, actor(), letter, name="x.pdf", sha256=stored.sha256, size=stored.size)
    assert (open_files(session), containers_of(session, letter.incoming[0])) == (([], 0), [])
