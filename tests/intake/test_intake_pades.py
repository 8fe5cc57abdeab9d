"""Signatures inside a PDF: reported as they are, whatever the file claims."""

import json
import os
import re
from pathlib import Path

import pytest
from odd_files import encrypted, letter
from pyhanko.pdf_utils import generic
from pyhanko_certvalidator import ValidationContext
from signing import MINISTER, PESEL, authority, revised, roots, signed, stamper

from esabid.domain.letter import SignatureKind as Kind
from esabid.domain.signature import SignatureForm, SignatureReport, Trust
from esabid.intake.signatures import signatures_in

UNREADABLE = SignatureReport(SignatureForm.PADES, False, False, Trust.NOT_CHECKED)
REASON = ("Opatrzono pieczęcią ministra właściwego do spraw informatyzacji w imieniu: "
          f"Jan KOWALSKI, PESEL: {PESEL}, PZ ID: jkowalski")


@pytest.fixture
def reports(tmp_path):
    """Reports of the bytes; `trusted` names whom the installation trusts, if anybody."""
    def give(content: bytes, *trusted):
        path, folder = tmp_path / "letter.pdf", tmp_path / "roots"
        folder.mkdir(exist_ok=True)
        path.write_bytes(content)
        return signatures_in(path, roots(folder, *trusted) if trusted else None)
    return give


@pytest.fixture
def told(reports):
    """What the reports say of the bytes: (intact, whole, trust) of each."""
    def give(content: bytes, *trusted):
        return [(it.intact, it.whole, it.trust.value) for it in reports(content, *trusted)]
    return give


def turned(writer):
    """A page turned upside down."""
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = generic.NumberObject(180)
    writer.update_container(page)


def annotated(writer):
    """A page with a note on it."""
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = writer.add_object(generic.DictionaryObject({
        generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
        generic.pdf_name("/Rect"): generic.ArrayObject(
            [generic.NumberObject(it) for it in (0, 0, 90, 90)]),
        generic.pdf_name("/Contents"): generic.pdf_string("Nie popieramy.")}))
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", []), note])
    writer.update_container(page)


def with_byte_range(written: bytes) -> bytes:
    """A signed letter that states another range, as long as the true one."""
    return re.sub(rb"/ByteRange \[[^\]]*\]",
                  lambda it: (b"/ByteRange " + written).ljust(len(it[0])), signed())


def with_contents(fill: bytes) -> bytes:
    """A signed letter with the signature itself overwritten."""
    content = signed()
    at = re.search(rb"/Contents <([0-9A-Fa-f]+)>", content)
    size = at.end(1) - at.start(1)
    return content[:at.start(1)] + (fill * size)[:size] + content[at.end(1):]


def test_untouched_letter_is_reported_whole(reports):
    assert reports(signed(stamped=stamper()), "root") == (SignatureReport(
        SignatureForm.PADES, True, True, Trust.TRUSTED, "Jan Kowalski",
        "Uniwersytet Testowy w Krakowie", "Rektor", "2026-03-03T11:15:00+00:00", True,
        Kind.QUALIFIED),)


def test_letter_without_signature_has_no_report(reports):
    assert reports(letter()) == ()


def test_no_roots_means_not_checked(told):
    assert told(signed()) == [(True, True, "not_checked")]


@pytest.mark.parametrize(("who", "trusted", "says"), [
    ("jan", ["root"], "trusted"), ("jan", ["middle"], "trusted"), ("jan", ["self"], "not_trusted"),
    ("self", ["root"], "not_trusted"), ("expired", ["root"], "not_trusted")])
def test_certificate_leads_to_a_root_or_not(told, who, trusted, says):
    assert told(signed(who=who), *trusted) == [(True, True, says)]


@pytest.mark.parametrize(("who", "signer", "organisation", "office", "kind"), [
    ("anna", "Anna Nowak", "", "", Kind.QUALIFIED),
    ("seal", "", "Uniwersytet Testowy w Krakowie", "", Kind.QUALIFIED_SEAL),
    ("card", "JAN KOWALSKI", "", "", Kind.PERSONAL_ID),
    ("self", "Jan Kowalski", "", "", None)])
def test_certificate_tells_who_signed_and_how(reports, who, signer, organisation, office, kind):
    found, = reports(signed(who=who))
    assert (found.signer, found.organisation, found.office, found.kind) == (
        signer, organisation, office, kind)


def test_trusted_profile_names_the_person_of_the_reason(reports):
    found, = reports(signed(who="minister", reason=REASON))
    assert (found.signer, found.organisation, found.kind, found.sound) == (
        "Jan KOWALSKI", "", Kind.TRUSTED_PROFILE, True)
    assert MINISTER not in repr(found)


@pytest.mark.parametrize("who", ["jan", "anna", "seal", "minister", "card", "expired", "self"])
def test_no_field_ever_holds_a_pesel(reports, who):
    found = reports(signed(who=who, reason=REASON, name=f"Jan {PESEL}", location=PESEL), "root")
    assert PESEL not in repr(found) + json.dumps([it.as_dict() for it in found])
    assert len(found) == 1


def test_changed_bytes_break_the_signature(told):
    assert told(signed().replace(b"/Rotate 0", b"/Rotate 9"), "root") == [
        (False, True, "trusted")]


@pytest.mark.parametrize("change", [turned, annotated])
def test_revision_after_signing_is_not_covered(told, change):
    assert told(revised(signed(), change)) == [(True, False, "not_checked")]


def test_two_signers_are_both_whole_and_come_in_order(reports):
    twice = signed(signed(), "anna", field="Podpis0", box=(10, 10, 200, 60))
    assert [(it.signer, it.sound) for it in reports(twice)] == [
        ("Jan Kowalski", True), ("Anna Nowak", True)]


def test_change_between_two_signers_is_seen(told):
    twice = signed(revised(signed(), turned), "anna", field="Podpis2")
    assert told(twice) == [(True, False, "not_checked"), (True, True, "not_checked")]


def test_change_after_two_signers_is_seen_by_both(told):
    twice = signed(signed(), "anna", field="Podpis2")
    assert told(revised(twice, turned)) == [(True, False, "not_checked")] * 2


def test_visible_signature_is_like_an_invisible_one(told):
    assert told(signed(box=(300, 50, 500, 120))) == told(signed())


def test_what_long_keeping_adds_leaves_the_letter_whole(reports):
    context = ValidationContext(trust_roots=[authority()["root"].asn1], allow_fetching=False)
    kept = signed(stamped=stamper(), embed_validation_info=True, use_pades_lta=True,
                  validation_context=context)
    assert [(it.signer, it.sound) for it in reports(kept, "root")] == [("Jan Kowalski", True)]


def test_stamp_of_a_stranger_does_not_vouch_for_the_time(reports):
    found, = reports(signed(stamped=stamper("other_clock")), "root")
    assert (found.stamped, found.trust) == (False, Trust.TRUSTED)


def test_claimed_time_is_in_utc(reports):
    found, = reports(signed())
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", found.signed_at)


@pytest.mark.parametrize("written", [
    b"[0 10 5 9]", b"[0 -1 10 10]", b"[-5 10 20 30]", b"[0 99999999999999999999 1 2]",
    b"[0 9 10 99999999]", b"[]", b"[0 1]", b"[0 0 0 0]", b"[0 (a) 1 2]", b"[0 1.5 3 4]"])
def test_range_that_lies_is_not_intact(reports, written):
    assert reports(with_byte_range(written), "root") == (UNREADABLE,)


@pytest.mark.parametrize("fill", [b"0", b"ab", b"3080", b"24800480"])
def test_contents_that_are_no_signature_are_not_intact(reports, fill):
    assert reports(with_contents(fill), "root") == (UNREADABLE,)


def test_signature_without_contents_is_not_intact(reports):
    assert reports(signed().replace(b"/Contents <", b"/Cantents <")) == (UNREADABLE,)


def test_file_that_cannot_be_read_but_shows_a_signature_is_not_intact(reports):
    content = signed()
    assert reports(content[:content.rindex(b"xref")]) == (UNREADABLE,)


def test_signature_over_other_bytes_than_its_gap_is_not_intact(told):
    content = signed()
    gap = int(re.search(rb"/ByteRange \[0 \d+ (\d+)", content)[1])
    padded = content[:gap] + b" " * 40 + content[gap:]
    assert told(padded) == [(False, False, "not_checked")]


def test_thousands_of_fields_give_twenty_reports(reports):
    count = 3000
    fields = b" ".join(b"%d 0 R" % (it + 4) for it in range(count))
    objects = [b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[" + fields + b"]>>>>",
               b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]>>",
               *(b"<</FT/Sig/T(S%d)/V %d 0 R>>" % (it, count + 4) for it in range(count)),
               b"<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 9 9 9]/Contents<00>>>"]
    body, places = bytearray(b"%PDF-1.7\n"), []
    for number, it in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + it + b"\nendobj\n"
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % it for it in places)
    body += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    assert reports(bytes(body)) == (UNREADABLE,) * 20


def test_letter_that_only_its_reader_may_save_is_not_signed(reports):
    rights = b"/ByteRange [0 1 2 3] /Reference [<</TransformMethod /UR3>>]"
    assert reports(letter() + b"% " + rights) == ()


def test_locked_letter_with_a_signature_in_it_is_not_intact(reports):
    assert reports(encrypted(user="secret") + b"% /ByteRange [0 1 2 3]") == (UNREADABLE,)


def test_library_says_nothing_of_signers(reports, caplog):
    reports(with_byte_range(b"[0 1]"), "root")
    reports(revised(signed(), turned), "root")
    assert caplog.text == ""


@pytest.mark.corpus
def test_real_signed_files_are_read():
    folder = Path(os.environ["ESABID_TEST_CORPUS"]) / "signed"
    told = {path.name: [(it.sound, it.signer, it.signed_at) for it in signatures_in(path, None)]
            for path in folder.iterdir()}
    assert told == {
        "pyHanko__minimal-two-fields-signed-twice.pdf": [
            (True, "Lord Testerino", "2021-01-04T19:11:26+00:00"),
            (True, "Lord Testerino", "2021-01-04T19:11:51+00:00")],
        "qpdf__minimal-signed-restricted.pdf": [
            (True, "Adobe Acrobat Sign", "2023-12-24T12:30:55+00:00")]}
