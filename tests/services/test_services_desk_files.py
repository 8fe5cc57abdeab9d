"""Files of the desk: received, checked by the real child, unpacked, recognised, put aside."""

from datetime import timedelta

import factories
import pytest
from factories import NOW, actor
from services import mails
from sqlalchemy import select

from esabid.domain.errors import IllegalTransition, InvalidValue, NotPermitted
from esabid.domain.institution import reference
from esabid.domain.permissions import Role
from esabid.domain.suggestion import suggestion_from
from esabid.extensions import writing
from esabid.intake import Aids
from esabid.models import History, IncomingFile, IncomingState, StoredFile
from esabid.queries.incoming import containers_of, counts, open_files, set_aside
from esabid.queries.letters import preparation_of
from esabid.queries.work import files_to_check
from esabid.services import checking, confirming, incoming
from esabid.services.checking import Means
from esabid.services.kicks import Kick, left_by

W, C, O, R, D = (IncomingState.WAITING, IncomingState.CHECKED, IncomingState.OPENED,
                 IncomingState.REFUSED, IncomingState.DISMISSED)


@pytest.fixture(autouse=True)
def _campaign(session):
    factories.campaign(session)
    session.commit()


@pytest.fixture
def drop(session, store):
    """Hand in bytes at the desk; the file waits, unless `checked` lets all background work run."""
    def give(data, name="skan.pdf", *, checked=True, at=NOW, **by):
        stored = store.put(data)
        who = by.pop("who", actor())
        if checked:
            with writing():
                row = incoming.receive(session, who, name=name, sha256=stored.sha256,
                                       size=stored.size, **by)
            session.expire_all()
            return row
        row = incoming.receive(session, who, name=name, sha256=stored.sha256,
                               size=stored.size, **by)
        session.commit()
        left_by(session)
        return row
    return give


def states(session) -> list:
    """Every file of the desk: its name, state, the codes of what was found."""
    return [(it.name, it.state, [f["code"] for f in it.findings])
            for it in session.scalars(select(IncomingFile).order_by(IncomingFile.id))]


def codes(row) -> list[str]:
    return [it["code"] for it in row.findings]


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


def test_an_e_mail_gives_up_its_files_with_its_hints(session, drop):
    data = factories.pdf("Popieramy")
    row = drop(mails.mail(("list.pdf", data), ("opis.docx", b"PK\3\4 word/document.xml"),
                          logo=True), "wiadomość.eml")
    assert states(session) == [
        ("wiadomość.eml", O, ["pictures_left_out"]),
        ("list.pdf", C, codes(row.inside[0])), ("opis.docx", C, ["office_document"])]
    first = row.inside[0]
    assert (first.within, first.account_id, first.hints) == (row, None, {
        "sender": "rektor@uczelnia.example", "sender_name": "Sekretariat Próbny",
        "subject": "List poparcia", "sent_on": "2026-03-04"})


def test_a_message_seen_before_is_put_aside_and_nothing_doubled(session, drop):
    files = ("list.pdf", factories.pdf("Popieramy"))
    drop(mails.mail(files), "a.eml")
    again = drop(mails.mail(files, subject="Fwd: List poparcia"), "b.eml")
    assert ([it[:2] for it in states(session)], codes(again)) == (
        [("a.eml", O), ("list.pdf", C), ("b.eml", D)], ["message_seen"])


def test_a_message_with_a_used_id_and_another_file_is_opened(session, drop):
    first, second = (("list.pdf", factories.pdf(f"Popieramy {n}")) for n in range(2))
    drop(mails.mail(first), "a.eml")
    drop(mails.mail(first, second), "b.eml")
    assert [it[:2] for it in states(session)] == [
        ("a.eml", O), ("list.pdf", C), ("b.eml", O), ("list.pdf", D), ("list.pdf", C)]


def test_a_message_without_a_letter_says_so(session, drop):
    row = drop(mails.mail(), "pusta.eml")
    assert (row.state, codes(row)) == (R, ["message_empty"])


def test_a_forwarded_message_keeps_its_own_sender_and_day(session, drop):
    inner = mails.mail(("list.pdf", factories.pdf("Popieramy")), sender="dziekan@inna.example",
                       date="Mon, 02 Feb 2026 10:00:00 +0100", message_id="<w@inna.example>")
    drop(mails.mail(inside=[inner], subject="Fwd"), "fwd.eml")
    rows = session.scalars(select(IncomingFile).order_by(IncomingFile.id)).all()
    assert [(it.state, it.hints.get("sender"), it.hints.get("sent_on")) for it in rows] == [
        (O, "rektor@uczelnia.example", "2026-03-04"), (O, "dziekan@inna.example", "2026-02-02"),
        (C, "dziekan@inna.example", "2026-02-02")]


def test_messages_in_messages_end_somewhere(session, drop):
    message = mails.mail(("list.pdf", factories.pdf("Popieramy")), message_id="<0@x>")
    for n in range(1, 9):
        message = mails.mail(inside=[message], message_id=f"<{n}@x>", subject=f"Fwd {n}")
    drop(message, "fwd.eml")
    assert [it[1:] for it in states(session)] == [(O, [])] * 5 + [(R, ["too_complex"])]


def test_the_same_file_in_one_message_twice_is_one(session, drop):
    data = factories.pdf("Popieramy")
    drop(mails.mail(("a.pdf", data), ("b.pdf", data)), "a.eml")
    assert [it[:2] for it in states(session)] == [("a.eml", O), ("a.pdf", C)]


def test_a_file_dismissed_while_it_was_checked_stays_dismissed(session, store, drop):
    row = drop(factories.pdf("Popieramy"), checked=False)

    def look_away(request, on_progress):
        with writing():
            confirming.dismiss(session, actor(), session.get(IncomingFile, row.id))
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


def test_while_the_scanner_is_down_a_file_waits_and_loses_no_attempt(session, store, drop):
    row = drop(factories.pdf("Popieramy"), checked=False)
    for _ in range(4):
        checking.check(writing, store, actor(Role.SYSTEM), row.id,
                       Means(clamd="/nowhere/clamd.sock"))
    session.expire_all()
    assert (row.state, row.attempts, row.last_error, files_to_check(session, NOW)) == (
        W, 0, "scanner_down", [row.id])


def test_an_infected_file_is_refused_unopened(session, store, drop, clamd, caplog):
    row = drop(factories.pdf("Popieramy"), "Jan Kowalski.pdf", checked=False)
    checking.check(writing, store, actor(Role.SYSTEM), row.id,
                   Means(clamd=clamd("stream: Eicar-Test-Signature FOUND")))
    session.expire_all()
    assert (row.state, row.findings[0]["code"], row.findings[0]["where"]) == (
        R, "infected", "Eicar-Test-Signature")
    assert [it.getMessage() for it in caplog.records] == [
        f"an infected file was refused: {row.sha256}"]


def test_a_clean_file_passes_the_scanner(session, store, drop, clamd):
    row = drop(factories.pdf("Popieramy"), checked=False)
    checking.check(writing, store, actor(Role.SYSTEM), row.id,
                   Means(clamd=clamd("stream: OK"), aids=Aids()))
    session.expire_all()
    assert row.state == C


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
