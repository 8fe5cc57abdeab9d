"""Signature files at the desk: each finds the file it signs, whichever of the two comes first."""

from datetime import date

import factories
import pytest
from factories import TODAY, actor
from signing import roots
from signing_beside import cms, over_files, package

from esabid.domain.letter import Channel, FileRole, LetterDetails, SignerDetails
from esabid.domain.signature import Trust
from esabid.domain.suggestion import suggestion_from
from esabid.extensions import tools, writing
from esabid.intake import Aids
from esabid.models import IncomingState
from esabid.queries.companions import letter_signed_by
from esabid.queries.incoming import containers_of
from esabid.services import confirming, incoming
from esabid.services.checking import Means

C, O = IncomingState.CHECKED, IncomingState.OPENED


@pytest.fixture
def drop(session, store, tmp_path):
    """Hand in files at the desk, all background work done; the installation trusts our roots."""
    factories.campaign(session)
    session.commit()
    (tmp_path / "roots").mkdir()
    tools().means = Means(aids=Aids(roots=str(roots(tmp_path / "roots", "root", "middle"))))

    def give(name, data):
        stored = store.put(data)
        with writing():
            row = incoming.receive(session, actor(), name=name, sha256=stored.sha256,
                                   size=stored.size)
        session.expire_all()
        return row
    return give


def codes(row) -> list[str]:
    return [it["code"] for it in row.findings]


def confirmed(session, file):
    return confirming.confirm(
        session, actor(), file, today=TODAY, reason="Tak",
        details=LetterDetails(Channel.UPLOAD, received_on=date(2026, 3, 4)),
        signers=[SignerDetails(factories.institution(session).id)])


@pytest.mark.parametrize("letter_first", [True, False])
@pytest.mark.parametrize("digest", ["sha256", "sha512"])
def test_a_signature_and_its_file_find_each_other(session, drop, letter_first, digest):
    data = factories.pdf("Popieramy")
    files = [("list.pdf", data), ("list.pdf.p7s", cms(data, digest=digest))]
    rows = [drop(*it) for it in (files if letter_first else files[::-1])]
    letter, container = rows if letter_first else rows[::-1]
    assert (letter.state, container.state, container.kind, container.signed_sha256) == (
        C, C, "signature", letter.sha256)
    assert ("signed_file_missing" in codes(container), "signature_not_found" in codes(letter),
            containers_of(session, letter), [it["intact"] for it in container.signatures]) == (
        False, False, [container], [True])
    made = confirmed(session, letter)
    assert [(it.role, it.name) for it in made.files] == [
        (FileRole.ORIGINAL, "list.pdf"), (FileRole.SIGNATURE, "list.pdf.p7s")]
    assert (container.state, container.letter, made.files[1].signatures) == (
        IncomingState.LETTER, made, container.signatures)


def test_whose_signature_lies_beside_a_file_is_proposed_with_it(drop):
    data = factories.pdf("Popieramy")
    letter = drop("list.pdf", data)
    before = suggestion_from(letter.suggestion).signature
    container = drop("list.pdf.p7s", cms(data))
    after = suggestion_from(letter.suggestion)
    assert (before, str(after.signature), after.signatory, container.signatures[0]["trust"]) == (
        "scan", container.signatures[0]["kind"], container.signatures[0]["signer"],
        Trust.TRUSTED)


def test_a_signature_without_its_file_waits_and_says_so(session, drop):
    container = drop("list.pdf.p7s", cms(b"%PDF-1.7 gdzie indziej"))
    assert (container.state, codes(container), letter_signed_by(session, container)) == (
        C, ["signed_file_missing"], None)


def test_a_signature_that_comes_after_the_letter_knows_it_and_is_joined(session, drop):
    data = factories.pdf("Popieramy")
    letter = confirmed(session, drop("list.pdf", data))
    session.commit()
    container = drop("podpis.p7s", cms(data))
    assert (letter_signed_by(session, container), codes(container)) == (letter, [])
    before = codes(letter.original)
    confirming.join(session, actor(), container, letter)
    assert [it.role for it in letter.files] == [FileRole.ORIGINAL, FileRole.SIGNATURE]
    assert codes(letter.original) == [it for it in before if it != "signature_not_found"] + [
        "signature_found"]


def test_a_container_gives_up_its_file_and_goes_with_it(session, drop):
    data = factories.pdf("Popieramy")
    container = drop("list.pdf.p7m", cms(data, attached=True))
    assert (container.state, codes(container)) == (O, [])
    letter = container.inside[0]
    assert (container.state, letter.state, letter.sha256) == (O, C, tools().store.put(data).sha256)
    made = confirmed(session, letter)
    assert ([it.role for it in made.files], container.state) == (
        [FileRole.ORIGINAL, FileRole.SIGNATURE], IncomingState.LETTER)


def test_a_file_changed_after_it_was_signed_is_said_to_be(drop):
    letter = drop("list.pdf", factories.pdf("Popieramy"))
    container = drop("list.pdf.p7s", cms(b"%PDF-1.7 co innego"))
    assert container.signed_sha256 != letter.sha256
    assert "signed_file_missing" in codes(container)


def test_a_broken_signature_around_a_file_warns_of_the_file(drop):
    container = drop("list.asics", package({
        "list.pdf": factories.pdf("Popieramy"), "META-INF/signature.p7s": cms(b"co innego")},
        kind="s"))
    letter, = container.inside
    assert [it["intact"] for it in container.signatures] == [False]
    assert [(it["code"], it["severity"]) for it in letter.findings
            if "signature" in it["code"]] == [("signature_broken", "warns")]


def test_a_container_of_two_files_lies_beside_their_letter_once(session, drop):
    files = {"list.pdf": factories.pdf("Popieramy"), "mapa.pdf": factories.pdf("Mapa")}
    container = drop("list.asice", package(
        files | {"META-INF/signatures.xml": over_files(files)}))
    first, second = container.inside
    letter = confirmed(session, first)
    confirming.join(session, actor(), second, letter)
    assert [(it.role, it.name) for it in letter.files] == [
        (FileRole.ORIGINAL, "list.pdf"), (FileRole.SIGNATURE, "list.asice"),
        (FileRole.ATTACHMENT, "mapa.pdf")]
