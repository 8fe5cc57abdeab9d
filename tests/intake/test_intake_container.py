"""Signature files: what they sign, who signed, what they carry; hostile ones are refused."""

import base64
import hashlib
import json
import os
import re
import zipfile
from pathlib import Path

import pytest
from odd_files import letter
from signing import PESEL, stamper
from signing_beside import (
    cms,
    detached,
    epuap_letter,
    files_of,
    package,
    pem,
    trusted_profile,
    xades,
)

from esabid.domain.letter import SignatureKind as Kind
from esabid.domain.signature import SignatureForm as Form
from esabid.domain.signature import SignatureReport, Trust

LETTER = letter()
SHA256 = hashlib.sha256(LETTER).hexdigest()
SIGNED_XML = "META-INF/signatures0.xml"
JAN = SignatureReport(Form.CADES, True, True, Trust.TRUSTED, "Jan Kowalski",
                      "Uniwersytet Testowy w Krakowie", "Rektor", "2026-03-03T11:15:00+00:00",
                      True, Kind.QUALIFIED)
BY_PROFILE = SignatureReport(Form.XADES, True, True, Trust.TRUSTED, "JAN KOWALSKI", "", "",
                             "2026-03-03T11:15:00+00:00", False, Kind.TRUSTED_PROFILE)


@pytest.mark.parametrize("form", [bytes, pem, base64.encodebytes])
def test_p7s_says_who_signed_which_file(opened, form):
    found = opened(form(cms(LETTER, stamped=stamper())))
    assert (found.signatures, found.signed_sha256, found.inside, found.findings) == (
        (JAN,), SHA256, (), ())


@pytest.mark.parametrize(("digest", "beside", "sha256"), [
    ("sha512", None, ""), ("sha512", LETTER, SHA256), ("sha512", b"another file", ""),
    ("sha256", b"another file", SHA256), ("sha1", LETTER, SHA256)])
def test_p7s_of_another_hash_needs_the_file_beside(opened, digest, beside, sha256):
    assert opened(cms(LETTER, digest=digest), beside).signed_sha256 == sha256


def test_old_hash_vouches_for_nothing(told):
    assert told(cms(LETTER, digest="sha1")) == ([(False, True)], [], [])


def test_p7m_gives_up_the_file(opened):
    found = opened(cms(LETTER, attached=True))
    assert (files_of(found), found.signed_sha256) == ([("document-1.pdf", LETTER)], "")
    assert found.signatures[0].sound


def test_p7m_with_another_file_inside_is_broken(told):
    changed = cms(LETTER, attached=True).replace(b"/Rotate 0", b"/Rotate 9")
    assert told(changed) == ([(False, True)], ["document-1.pdf"], [])


def test_trusted_profile_gives_up_the_file_and_names_the_person(opened):
    found = opened(trusted_profile(LETTER))
    assert (found.signatures, files_of(found)) == ((BY_PROFILE,), [("document-1.pdf", LETTER)])


def test_trusted_profile_around_another_file_is_broken(told):
    other = base64.b64encode(LETTER.replace(b"/Rotate 0", b"/Rotate 9"))
    changed = trusted_profile(LETTER).replace(base64.b64encode(LETTER), other)
    assert told(changed) == ([(False, True)], ["document-1.pdf"], [])


def test_trusted_profile_with_another_person_is_broken(told):
    assert told(trusted_profile(LETTER).replace(b"KOWALSKI", b"NOWAK"))[0] == [(False, True)]


@pytest.mark.parametrize("subtract", [True, False])
def test_letter_of_epuap_gives_up_its_attachment(opened, subtract):
    found = opened(epuap_letter(LETTER, subtract=subtract))
    assert files_of(found) == [("list poparcia.pdf", LETTER)]
    assert [(it.signer, it.sound) for it in found.signatures] == [("JAN KOWALSKI", True)]


def test_letter_of_epuap_changed_is_broken(told):
    changed = epuap_letter(LETTER).replace(b'kodowanie="base64"', b'kodowanie="base32"')
    assert told(changed) == ([(False, True)], ["list poparcia.pdf"], [])


def test_xml_beside_a_file_states_its_hash(opened):
    found = opened(detached(LETTER))
    assert (found.signed_sha256, found.inside, found.signatures[0].sound) == (SHA256, (), True)


@pytest.mark.parametrize(("beside", "sha256"), [(None, ""), (LETTER, SHA256), (b"other", "")])
def test_xml_beside_a_file_with_another_hash_needs_the_file(opened, beside, sha256):
    assert opened(detached(LETTER, digest="sha512"), beside).signed_sha256 == sha256


@pytest.mark.parametrize("method", ["enveloped", "enveloping"])
@pytest.mark.parametrize("form", ["TR/2001/REC-xml-c14n-20010315", "2006/12/xml-c14n11",
                                  "2001/10/xml-exc-c14n#"])
def test_xml_signed_by_another_library_holds(opened, method, form):
    source = b"<a xmlns='urn:x' k='1'> tekst <!-- uwaga --><b xmlns:q='urn:z' q:k='1'/></a>"
    found, = opened(xades(source, method, "anna",
                          c14n_algorithm=f"http://www.w3.org/{form}")).signatures
    assert (found.sound, found.trust, found.signer, found.office) == (
        True, Trust.TRUSTED, "Anna Nowak", "Rektor")


def test_xml_with_a_part_outside_the_signature_is_not_whole(told):
    around = b"<list>" + trusted_profile(LETTER) + b"<dopisek/></list>"
    assert told(around)[0] == [(True, False)]


def test_signature_in_an_element_of_its_own_is_whole(told):
    around = (b"\xef\xbb\xbf<?xml version='1.0'?><Signatures>\n" + trusted_profile(LETTER)
              + b"\n</Signatures>")
    assert told(around) == ([(True, True)], ["document-1.pdf"], [])


@pytest.mark.parametrize("around", [b"<a>Popieramy. %s</a>", b"<a>%s<!-- tu -->Popieramy.</a>",
                                    b"<a>%s<b/></a>"])
def test_words_around_a_signature_are_not_signed(told, around):
    assert told(around % trusted_profile(LETTER))[0] == [(True, False)]


def test_attachment_slipped_into_the_signature_stays_there(told):
    slipped = epuap_letter(LETTER).replace(
        b"</ds:Signature>", b"<ds:Object><DaneZalacznika>ZXZpbA==</DaneZalacznika></ds:Object>"
        b"</ds:Signature>")
    assert told(slipped) == ([(True, False)], ["list poparcia.pdf"], [])


def test_comment_in_a_document_is_none_of_it(opened):
    begins = base64.b64encode(LETTER)[:8]
    commented = trusted_profile(LETTER).replace(begins, begins + b"<!-- ZXZpbA== -->", 1)
    assert files_of(opened(commented)) == [("document-1.pdf", LETTER)]


def test_letter_that_is_nothing_but_xml_is_refused_with_its_signatures(told):
    assert told(xades(b"<a>Popieramy.</a>", "enveloped")) == (
        [(True, True)], [], ["signature_container"])


def test_transform_that_nobody_knows_breaks_the_signature(told):
    changed = xades(b"<a>tekst</a>", "enveloped").replace(
        b"xmldsig#enveloped-signature", b"xmldsig#something-new")
    assert told(changed)[0] == [(False, False)]


def test_two_elements_of_one_name_break_the_signature(told):
    wrapped = b'<r><x Id="ID-d">evil</x>' + trusted_profile(LETTER) + b"</r>"
    assert told(wrapped)[0] == [(False, False)]


@pytest.mark.parametrize(("make", "code"), [
    (lambda: package({"a.pdf": bytes(70 << 20), SIGNED_XML: b"<a/>"},
                     compression=zipfile.ZIP_DEFLATED), "too_large"),
    (lambda: package({f"{it}.pdf": b"x" for it in range(5000)}), "too_complex"),
    (lambda: package({"a.pdf": LETTER, SIGNED_XML: b"<a/>"}, compression=zipfile.ZIP_LZMA),
     "signature_container"),
    (lambda: package({"a.pdf": LETTER}), "signature_container"),
], ids=["bomb", "thousands", "lzma", "unsigned"])
def test_package_that_is_a_trap_is_refused(told, make, code):
    assert told(make()) == ([], [], [code])


@pytest.mark.parametrize("content", [
    b"", b"hello", b"PK\3\4 and nothing more", b"<a/>", b"<a>" * 100_000, b"\x30\x80" * 100_000,
    b"\x24\x80" * 100_000, b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
], ids=range(8))
def test_what_is_no_signature_is_refused(told, content):
    assert told(content) == ([], [], ["signature_container"])


def test_entities_open_no_file_and_multiply_nothing(told):
    signature = trusted_profile(LETTER)
    for entity in ('<!ENTITY x SYSTEM "file:///etc/passwd">',
                   '<!ENTITY y "yyyyyyyyyy"><!ENTITY x "&y;&y;&y;">'):
        doctype = f"<!DOCTYPE a [{entity}]>".encode()
        assert told(doctype + b"<a>&x;" + signature + b"</a>") == (
            [], [], ["signature_container"])


def test_more_files_than_a_letter_has_are_refused(told):
    files = re.sub(rb"(<wnio:Zalacznik.*</wnio:Zalacznik>)", lambda it: it[1] * 21,
                   epuap_letter(LETTER))
    assert told(files) == ([], [], ["too_complex"])


def test_thousands_of_references_are_not_followed(told):
    repeated = re.sub(rb"(<ds:Reference .*?</ds:Reference>)", lambda it: it[1] * 5000,
                      trusted_profile(LETTER), count=1)
    assert told(repeated) == ([(False, False)], [], ["signature_container"])


def test_thousands_of_signatures_give_twenty_reports(told):
    assert told(b"<a>" + trusted_profile(LETTER) * 500 + b"</a>")[0] == [(False, False)] * 20


@pytest.mark.parametrize("make", [
    lambda: cms(LETTER), lambda: cms(LETTER, "anna", attached=True),
    lambda: trusted_profile(LETTER), lambda: epuap_letter(LETTER, name=f"list {PESEL}.pdf"),
    lambda: xades(b"<a/>", "enveloped", roles=[f"Rektor, PESEL {PESEL}"]),
    lambda: package({f"list {PESEL}.pdf": LETTER, "META-INF/signature.p7s": cms(LETTER)}),
], ids=range(6))
def test_nothing_of_a_container_ever_holds_a_pesel(opened, make):
    found = opened(make())
    said = [it.as_dict() for it in found.signatures], [it.name for it in found.inside]
    assert PESEL not in repr(found) + json.dumps(said)
    assert len(found.signatures) == 1


@pytest.mark.parametrize("make", [cms, trusted_profile, detached])
def test_no_roots_means_not_checked(opened, make):
    assert [it.trust for it in opened(make(LETTER), trusted=False).signatures] == [
        Trust.NOT_CHECKED]


@pytest.mark.corpus
def test_renamed_signature_of_the_corpus_asks_for_the_letter(told):
    path = Path(os.environ["ESABID_TEST_CORPUS"]) / "renamed" / "own__ren-p7m-signed-letter.pdf.p7m"
    assert told(path.read_bytes()) == ([], [], ["signature_container"])
