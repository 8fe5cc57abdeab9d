"""The instance a command works in: opened, brought up to date, and held by one server only."""

import contextlib
import fcntl
import socket
import time
from contextlib import contextmanager
from pathlib import Path

from flask import current_app, has_app_context

from esabid import create_app
from esabid.cli.speech import Refused, _
from esabid.extensions import db, upgrade_tables
from esabid.queries.campaign import the_campaign
from esabid.services.campaigns import CampaignDetails

DEFAULT_PREFIX = CampaignDetails.prefix
# A server that holds the lock has bound its port before it does anything slow.
_STARTS_WITHIN = 5


@contextmanager
def opened(**settings):
    """The application with its context; refuses an instance that was never made.

    Under `flask --app esabid` the application is there already.
    """
    with contextlib.ExitStack() as stack:
        if not has_app_context():
            app = create_app(**settings)
            stack.enter_context(app.app_context())
            stack.callback(close, app)
        if not db.inspect(db.engine).has_table("alembic_version"):
            raise Refused("not_made", _(
                "There is no campaign in %(folder)s yet. Start one with: esabid run",
                folder=current_app.config["INSTANCE"]))
        yield current_app


def close(app) -> None:
    """Let go of the databases, so that nothing lies beside them that belongs into them."""
    db.session.remove()
    db.engine.dispose()
    app.huey.storage.close()


def campaign_prefix() -> str:
    """The prefix of references; the usual one before the campaign is set up."""
    campaign = the_campaign(db.session)
    return campaign.prefix if campaign else DEFAULT_PREFIX


def make(app) -> None:
    """Make the instance's database, or bring it up to date."""
    app.config["INSTANCE"].mkdir(mode=0o700, parents=True, exist_ok=True)
    with app.app_context():
        upgrade_tables()


class Running(Exception):
    """The instance has its server already, at this address."""

    def __init__(self, address: str):
        super().__init__(address)
        self.address = address


@contextmanager
def held(instance: Path, host: str, port: int):
    """Hold the instance and its port; yields the listening socket.

    Raises Running where another server holds the instance, Refused where the port is taken.
    The system frees both when the process ends, however it ends.
    """
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    note = instance / "running"
    with open(instance / "lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Running(_noted(note)) from None
        note.unlink(missing_ok=True)
        with contextlib.closing(_bound(host, port)) as listening:
            note.write_text(address(host, listening.getsockname()[1]))
            try:
                yield listening
            finally:
                note.unlink(missing_ok=True)


def address(host: str, port: int) -> str:
    """The address at which a browser on this machine finds the server."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}"


def _noted(note: Path) -> str:
    """The address of the server that holds the instance, as soon as it has written it down."""
    for _ in range(_STARTS_WITHIN * 20):
        with contextlib.suppress(FileNotFoundError):
            if text := note.read_text():
                return text
        time.sleep(0.05)
    raise Refused("busy", _(
        "esabid is just starting or stopping here. Please try again in a moment."))


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens at once, so that a browser opened too early simply waits."""
    try:
        return socket.create_server((host, port), backlog=128, family=(
            socket.AF_INET6 if ":" in host else socket.AF_INET))
    except (OSError, OverflowError) as error:
        raise Refused("port_taken", _(
            "Port %(port)s on %(host)s cannot be used; another program may have it. "
            "Please choose another one, for example: --port %(other)s",
            port=port, host=host, other=port % 65000 + 1)) from error
