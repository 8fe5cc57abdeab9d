"""The laws of every test run: what may be left out, and that it is said."""

import os
import shutil
import socket
import threading

import pytest
from flask_migrate import upgrade
from hypothesis import settings

from esabid import create_app
from esabid.extensions import db

# Cheap password hashes, and background work done in the request that leaves it.
FOR_TESTS = {"TESTING": True, "IMMEDIATE": True,
             "PASSWORD_COST": {"time_cost": 1, "memory_cost": 8, "parallelism": 1}}
CORPUS = os.environ.get("ESABID_TEST_CORPUS")
CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")
# The same examples every time, however slow the machine: a run says something of the change alone.
settings.register_profile("same", deadline=None, database=None, derandomize=True)
settings.load_profile("same")


def pytest_collection_modifyitems(config, items):
    """Leave the corpus tests out where no corpus is named."""
    if not CORPUS:
        left_out = [item for item in items if item.get_closest_marker("corpus")]
        items[:] = [item for item in items if not item.get_closest_marker("corpus")]
        config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter):
    """Say what was left out, so that a green run never promises more than it checked."""
    if not CORPUS:
        terminalreporter.write_line(
            "Tests marked `corpus` were left out: ESABID_TEST_CORPUS is not set.")


def _no_skips(report):
    """In CI a skipped test is a failed one: nobody reads the letter s."""
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"No test may be skipped in CI. {why}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return _no_skips((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return _no_skips((yield))


@pytest.fixture(scope="session")
def blank_database(tmp_path_factory):
    """A migrated, empty database to copy: migrating once is enough for all tests."""
    folder = tmp_path_factory.mktemp("blank")
    app = create_app(INSTANCE=folder, **FOR_TESTS)
    with app.app_context():
        upgrade()
        db.session.remove()
        db.engine.dispose()
    return folder / "esabid.sqlite"


@pytest.fixture
def app(tmp_path, blank_database):
    """A real application over a database of its own; background work is done at once."""
    shutil.copy(blank_database, tmp_path / "esabid.sqlite")
    app = create_app(INSTANCE=tmp_path, **FOR_TESTS)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def session(app):
    """The session of the application's database."""
    return db.session


@pytest.fixture
def store(app):
    """The application's file store."""
    return app.extensions["esabid"].store


@pytest.fixture
def clamd():
    """A virus scanner that gives one answer to every file; says where it listens."""
    listeners = []

    def start(answer: str) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def serve():
            line, _ = listener.accept()
            with line, line.makefile("rb") as heard:
                heard.read(len(b"zINSTREAM\0"))
                while size := int.from_bytes(heard.read(4), "big"):
                    heard.read(size)
                line.sendall(answer.encode() + b"\0")
        threading.Thread(target=serve, daemon=True).start()
        return f"127.0.0.1:{listener.getsockname()[1]}"
    yield start
    for listener in listeners:
        listener.close()
