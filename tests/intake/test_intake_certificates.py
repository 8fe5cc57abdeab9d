"""Names of people out of certificates and reasons, always without the number of theirs."""

import pytest
from signing import PESEL, authority, issue, name, roots

from esabid.domain.letter import SignatureKind as Kind
from esabid.domain.signature import Trust
from esabid.intake.certificates import Holder, holder, kind_of, person_in, plain
from esabid.intake.container import file_name
from esabid.intake.patience import patience
from esabid.intake.trust import roots_in, trust


@pytest.mark.parametrize(("written", "shown"), [
    ("Jan Kowalski", "Jan Kowalski"),
    (f"Jan Kowalski {PESEL}", "Jan Kowalski"),
    (f"PNOPL-{PESEL} Jan Kowalski", "Jan Kowalski"),
    (f"Jan Kowalski (TINPL-{PESEL})", "Jan Kowalski"),
    (f"Jan Kowalski, PESEL: {PESEL}", "Jan Kowalski"),
    ("Jan Kowalski 440 514 013 59", "Jan Kowalski"),
    ("Jan Kowalski 440514-01359", "Jan Kowalski"),
    ("Jan 4405140\u200b1359 Kowalski", "Jan Kowalski"),
    ("４４０５１４０１３５９ Jan", "Jan"),
    ("Jan\x00\x1b[31m\nKowalski\u202e", "Jan [31m Kowalski"),
    ("Uniwersytet (Wydział Fizyki)", "Uniwersytet (Wydział Fizyki)"),
    ("Spółka NIP 6762178337", "Spółka NIP 6762178337"),
    ("x" * 5000, "x" * 160),
    (None, ""), (b"Jan", ""), ("\ud800", "")])
def test_plain_is_fit_to_be_shown(written, shown):
    assert plain(written) == shown


@pytest.mark.parametrize(("reason", "person"), [
    ("Opatrzono pieczęcią ministra właściwego do spraw informatyzacji w imieniu: Jan Kowalski, "
     f"PESEL: {PESEL}, PZ ID: jk", "Jan Kowalski"),
    (f"w imieniu: (Anna Nowak-Zając, {PESEL})", "Anna Nowak-Zając"),
    (f"W IMIENIU: ANNA NOWAK {PESEL}", "ANNA NOWAK"),
    ("Podpisano podpisem zaufanym przez: Jan Kowalski", "Jan Kowalski"),
    ("Akceptuję treść pisma", ""), ("", ""), (None, ""), (PESEL, "")])
def test_person_of_a_reason(reason, person):
    assert person_in(reason) == person


@pytest.mark.parametrize(("who", "kind"), [
    ("jan", Kind.QUALIFIED), ("seal", Kind.QUALIFIED_SEAL), ("minister", Kind.TRUSTED_PROFILE),
    ("card", Kind.PERSONAL_ID), ("self", None), ("clock", None)])
def test_kind_is_what_the_certificate_is_made_for(who, kind):
    assert kind_of(authority()[who].asn1) == kind


@pytest.mark.parametrize(("subject", "kind"), [
    ({"GIVEN_NAME": "Jan", "SURNAME": "Kowalski"}, Kind.QUALIFIED),
    ({"ORGANIZATION_IDENTIFIER": "VATPL-0000000000"}, Kind.QUALIFIED_SEAL), ({}, None)])
def test_qualified_certificate_that_does_not_say_for_what(subject, kind):
    certificate = issue(name(COMMON_NAME="Ktoś", **subject), qualified="")
    assert kind_of(certificate.asn1) == kind


def test_ministers_seal_without_a_person_names_nobody():
    assert holder(authority()["minister"].asn1) == Holder(kind=Kind.TRUSTED_PROFILE)


def test_office_of_the_certificate_goes_before_a_claimed_one():
    assert [holder(authority()[it].asn1, office="Dziekan").office for it in ("jan", "anna")] == [
        "Rektor", "Dziekan"]


@pytest.mark.parametrize(("written", "shown"), [
    ("list.pdf", "list.pdf"), ("a/b\\..\\list.pdf", "list.pdf"), ("../..", ""), ("", ""),
    (f"{PESEL}.pdf", "pdf"), (f"list {PESEL}.pdf", "list .pdf")])
def test_file_names_lead_nowhere(written, shown):
    assert file_name(written) == shown


def test_certificates_that_lead_in_circles_are_not_trusted_and_take_no_time():
    someone = name(COMMON_NAME="Bagno")
    swamp = [issue(someone, authority=True) for _copy in range(12)]
    leaf = issue(name(COMMON_NAME="Ktoś"), swamp[0])
    with patience(1):
        assert trust(leaf.asn1, [it.asn1 for it in swamp], (authority()["root"].asn1,),
                     None) == Trust.NOT_TRUSTED


def test_broken_files_among_the_roots_are_left_aside(tmp_path):
    roots(tmp_path, "root", "middle")
    (tmp_path / "broken.pem").write_bytes(b"-----BEGIN CERTIFICATE-----\nAAAA\n")
    (tmp_path / "other.crt").write_bytes(b"no certificate")
    (tmp_path / "readme.txt").write_bytes(authority()["jan"].pem)
    assert [it.subject.native["common_name"] for it in roots_in(tmp_path)] == [
        "Testowe Centrum Kwalifikowane", "Testowe Centrum Certyfikacji"]


@pytest.mark.parametrize("folder", [None, "empty", "missing"])
def test_without_certificates_there_are_no_roots(tmp_path, folder):
    (tmp_path / "empty").mkdir()
    assert roots_in(folder and tmp_path / folder) == ()
