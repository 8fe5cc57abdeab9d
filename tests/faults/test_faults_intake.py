"""Workers killed between a file's check and its record: nothing half-done, nothing doubled."""

import signal
import subprocess
import sys
from datetime import timedelta

import factories
import pytest
from services import mails
from sqlalchemy import func, select

from esabid.extensions import db, tools
from esabid.models import History, IncomingFile, IncomingState, Preparation, StoredFile
from esabid.queries.work import files_to_check
from esabid.services import incoming
from esabid.services.kicks import left_by

# A worker that dies with the child's answer in its hands: before its files are kept ("answer"),
# or with the transaction that records them open ("record").
DYING = """
import os, signal, sys
from dataclasses import replace
from esabid import create_app
from esabid.extensions import system, tools, writing
from esabid.intake import warm_child
from esabid.models import IncomingFile
from esabid.services import checking
from sqlalchemy import event

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def answer(request, on_progress):
    found = warm.run(request, on_progress)
    if sys.argv[3] == "answer":
        die()
    event.listen(IncomingFile, "before_update", die)
    return found

with create_app(INSTANCE=sys.argv[1], TESTING=True).app_context(), warm_child() as warm:
    checking.check(writing, tools().store, system(), int(sys.argv[2]),
                   replace(tools().means, run=answer))
"""


def dropped(store, data: bytes, name: str) -> IncomingFile:
    kept = store.put(data)
    row = incoming.receive(db.session, factories.actor(), name=name, sha256=kept.sha256,
                           size=kept.size)
    db.session.commit()
    left_by(db.session)
    return row


def killed(app, row, when: str) -> int:
    """Let a worker take the row and die; its exit code."""
    worker = subprocess.run([sys.executable, "-c", DYING, app.instance_path, str(row.id), when],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
    db.session.rollback()
    db.session.expire_all()
    return worker.returncode


def counted() -> tuple:
    return tuple(db.session.scalar(select(func.count()).select_from(kind))
                 for kind in (IncomingFile, StoredFile, Preparation, History))


@pytest.mark.parametrize("when", ["answer", "record"])
@pytest.mark.parametrize("name", ["list.pdf", "list.eml"])
def test_a_check_that_dies_leaves_the_file_as_it_was_and_is_done_again(app, store, name, when):
    factories.campaign(db.session)
    data = factories.pdf("Popieramy")
    row = dropped(store, data if name == "list.pdf" else mails.mail(("list.pdf", data)), name)
    before = counted()
    code = killed(app, row, when)
    held = row.state, row.attempts, row.findings, counted(), files_to_check(
        db.session, tools().now())
    assert (code, held) == (-signal.SIGKILL, (IncomingState.WAITING, 1, [], before, []))
    row.claimed_until = tools().now() - timedelta(seconds=1)
    db.session.commit()
    app.huey.sweep()
    db.session.expire_all()
    states = [it.state for it in db.session.scalars(select(IncomingFile).order_by(
        IncomingFile.id))]
    assert states == ([IncomingState.CHECKED] if name == "list.pdf"
                      else [IncomingState.OPENED, IncomingState.CHECKED])
    rows = {it.sha256: it.size for it in db.session.scalars(select(StoredFile))}
    assert rows == {sha256: store.stat(sha256).size for sha256 in rows}
    assert db.session.scalar(select(func.count(Preparation.id))) == 1
