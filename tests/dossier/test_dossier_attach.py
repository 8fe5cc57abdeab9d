"""Signed originals travel in the internal dossier as they are, and in no other."""

import hashlib
import io
from dataclasses import replace

import pikepdf
import pytest
from dossier.making import make
from dossier.office import office
from dossier.samples import FONTS, snapshot
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from signing import STAMPED, authority, signed

from esabid.domain.profiles import Profile
from esabid.domain.snapshot import SignedOriginal
from esabid.dossier.attachment import harmless_name
from esabid.dossier.build import build
from esabid.dossier.request import Request

CONTAINER = b"PK\x03\x04 not a PDF, but a container of signatures"


@pytest.fixture(scope="module")
def originals():
    """Two signed files: name -> bytes."""
    return {"list rektora.pdf": signed(), "podpis.asice": CONTAINER}


def digest(data) -> str:
    return hashlib.sha256(data).hexdigest()


def built(tmp_path, letters, originals, lang="pl", lost=(), name="d.pdf"):
    """The internal dossier of four letters; `lost` originals are not on disk."""
    paths, entries = {}, []
    for number, (title, data) in enumerate(originals.items(), start=2):
        path = tmp_path / f"{digest(data)}.bin"
        if title not in lost:
            path.write_bytes(data)
        paths[digest(data)] = path
        entries.append(SignedOriginal(number, digest(data), title))
    what = office(replace(snapshot(4, letters), profile=Profile.INTERNAL))
    what = replace(what, originals=tuple(entries))
    out = tmp_path / name
    prepared = {key: tmp_path / value for key, value in letters.paths.items()}
    return make_with(what, lang, prepared, out, paths)


def make_with(what, lang, prepared, out, paths):
    done = build(Request(what, lang, None, FONTS, prepared, out, paths), lambda *step: None)
    return out, done


def attached(path):
    with pikepdf.open(path) as pdf:
        related = [str(it.UF) for it in pdf.Root.get("/AF", [])]
        return related, {name: (
            bytes(spec.get_file().read_bytes()), str(spec.obj.AFRelationship), spec.description,
            spec.get_file().md5, spec.get_file().size, spec.get_file().creation_date.date())
            for name, spec in pdf.attachments.items()}


@pytest.mark.parametrize(("lang", "says"), [
    ("pl", "List {}: podpisany oryginał, bez żadnych zmian"),
    ("en", "Letter {}: the signed original, untouched")])
def test_attached_originals_are_the_stored_bytes(tmp_path, letters, originals, lang, says):
    path, done = built(tmp_path, letters, originals, lang)
    names = ["0002 list rektora.pdf", "0003 podpis.asice"]
    related, found = attached(path)
    assert (done.unattached, related, found) == ((), names, {
        name: (data, "/Source", says.format(number), hashlib.md5(data).digest(), len(data),
               snapshot(0).as_of)
        for number, (name, data) in enumerate(zip(names, originals.values(), strict=True), 2)})


def test_extracted_original_still_verifies(tmp_path, letters, originals):
    path, _ = built(tmp_path, letters, originals)
    data = attached(path)[1]["0002 list rektora.pdf"][0]
    signature = PdfFileReader(io.BytesIO(data)).embedded_signatures[0]
    status = validate_pdf_signature(signature, ValidationContext(
        trust_roots=[authority()["root"].asn1], moment=STAMPED))
    assert (status.intact, status.valid, status.trusted) == (True, True, True)


@pytest.mark.parametrize("spoil", ["gone", "altered"])
def test_missing_or_altered_original_is_said_and_left_out(tmp_path, letters, originals, spoil):
    lost = ("list rektora.pdf",)
    if spoil == "altered":
        name = digest(originals[lost[0]])
        (tmp_path / f"{name}.bin").write_bytes(b"altered")
    path, done = built(tmp_path, letters, originals, lost=lost)
    assert (done.unattached, done.unplaced, list(attached(path)[1])) == (
        (2,), (), ["0003 podpis.asice"])


def test_equal_originals_give_equal_bytes(tmp_path, letters, originals):
    files = [built(tmp_path, letters, originals, name=f"{n}.pdf")[0] for n in (1, 2)]
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("profile", [it for it in Profile if it != Profile.INTERNAL])
def test_no_other_profile_carries_originals(tmp_path, letters, originals, profile):
    what = replace(snapshot(4, letters), profile=profile)
    with pytest.raises(ValueError, match="signed originals"):
        replace(what, originals=(SignedOriginal(2, "0" * 64, "list.pdf"),))
    data = make(tmp_path / "d.pdf", what, "pl", letters.paths).path.read_bytes()
    assert [word for word in (b"EmbeddedFile", b"/AF", b"Filespec", originals["list rektora.pdf"])
            if word in data] == []


@pytest.mark.parametrize(("name", "made"), [
    ("list.pdf", "0007 list.pdf"), ("../../etc/passwd", "0007 passwd"),
    ("C:\\listy\\List Rektora.pdf", "0007 List Rektora.pdf"), ("", "0007 original"),
    ("fdp.\u202etsil\x00.pdf", "0007 fdp.tsil.pdf"), ('a<b>:"|?*.pdf', "0007 a-b------.pdf"),
    ("ż" * 300 + ".pdf", "0007 " + "ż" * 100 + ".pdf"), ("...", "0007 original")])
def test_name_of_an_attachment_is_harmless(name, made):
    assert harmless_name(name, 7) == made


def test_names_of_attachments_are_never_the_same():
    assert harmless_name("a.pdf", 1, {"0001 a.pdf", "0001 a (2).pdf"}) == "0001 a (3).pdf"
