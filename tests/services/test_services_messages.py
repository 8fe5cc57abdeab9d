"""E-mails at the desk give up their files once; a virus scanner sees every file first."""

import factories
from factories import NOW, actor
from services import mails
from services.desk_rows import codes, states
from sqlalchemy import select

from esabid.domain.permissions import Role
from esabid.extensions import writing
from esabid.intake import Aids
from esabid.models import IncomingFile, IncomingState
from esabid.queries.work import files_to_check
from esabid.services import checking, unpacking
from esabid.services.checking import Means

W, C, O, R, D = (IncomingState.WAITING, IncomingState.CHECKED, IncomingState.OPENED,
                 IncomingState.REFUSED, IncomingState.DISMISSED)


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


def test_no_pesel_is_kept_of_a_subject_or_a_name(session, drop):
    row = drop(mails.mail(("List 44051401359.pdf", factories.pdf("Popieramy")),
                          subject="Rektor, PESEL 44051401359"), "a.eml")
    dots = "•" * 11
    assert (row.hints["subject"], row.inside[0].name) == (
        f"Rektor, PESEL {dots}", f"List {dots}.pdf")


def test_an_e_mail_brings_so_many_files_and_no_more(session, drop, monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_BROUGHT", 3)
    inner = mails.mail(*((f"{it}.pdf", factories.pdf("Popieramy")) for it in range(3)))
    row = drop(mails.mail(("list.pdf", factories.pdf("Popieramy")), ("dalej.eml", inner)), "a.eml")
    inside = next(it for it in row.inside if it.name == "dalej.eml")
    assert ([it.name for it in inside.inside], codes(inside)) == (["0.pdf"], ["files_left_out"])


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
