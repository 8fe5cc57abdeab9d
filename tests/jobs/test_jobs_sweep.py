"""The sweep kicks again whatever is due, once, and leaves alone what somebody has."""

from datetime import timedelta

import factories
from sqlalchemy import func, select

from esabid.extensions import db, tools
from esabid.jobs.work import WORK, waiting
from esabid.models import History, IncomingState
from esabid.services.kicks import Kick
from esabid.services.leases import LEASE


def changes() -> int:
    return db.session.scalar(select(func.count(History.id)))


def swept(app) -> None:
    db.session.rollback()
    app.huey.sweep()
    db.session.expire_all()


def test_sweep_does_due_work_once(app, waiting_file):
    row = waiting_file(app, factories.pdf("Popieramy"))
    assert waiting() == [(Kick.CHECK_FILE, row.id)]
    swept(app)
    first = (row.state, row.attempts, row.letter.original.sha256, waiting(), changes())
    swept(app)
    assert (first[:4], (row.attempts, changes())) == (
        (IncomingState.LETTER, 1, row.sha256, []), (1, first[4]))


def test_sweep_leaves_alone_what_a_worker_has(app, waiting_file):
    row = waiting_file(app, b"To nie jest list.")
    row.claimed_until, row.attempts = tools().now() + LEASE, 1
    db.session.commit()
    swept(app)
    assert (waiting(), row.state, row.attempts) == ([], IncomingState.WAITING, 1)


def test_sweep_takes_over_from_a_worker_that_did_not_come_back(app, waiting_file):
    row = waiting_file(app, b"To nie jest list.")
    row.claimed_until, row.attempts = tools().now() - timedelta(seconds=1), 2
    db.session.commit()
    swept(app)
    assert (waiting(), row.state, row.attempts, row.claimed_until) == (
        [], IncomingState.REFUSED, 3, None)


def test_sweep_gives_up_after_three_attempts(app, waiting_file):
    row = waiting_file(app, b"To nie jest list.")
    row.attempts = 3
    db.session.commit()
    swept(app)
    assert (waiting(), row.state) == ([], IncomingState.WAITING)


def test_kick_for_a_row_that_is_not_there_does_nothing(app):
    for kick in Kick:
        app.huey.kick(kick, 4711)
    assert changes() == 0


def test_every_kick_has_its_work():
    assert set(WORK) == set(Kick)
