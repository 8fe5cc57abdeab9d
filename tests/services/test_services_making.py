"""Making a dossier's file: cancelled at once, never into another's row, sealed and verified."""

import json
import threading
import time
from datetime import timedelta
from pathlib import Path

import factories
import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from factories import NOW, TODAY, Actor, actor
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from services import checked_files
from signing import authority

from esabid.config import WrongSetting
from esabid.domain.differences import Difference, Differs
from esabid.domain.errors import IllegalTransition, NotPermitted
from esabid.domain.letter import LetterAction
from esabid.domain.permissions import Role
from esabid.domain.profiles import Profile
from esabid.extensions import db, equip, tools, writing
from esabid.isolate import ChildFailed
from esabid.models import Campaign, Compilation, CompilationFile, Letter
from esabid.queries.work import dossiers_to_make
from esabid.services import compilations, letters, making, sealing, verifying
from esabid.services.kicks import Kick, left_by
from esabid.services.leases import LEASE

PASSWORD = "tajne hasło"


@pytest.fixture
def row(session, store, good_file, other_file):
    """A compilation of two letters in Polish, not made yet."""
    campaign = factories.campaign(session)
    for data in (good_file, other_file):
        letter = factories.letter(session, factories.institution(session))
        checked_files.give(session, store, letter, data)
        letters.advance(session, actor(), letter, action=LetterAction.VERIFY)
    found = compilations.compile_dossier(session, actor(), campaign, profile=Profile.MINISTRY,
                                         short=False, today=TODAY, languages=("pl",))
    session.commit()
    left_by(session)
    return found


@pytest.fixture
def file(row):
    return row.files[0]


@pytest.fixture
def seal(tmp_path):
    """The city's certificate, as an installation has it."""
    own = authority()["seal"]
    path = tmp_path / "city.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(
        b"city", own.key, own.cert, [it.cert for it in own.chain[1:]],
        BestAvailableEncryption(PASSWORD.encode())))
    return sealing.Seal(str(path), PASSWORD)


def make(session, store, file, at=NOW, seal=None):
    making.make(writing, store, Actor(Role.SYSTEM, "esabid", at), file.id, tools().fonts, seal)
    session.expire_all()


def issue(session, row):
    compilations.issue(session, actor(), row, today=TODAY)
    session.commit()
    left_by(session)


def test_made_file_knows_the_page_of_every_bookmark(session, store, file):
    make(session, store, file)
    letters_ = [entry["number"] for entry in json.loads(file.compilation.snapshot)["letters"]]
    with pikepdf.open(store.path(file.sha256)) as pdf, pdf.open_outline() as outline:
        pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages, start=1)}
        beneath = next(item for item in outline.root if item.children).children
        assert [pages[item.destination[0].objgen] for item in beneath] == [
            file.places[f"letter-{number}"] for number in letters_]


def test_cancelled_file_is_taken_by_nobody_until_it_is_tried_again(session, store, row, file,
                                                                   last_written):
    compilations.cancel(session, actor(), row)
    session.commit()
    make(session, store, file)
    assert (file.cancelled, file.sha256, file.attempts, dossiers_to_make(session, NOW),
            last_written()[:2]) == (True, None, 0, [], ("compilation", "cancel"))
    with pytest.raises(IllegalTransition) as refused:
        compilations.cancel(session, actor(), row)
    assert refused.value.code == "nothing_to_cancel"
    compilations.retry(session, actor(), row)
    session.commit()
    assert (file.cancelled, left_by(session), dossiers_to_make(session, NOW)) == (
        False, [(Kick.MAKE_DOSSIER, file.id)], [file.id])
    make(session, store, file)
    assert store.verify(file.sha256)


def test_compiling_the_same_again_takes_the_cancelling_back(session, row, file):
    compilations.cancel(session, actor(), row)
    again = compilations.compile_dossier(session, actor(), session.query(
        Campaign).one(), profile=Profile.MINISTRY, short=False, today=TODAY,
        languages=("pl",))
    assert (again, file.cancelled) == (row, False)


def test_made_file_cannot_be_cancelled(session, store, row, file):
    make(session, store, file)
    with pytest.raises(IllegalTransition):
        compilations.cancel(session, actor(), row)
    assert (file.cancelled, bool(file.sha256)) == (False, True)


def test_only_the_desk_cancels(session, row):
    with pytest.raises(NotPermitted):
        compilations.cancel(session, actor(Role.LEADERSHIP), row)


SLOW = """
import sys, time
if "esabid.dossier" in sys.argv:
    time.sleep(60)
"""


@pytest.fixture
def slow(tmp_path, monkeypatch):
    """Children take a minute before they begin."""
    folder = tmp_path / "start"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SLOW)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def at_work(app, store, file_id):
    """A worker in a thread of its own."""
    def work():
        with app.app_context():
            making.make(writing, store, Actor(Role.SYSTEM, "esabid", NOW), file_id,
                        tools().fonts)
            db.session.remove()
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def wait_until(session, file, what):
    ends = time.monotonic() + 20
    while not what(file):
        assert time.monotonic() < ends
        time.sleep(0.05)
        session.rollback()
        session.expire_all()


def test_running_child_is_ended_once_its_file_is_cancelled(app, session, store, row, file, slow):
    before = sorted(store.list())
    worker = at_work(app, store, file.id)
    wait_until(session, file, lambda it: it.claimed_until is not None)
    time.sleep(0.5)
    with writing():
        compilations.cancel(session, actor(), row)
    began = time.monotonic()
    worker.join(15)
    took = time.monotonic() - began
    session.expire_all()
    assert (worker.is_alive(), took < 4, file.cancelled, file.sha256, file.claimed_until,
            file.last_error, sorted(store.list())) == (
        False, True, True, None, None, "", before)
    assert [it.name for it in slow.iterdir() if it.name.startswith("esabid-")] == []


def test_late_worker_frees_no_other_lease_and_stores_nothing(session, store, file, monkeypatch):
    """Another worker takes the row over while the first one is at work, and is at work still."""
    other = NOW + 2 * LEASE

    def overtaken(request, on_progress, wanted):
        with writing():
            session.get(CompilationFile, file.id).claimed_until = other
        built = real(request, on_progress)
        return built

    real = making.build_apart
    monkeypatch.setattr(making, "build_apart", overtaken)
    make(session, store, file)
    assert (file.sha256, file.claimed_until, file.progress) == (None, other, 0)


def test_late_worker_that_fails_frees_no_other_lease(session, store, file, monkeypatch):
    other = NOW + 2 * LEASE

    def overtaken(request, on_progress, wanted):
        with writing():
            session.get(CompilationFile, file.id).claimed_until = other
        raise ChildFailed("esabid.dossier", "typeset")

    monkeypatch.setattr(making, "build_apart", overtaken)
    make(session, store, file)
    assert (file.claimed_until, file.last_error) == (other, "")


def test_edition_issued_while_its_working_version_is_made_again_gets_its_own_cover(
        session, store, row, file, monkeypatch):
    """A worker that comes back after the issue would store a cover without the edition."""
    make(session, store, file)
    plain = file.sha256
    with writing():
        file.sha256 = file.pages = None
    real = making.build_apart

    def issued_meanwhile(request, on_progress, wanted):
        built = real(request, on_progress)
        with writing():
            file = session.get(CompilationFile, row.files[0].id)
            file.sha256, file.pages = plain, 1
            session.flush()
            compilations.issue(session, actor(), session.get(Compilation, row.id), today=TODAY)
            left_by(session)
        return built

    monkeypatch.setattr(making, "build_apart", issued_meanwhile)
    make(session, store, file)
    assert (file.sha256, file.compilation.edition) == (None, 1)
    monkeypatch.setattr(making, "build_apart", real)
    make(session, store, file, at=NOW + timedelta(hours=1))
    assert (file.sha256 != plain, store.verify(file.sha256)) == (True, True)


def test_letter_replaced_between_compile_and_make_stays_as_frozen(session, store, row, file):
    numbers = json.loads(row.snapshot)["letters"]
    gone = session.query(Letter).filter_by(public_id=numbers[0]["id"]).one()
    letters.advance(session, actor(), gone, action=LetterAction.WITHDRAW, reason="Powód",
                    withdrawn_on=TODAY)
    session.commit()
    make(session, store, file)
    assert (file.unplaced, len([key for key in file.places if key.count("-") == 1
                                and key.startswith("letter-")])) == ([], 2)
    with pytest.raises(IllegalTransition) as refused:
        issue(session, row)
    assert refused.value.code == "letters_changed"


def test_edition_is_sealed_and_begins_with_the_unsealed_bytes(session, store, row, file, seal,
                                                              caplog):
    make(session, store, file, seal=seal)
    working = file.sealed_sha256
    issue(session, row)
    make(session, store, file, seal=seal)
    plain = store.path(file.sha256).read_bytes()
    data = store.path(file.sealed_sha256).read_bytes()
    assert (working, file.last_error, data[:len(plain)] == plain, len(data) > len(plain),
            PASSWORD in caplog.text) == (None, "", True, True, False)
    with open(store.path(file.sealed_sha256), "rb") as stream:
        signature = PdfFileReader(stream).embedded_signatures[0]
        status = validate_pdf_signature(signature, ValidationContext(
            trust_roots=[authority()["root"].asn1]))
    assert (signature.field_name, status.intact, status.valid, status.trusted,
            status.coverage.name) == ("Seal", True, True, True, "ENTIRE_FILE")
    assert verifying.verify(store, row, tools().fonts) == []


def test_seal_that_fails_leaves_the_edition_and_says_so(session, store, row, file, seal):
    make(session, store, file)
    issue(session, row)
    Path(seal.path).unlink()
    make(session, store, file, seal=seal)
    assert (store.verify(file.sha256), file.sealed_sha256, file.last_error) == (
        True, None, "esabid.dossier.seal: file")


def test_neither_key_nor_password_is_written_anywhere(session, store, row, file, seal, tmp_path):
    make(session, store, file)
    issue(session, row)
    make(session, store, file, seal=seal)
    session.commit()
    held = [path for path in tmp_path.rglob("*") if path.is_file()
            and PASSWORD.encode() in path.read_bytes()]
    assert (held, PASSWORD in repr(seal)) == ([], False)


@pytest.mark.parametrize(("change", "says"), [
    (lambda seal: (seal.path, "wrong"), "ESABID_SEAL is no PKCS#12 file"),
    (lambda seal: (__file__, PASSWORD), "ESABID_SEAL is no PKCS#12 file")])
def test_wrong_seal_stops_the_start(app, seal, change, says):
    path, password = change(seal)
    app.config.update(SEAL=path, SEAL_PASSWORD=password)
    with pytest.raises(WrongSetting, match=f"^{says}") as wrong:
        equip(app, fonts=tools().fonts, kick=None)
    assert "\n" not in str(wrong.value)


def test_right_seal_is_among_the_tools(app, seal):
    app.config.update(SEAL=seal.path, SEAL_PASSWORD=seal.password)
    equip(app, fonts=tools().fonts, kick=None)
    assert tools().seal == seal


def damage(store, sha256):
    with open(store.path(sha256), "r+b") as stream:
        stream.seek(1000)
        stream.write(b"\0" * 20)


def test_verify_says_that_stored_bytes_are_damaged_or_lost(session, store, row, file):
    make(session, store, file)
    damage(store, file.sha256)
    assert verifying.verify(store, row, tools().fonts) == [Difference("pl", Differs.DAMAGED)]
    store.path(file.sha256).unlink()
    assert verifying.verify(store, row, tools().fonts) == [Difference("pl", Differs.LOST)]


def test_verify_names_the_letters_whose_copies_are_altered(session, store, row, file):
    make(session, store, file)
    entry = json.loads(row.snapshot)["letters"][1]
    damage(store, entry["prepared"])
    assert verifying.verify(store, row, tools().fonts) == [
        Difference("pl", Differs.COPIES, letters=(entry["number"],))]


def test_verify_does_not_alarm_for_other_versions(session, store, row, file):
    make(session, store, file)
    with pikepdf.open(store.path(file.sha256)) as pdf:
        pdf.docinfo["/Title"] = "Inny"
        pdf.save(store.folder.parent / "other.pdf", static_id=True)
    replaced(session, store, file)
    file.versions = file.versions | {"reportlab": "5.1.9"}
    found = verifying.verify(store, row, tools().fonts)
    assert ([it.kind for it in found], found[0].alarms, found[0].parts[0][:18]) == (
        [Differs.VERSIONS], False, "reportlab 5.1.9 → ")


def replaced(session, store, file):
    """Let another PDF stand for the made one."""
    stored = store.put(store.folder.parent / "other.pdf")
    making.keep(session, actor(), sha256=stored.sha256, size=stored.size)
    file.sha256 = stored.sha256
    session.commit()


def retitle(pdf, places):
    pdf.docinfo["/Title"] = "Inny"


def spoil_letter(pdf, places):
    form = pdf.pages[places["letter-2"] - 1].obj.Resources.XObject.Letter
    form.write(form.read_bytes() + b"\n0 0 9 9 re f")


def spoil_summary(pdf, places):
    page = pdf.pages[places["summary"] - 1]
    page.obj.Contents = pdf.make_stream(page.obj.Contents.read_bytes() + b"\n")


def spoil_bookmark(pdf, places):
    with pdf.open_outline() as outline:
        outline.root[1].title = "Inny"


@pytest.mark.parametrize(("spoil", "letters_", "parts", "on"), [
    (retitle, (), ("metadata",), ()), (spoil_letter, (2,), (), ("letter-2",)),
    (spoil_summary, (), ("summary",), ("summary",)), (spoil_bookmark, (), ("bookmarks",), ())])
def test_verify_says_which_part_differs(session, store, row, file, spoil, letters_, parts, on):
    make(session, store, file)
    with pikepdf.open(store.path(file.sha256)) as pdf:
        spoil(pdf, file.places)
        pdf.save(store.folder.parent / "other.pdf", static_id=True)
    replaced(session, store, file)
    assert verifying.verify(store, row, tools().fonts) == [Difference(
        "pl", Differs.PARTS, letters_, parts, tuple(file.places[key] for key in on))]


def test_verify_knows_a_seal_of_another_file(session, store, row, file, seal):
    make(session, store, file)
    working = file.sha256
    issue(session, row)
    make(session, store, file, seal=seal)
    file.sealed_sha256 = working
    assert verifying.verify(store, row, tools().fonts) == [
        Difference("pl", Differs.NOT_THE_SEALED)]
