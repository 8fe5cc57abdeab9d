"""Processes killed in the middle of their work: nothing is lost, and the work is finished."""

import signal
import subprocess
import sys
import time
from datetime import timedelta

import factories
import pytest
from sqlalchemy import func, select, text

from esabid.extensions import db, tools, writing
from esabid.models import History, IncomingState, Institution, StoredFile
from esabid.queries.work import files_to_check
from esabid.services import incoming
from esabid.services.kicks import left_by

# A worker of its own that does one piece of work, as the queue would hand it over; it steps back
# for others, so that whoever kills it is never too late.
WORKER = """
import os, sys
os.nice(15)
from esabid import create_app
from esabid.jobs.work import WORK
from esabid.services.kicks import Kick
with create_app(INSTANCE=sys.argv[1], TESTING=True).app_context():
    WORK[Kick(sys.argv[2])](int(sys.argv[3]))
"""
# A writer that dies with its transaction open, after more rows than one page holds.
WRITER = """
import os, signal, sys
from esabid import create_app
from esabid.domain.institution import InstitutionDetails
from esabid.extensions import system, writing
from esabid.services import institutions
with create_app(INSTANCE=sys.argv[1], TESTING=True).app_context(), writing() as session:
    for number in range(200):
        institutions.add(session, system(), details=InstitutionDetails(name_pl=f"N {number}"))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def started(program, *arguments) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", program, *map(str, arguments)],
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def healthy() -> str:
    db.session.rollback()
    return db.session.scalar(text("PRAGMA integrity_check"))


def stored() -> dict:
    return {row.sha256: row.size for row in db.session.scalars(select(StoredFile))}


@pytest.fixture
def row(app, store):
    """A long letter whose file waits for its check."""
    letter = factories.letter(db.session, factories.institution(db.session))
    kept = store.put(factories.pdf("Popieramy", pages=50))
    row = incoming.add(db.session, factories.actor(), letter, name="skan.pdf",
                       sha256=kept.sha256, size=kept.size)
    db.session.commit()
    left_by(db.session)
    return row


def killed_at_work(app, row) -> int:
    """Kill a worker once it has taken the row; its exit code."""
    worker = started(WORKER, app.instance_path, "check_file", row.id)
    while worker.poll() is None:
        db.session.rollback()
        db.session.refresh(row)
        if row.claimed_until:
            break
        time.sleep(0.01)
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    db.session.rollback()
    db.session.expire_all()
    return worker.returncode


def test_check_of_a_killed_worker_is_finished_by_the_sweep(app, store, row):
    data = store.path(row.sha256).read_bytes()
    code = killed_at_work(app, row)
    held = (row.state, row.attempts, row.letter.original, files_to_check(db.session, tools().now()))
    assert (code, held, healthy()) == (-9, (IncomingState.WAITING, 1, None, []), "ok")
    # The lease runs out.
    row.claimed_until = tools().now() - timedelta(seconds=1)
    db.session.commit()
    app.huey.sweep()
    db.session.expire_all()
    assert (row.state, row.attempts, row.letter.original.sha256, row.claimed_until) == (
        IncomingState.LETTER, 2, row.sha256, None)
    assert (store.path(row.sha256).read_bytes() == data, healthy()) == (True, "ok")
    assert stored() == {sha256: store.stat(sha256).size for sha256 in stored()}
    written = [it.action for it in db.session.scalars(select(History).order_by(History.id))]
    assert written[-2:] == ["add_file", "attach_file"]


def test_third_killed_worker_leaves_the_file_to_a_person(app, store, row):
    row.attempts = 2
    db.session.commit()
    killed_at_work(app, row)
    later = tools().now() + timedelta(days=1)
    assert (row.state, row.attempts, files_to_check(db.session, later),
            store.verify(row.sha256)) == (IncomingState.WAITING, 3, [], True)


def test_transaction_of_a_killed_writer_leaves_nothing(app):
    factories.institution(db.session, "Zostaje")
    db.session.commit()
    writer = started(WRITER, app.instance_path)
    writer.communicate()
    names = [row.name_pl for row in db.session.scalars(select(Institution))]
    changes = db.session.scalar(select(func.count(History.id)))
    assert (writer.returncode, healthy(), names, changes) == (-9, "ok", ["Zostaje"], 1)
    with writing() as session:
        factories.institution(session, "Następna")
    assert db.session.scalar(select(func.count(Institution.id))) == 2
