"""Thirty files dropped at once: two are checked at a time, and a slow one holds nobody up."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import factories

from esabid.extensions import db, tools, writing
from esabid.models import IncomingFile, IncomingState
from esabid.services import incoming
from esabid.services.leases import LEASE


def drop(app, number: int) -> int:
    """One file as one request of a page brings it; the row's id."""
    with app.app_context():
        stored = tools().store.put(factories.pdf(f"Popieramy {number}"))
        with writing() as session:
            row = incoming.receive(session, factories.actor(), name=f"{number}.pdf",
                                   sha256=stored.sha256, size=stored.size)
            row_id = row.id
        db.session.remove()
    return row_id


def test_thirty_files_dropped_together_are_each_checked_once(queued_app, worker, until):
    factories.campaign(db.session)
    db.session.commit()
    began = time.monotonic()
    with ThreadPoolExecutor(4) as pool:
        ids = list(pool.map(lambda n: drop(queued_app, n), range(30)))
    dropped = time.monotonic() - began
    db.session.rollback()
    rows = [db.session.get(IncomingFile, it) for it in ids]
    assert until(lambda: all(it.state == IncomingState.CHECKED for it in rows), 120)
    assert ({it.attempts for it in rows}, {it.claimed_until for it in rows}, dropped < 60) == (
        {1}, {None}, True)


def test_a_file_that_takes_its_time_holds_nobody_up(queued_app, worker, until):
    factories.campaign(db.session)
    db.session.commit()
    means = tools().means

    def dawdle(request, on_progress):
        if sleepy in request["path"]:
            held.append(True)
            while held and time.monotonic() < until_then:
                time.sleep(0.05)
        return means.run(request, on_progress)

    until_then = time.monotonic() + 45
    held, sleepy = [], tools().store.put(factories.pdf("Powoli")).sha256
    tools().means = replace(means, run=dawdle)
    with writing() as session:
        first = incoming.receive(session, factories.actor(), name="0.pdf", sha256=sleepy,
                                 size=tools().store.stat(sleepy).size)
    ids = [drop(queued_app, n) for n in range(1, 6)]
    db.session.rollback()
    others = [db.session.get(IncomingFile, it) for it in ids]
    assert until(lambda: all(it.state == IncomingState.CHECKED for it in others), 60)
    assert (first.state, first.claimed_until > tools().now() + LEASE / 2) == (
        IncomingState.WAITING, True)
    held.clear()
    assert until(lambda: first.state == IncomingState.CHECKED, 60)
