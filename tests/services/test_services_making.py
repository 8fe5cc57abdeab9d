"""Making a dossier's file: cancelled at once, never into another's row, true to what was frozen."""

import json
import threading
import time
from datetime import timedelta

import pikepdf
import pytest
from factories import NOW, TODAY, Actor, actor
from services.made_dossiers import file, issue, make, row

from esabid.domain.errors import IllegalTransition, NotPermitted
from esabid.domain.letter import LetterAction
from esabid.domain.permissions import Role
from esabid.domain.profiles import Profile
from esabid.extensions import db, tools, writing
from esabid.isolate import ChildFailed
from esabid.models import Campaign, Compilation, CompilationFile, Letter
from esabid.queries.work import dossiers_to_make
from esabid.services import compilations, letters, making
from esabid.services.kicks import Kick, left_by
from esabid.services.leases import LEASE

__all__ = ["file", "row"]


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
    assert (file.cancelled, left_by(session), dossiers_to_make(session, NOW),
            last_written()[:2]) == (
        False, [(Kick.MAKE_DOSSIER, file.id)], [file.id], ("compilation", "retry"))
    make(session, store, file)
    assert store.verify(file.sha256)


def test_trying_again_what_has_not_failed_writes_nothing_down(session, store, row, file, written):
    before = written()
    compilations.retry(session, actor(), row)
    make(session, store, file)
    compilations.retry(session, actor(), row)
    assert written() == before


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


def test_edition_in_the_making_is_not_cancelled(session, store, row, file):
    make(session, store, file)
    issue(session, row)
    with pytest.raises(IllegalTransition) as refused:
        compilations.cancel(session, actor(), row)
    assert (refused.value.code, file.cancelled) == ("edition_not_stopped", False)


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
