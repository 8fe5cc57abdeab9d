"""E-mails opened: sender, day, subject and files, however odd the message; never an error."""

from datetime import date

import pytest
from outlook_files import msg
from services.mails import mail, picture

from esabid.intake.mail import open_message

PDF = b"%PDF-1.7 list"


@pytest.fixture
def opened(tmp_path):
    """Open the bytes of a message; files lie in a folder of their own."""
    def give(data, zone="Europe/Warsaw"):
        path, workdir = tmp_path / "message", tmp_path / "work"
        path.write_bytes(data)
        workdir.mkdir(exist_ok=True)
        return open_message(path, workdir, zone)
    return give


def files(message) -> list:
    return [(it.name, it.path.read_bytes()) for it in message.inside]


def codes(message) -> list:
    return [(it.code.value, it.where) for it in message.findings]


def test_a_message_says_who_sent_what_and_when(opened):
    found = opened(mail(("Łódź – list.pdf", PDF), subject="List poparcia: Żółwin"))
    assert (found.hints.sender, found.hints.sender_name, found.hints.subject, files(found),
            codes(found)) == ("rektor@uczelnia.example", "Sekretariat Próbny",
                              "List poparcia: Żółwin", [("Łódź – list.pdf", PDF)], [])


@pytest.mark.parametrize(("zone", "day"), [
    ("Europe/Warsaw", date(2026, 3, 4)), ("UTC", date(2026, 3, 3))])
def test_the_day_is_that_of_the_zone(opened, zone, day):
    assert opened(mail(("a.pdf", PDF)), zone).hints.sent_on == day


@pytest.mark.parametrize(("headers", "day"), [
    (b"Received: from a by b; Mon, 9 Mar 2026 08:00:00 +0100\r\nReceived: from c by a; "
     b"Sun, 8 Mar 2026 08:00:00 +0100\r\nDate: Sun, 1 Mar 2026 08:00:00 +0100\r\n",
     date(2026, 3, 9)),
    (b"Date: Sun, 1 Mar 2026 08:00:00 +0100\r\n", date(2026, 3, 1)),
    (b"Received: nonsense\r\nDate: Sun, 1 Mar 2026 08:00:00 +0100\r\n", date(2026, 3, 1)),
    (b"Date: wczoraj\r\n", None), (b"Date: Sun, 1 Mar 1066 08:00:00\r\n", None), (b"", None)])
def test_the_day_is_when_the_last_server_had_it_else_its_own(opened, headers, day):
    assert opened(b"From: a@b.pl\r\n" + headers + b"\r\nx").hints.sent_on == day


@pytest.mark.parametrize(("header", "name"), [
    (b"attachment; filename*0*=UTF-8''%C5%81%C3%B3; filename*1=\"dz.pdf\"", "Łódz.pdf"),
    (b'attachment; filename="=?utf-8?Q?=C5=81=C3=B3d=C5=BA.pdf?="', "Łódź.pdf"),
    (b'attachment; filename="=?iso-8859-2?B?o/NkvC5wZGY=?="', "Łódź.pdf"),
    ("attachment; filename=\"Łódź.pdf\"".encode(), "Łódź.pdf"),
    (b'attachment; filename="../../etc/passwd.pdf"', "passwd.pdf"),
    (b'attachment; filename="C:\\\\x\\\\y.pdf"', "y.pdf"),
    ("attachment; filename=\"a\u202egnp.pdf\"".encode(), "a gnp.pdf"),
    (b'attachment; filename="' + b"a" * 900 + b'.pdf"', "a" * 180 + ".pdf"),
    (b"attachment", "plik-1.pdf")])
def test_names_are_read_in_every_encoding_and_tamed(opened, header, name):
    found = opened(b"From: a@b.pl\r\nSubject: x\r\nContent-Type: application/pdf\r\n"
                   b"Content-Disposition: " + header + b"\r\n\r\n" + PDF)
    assert files(found) == [(name, PDF)]


@pytest.mark.parametrize(("raw", "said"), [
    (b"=?foo?Q?List?=", "List"), (b"List\x00 \x1b[31m\tpoparcia", "List [31m poparcia"),
    ("Żółw".encode(), "Żółw"), ("Żółw".encode("cp1250"), "Żółw"), (b"x" * 2000, "x" * 300)])
def test_subjects_are_readable_short_and_of_one_line(opened, raw, said):
    assert opened(b"From: a@b.pl\r\nSubject: " + raw + b"\r\n\r\nx").hints.subject == said


def test_broken_base64_gives_what_can_be_had(opened):
    found = opened(b"From: a@b.pl\r\nSubject: x\r\nContent-Type: application/pdf; name=a.pdf\r\n"
                   b"Content-Transfer-Encoding: base64\r\n\r\n!!JVBERi0x\xff$$Ljc=\r\n")
    assert files(found) == [("a.pdf", b"%PDF-1.7")]


def test_logos_are_left_out_and_pasted_pages_are_not(opened):
    found = opened(mail(("a.pdf", PDF), logo=True))
    pasted = opened(b"From: a@b.pl\r\nSubject: x\r\nContent-Type: image/png\r\n"
                    b"Content-Disposition: inline\r\n\r\n" + picture(900, 1200).replace(
                        b"\r\n", b"\n"))
    assert (codes(found), [it.name for it in found.inside]) == (
        [("pictures_left_out", "1")], ["a.pdf"])
    assert ([it.name for it in pasted.inside], codes(pasted)) == (["plik-1.png"], [])


def test_a_small_picture_that_was_attached_is_a_file(opened):
    assert [it.name for it in opened(mail(("skan.png", picture(90, 40)))).inside] == ["skan.png"]


def test_packed_attachments_are_told_as_such(opened):
    found = opened(mail(("winmail.dat", b"x\x9f>\x22")))
    assert codes(found) == [("outlook_packed", ""), ("message_empty", "")]


@pytest.mark.parametrize(("name", "kind", "taken"), [
    ("smime.p7s", "application/pkcs7-signature", []), ("", "text/calendar", []),
    ("list.pdf.p7s", "application/pkcs7-signature", ["list.pdf.p7s"])])
def test_what_mail_programs_add_is_no_file_but_a_document_s_signature_is(opened, name, kind, taken):
    found = opened(f"From: a@b.pl\r\nSubject: x\r\nContent-Type: {kind}; name=\"{name}\"\r\n\r\nx"
                   .encode())
    assert [it.name for it in found.inside] == taken


def test_a_forwarded_message_is_a_file_of_its_own(opened):
    found = opened(mail(inside=[mail(("w.pdf", PDF), subject="Wewnętrzny", message_id="<w@x>")]))
    assert [it.name for it in found.inside] == ["Wewnętrzny.eml"]
    again = opened(found.inside[0].path.read_bytes())
    assert (again.hints.subject, files(again)) == ("Wewnętrzny", [("w.pdf", PDF)])


def test_the_same_message_has_one_key_and_others_have_others(opened):
    one, same = mail(("a.pdf", PDF)), mail(("a.pdf", PDF), subject="Fwd: inny temat")
    nameless = mail(("a.pdf", PDF), message_id="")
    keys = [opened(it).message_key for it in (
        one, same, nameless, nameless, mail(("b.pdf", PDF), message_id=""),
        mail(("a.pdf", PDF), message_id="<x@y>"))]
    assert (keys[0] == keys[1], keys[2] == keys[3], len(set(keys)), {len(it) for it in keys}) == (
        True, True, 4, {64})


def test_thirty_files_are_taken_and_the_rest_told(opened):
    found = opened(mail(*((f"{n}.pdf", PDF) for n in range(33))))
    assert (len(found.inside), codes(found)) == (30, [("files_left_out", "30")])


@pytest.mark.parametrize("data", [
    b"From: a@b.pl\r\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3000)),
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 30_000,
    b"From: a@b.pl\r\nContent-Disposition: attachment; filename=\"" + b"=?utf-8?q?a?= " * 90_000,
    b"Subject: " + b"=?utf-8?q?a?= " * 90_000 + b"\r\n\r\nx",
    b"From: " + b"<" * 50_000 + b"\r\nSubject: (" + b"(" * 50_000 + b"\r\n\r\nx",
    b"Content-Type: message/rfc822\r\n\r\n" * 2000, b"\xff\xfe\0\0", b""])
def test_hostile_messages_end_quickly_and_never_raise(opened, data):
    found = opened(data)
    assert (len(found.message_key), len(found.inside) <= 30, bool(found.findings)) == (
        64, True, not found.inside or len(found.findings) > 0)


def test_an_outlook_message_gives_up_the_same(opened):
    found = opened(msg(
        subject="List poparcia ąę", sender=("Biuro Próbne", "biuro@uczelnia.example"),
        message_id="<list-1@uczelnia.example>", delivered=(2026, 3, 3, 23, 30),
        files=[("Łódź.pdf", PDF, "application/pdf")]))
    assert (found.hints.sender, found.hints.sender_name, found.hints.subject,
            found.hints.sent_on, files(found)) == (
        "biuro@uczelnia.example", "Biuro Próbne", "List poparcia ąę", date(2026, 3, 4),
        [("Łódź.pdf", PDF)])
    assert found.message_key == opened(mail(("a.pdf", PDF))).message_key


@pytest.mark.parametrize("cut", [8, 512, 600, 1024, 1500, 2048])
def test_a_damaged_outlook_message_is_a_finding(opened, cut):
    whole = msg(subject="x", files=[("a.pdf", PDF, "application/pdf")])
    for data in (whole[:cut], whole[:cut] + b"\xff" * 900, whole[:600] + whole[600 + cut:]):
        found = opened(data)
        assert codes(found)[:1] in ([("damaged", "")], [("message_empty", "")], [])


def test_another_ole_document_is_no_message(opened):
    assert codes(opened(msg(message_class="Word.Document"))) == [("damaged", "")]
