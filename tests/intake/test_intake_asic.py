"""Signed packages: the documents come out, each signature is checked over all of them."""

import pytest
from odd_files import letter
from signing_beside import cms, files_of, manifest, over_files, package

from esabid.domain.signature import SignatureForm as Form
from esabid.domain.signature import Trust

LETTER = letter()
SIGNED_XML = "META-INF/signatures0.xml"


def packages(documents=None, signs=None) -> dict[str, bytes]:
    """Packages of each kind with these documents; the signature is over `signs`."""
    documents = documents or {"list.pdf": LETTER}
    signs = signs or {"list.pdf": LETTER}
    first = next(iter(signs.values()))
    listed = manifest("META-INF/signature1.p7s", signs)
    return {
        "xades": package({**documents, SIGNED_XML: over_files(signs)}),
        "cades": package({**documents, "META-INF/signature.p7s": cms(first)}, kind="s"),
        "manifest": package({**documents, "META-INF/ASiCManifest1.xml": listed,
                             "META-INF/signature1.p7s": cms(listed)})}


@pytest.mark.parametrize("kind", ["xades", "cades", "manifest"])
def test_package_gives_up_its_document(opened, kind):
    found = opened(packages()[kind])
    assert files_of(found) == [("list.pdf", LETTER)]
    assert [(it.form, it.sound, it.trust) for it in found.signatures] == [
        (Form.ASIC, True, Trust.TRUSTED)]


@pytest.mark.parametrize("kind", ["xades", "cades", "manifest"])
def test_package_with_another_document_is_broken(told, kind):
    changed = packages({"list.pdf": LETTER + b"%"})[kind]
    assert told(changed) == ([(False, True)], ["list.pdf"], [])


@pytest.mark.parametrize("kind", ["xades", "manifest"])
def test_package_with_a_document_more_is_not_whole(told, kind):
    more = packages({"list.pdf": LETTER, "dopisek.pdf": LETTER})[kind]
    assert told(more) == ([(True, False)], ["list.pdf", "dopisek.pdf"], [])


@pytest.mark.parametrize("kind", ["xades", "manifest"])
def test_package_with_a_document_less_is_broken(told, kind):
    less = packages(signs={"list.pdf": LETTER, "dopisek.pdf": LETTER})[kind]
    assert told(less) == ([(False, True)], ["list.pdf"], [])


@pytest.mark.parametrize("name", ["../list.pdf", "/etc/list.pdf", "a/../../list.pdf",
                                  "C:\\list.pdf", "a\\list.pdf", "./list.pdf"])
def test_package_with_names_that_lead_elsewhere_is_refused(told, name):
    assert told(package({name: LETTER, SIGNED_XML: over_files({name: LETTER})})) == (
        [], [], ["signature_container"])


def test_files_lie_in_the_work_folder_under_numbers(opened, tmp_path):
    found = opened(package({"a/b/list.pdf": LETTER, SIGNED_XML: over_files({"x": b""})}))
    assert [(it.name, it.path) for it in found.inside] == [
        ("list.pdf", tmp_path / "work" / "inside-1")]
