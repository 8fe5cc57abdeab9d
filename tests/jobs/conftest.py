"""Applications whose work waits for a worker, and letters with a file that waits."""

import shutil
import time

import factories
import pytest

from esabid import create_app
from esabid.extensions import db
from esabid.jobs import Worker
from esabid.services import incoming
from esabid.services.kicks import left_by


@pytest.fixture
def queued_app(tmp_path, blank_database):
    """An application whose kicks wait in a real queue until a worker comes."""
    shutil.copy(blank_database, tmp_path / "esabid.sqlite")
    app = create_app(INSTANCE=tmp_path, TESTING=True, IMMEDIATE=False,
                     PASSWORD_COST={"time_cost": 1, "memory_cost": 8, "parallelism": 1})
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def worker(queued_app):
    """The worker as it stands beside the server, in a thread."""
    worker = Worker(queued_app.huey)
    worker.start()
    yield worker
    worker.stop(graceful=True)
    queued_app.huey.storage.close()


@pytest.fixture
def waiting_file():
    """Make a letter whose file waits, with nobody told of it."""
    def make(app, data):
        store = app.extensions["esabid"].store
        letter = factories.letter(db.session, factories.institution(db.session))
        stored = store.put(data)
        row = incoming.add(db.session, factories.actor(), letter, name="skan.pdf",
                           sha256=stored.sha256, size=stored.size)
        db.session.commit()
        left_by(db.session)
        return row
    return make


@pytest.fixture
def until():
    """Wait until a question is answered with yes, as a page that asks again and again."""
    def wait(question, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            db.session.rollback()
            db.session.expire_all()
            if question():
                return True
            time.sleep(0.05)
        return False
    return wait
