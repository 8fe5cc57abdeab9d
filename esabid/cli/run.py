"""`esabid run`: the server and the worker of one instance, or of the demo."""

import contextlib
import logging
import os
import shutil
import signal
import time
from pathlib import Path

import click
from flask import current_app
from waitress import create_server

from esabid import config, create_app
from esabid.cli.instance import Running, address, close, held, make
from esabid.cli.speech import Command, _, say
from esabid.domain.ask import AskState
from esabid.extensions import db, system, tools, writing
from esabid.jobs import Worker
from esabid.models import Institution, LinkPurpose
from esabid.queries.campaign import has_accounts, the_campaign
from esabid.queries.progress import counted
from esabid.services import links

# A check or a page of a dossier may end; what takes longer is taken up again at the next start.
_LAST_WORK_SECONDS = 5


# More than any page takes: what is larger is not even kept on the disk while it comes in.
LARGEST_BODY = 256 << 20


@click.command(cls=Command)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535),
              help="The port to listen at.")
@click.option("--demo", is_flag=True, help="Run the invented campaign in an instance of its own.")
def run(host: str, port: int, demo: bool) -> None:
    """Start the campaign: make what is missing, then serve it until it is stopped."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    os.umask(0o077)  # What the instance holds is nobody else's on this machine.
    settings = config.load()
    own = {"BASE_URL": _base(settings, host, port)}
    if demo:
        own |= _demo_settings(settings["INSTANCE"] / "demo")
    instance = Path(own.get("INSTANCE") or settings["INSTANCE"])
    try:
        with held(instance, host, port) as listening:
            if demo and not (instance / "esabid.sqlite").exists():
                _seed(instance, own)
            _serve(create_app(**own), listening, address(host, port), demo)
    except Running as server:
        say(_("esabid is running already: %(address)s", address=server.address))


def _stop(number, frame) -> None:
    """End in order at the first signal, and let no further one disturb that."""
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, signal.SIG_IGN)
    raise SystemExit(0)


def _base(settings: dict, host: str, port: int) -> str:
    """The configured address, or this server's own while none is configured."""
    default = next(s.default for s in config.SETTINGS if s.name == "BASE_URL")
    return address(host, port) if settings["BASE_URL"] == default else settings["BASE_URL"]


def _demo_settings(folder: Path) -> dict:
    """Everything of the demo lies in its folder, wherever the campaign itself is kept."""
    return {"INSTANCE": str(folder), "DATABASE_URL": f"sqlite:///{folder / 'esabid.sqlite'}",
            "FILES_URL": str(folder / "files"), "QUEUE_URL": f"sqlite:///{folder / 'queue.sqlite'}"}


def _seed(instance: Path, own: dict) -> None:
    """Fill the demo beside its place and move it there when it is whole, the database last."""
    # Imported only here: seeding draws letters and needs libraries that no other start does.
    from esabid.demo import seed

    say(_("Making the demo campaign; this takes a moment and happens once."))
    beside = instance / ".making"
    shutil.rmtree(beside, ignore_errors=True)
    app = create_app(**own | _demo_settings(beside))
    make(app)
    with app.app_context():
        seed(progress=lambda *step: None)
        close(app)
    shutil.rmtree(instance / "files", ignore_errors=True)
    for name in ("files", "esabid.sqlite"):
        (beside / name).replace(instance / name)
    shutil.rmtree(beside)


def _serve(app, listening, home: str, demo: bool) -> None:
    make(app)
    with app.app_context():
        # What kills left half-written a day ago is nobody's any more.
        tools().store.sweep(older_than=time.time() - 86400)
    # A browser opens six connections at once; that eight threads queue them is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    worker = Worker(app.huey)
    worker.shutdown_timeout = _LAST_WORK_SECONDS
    # What a trusted proxy says of scheme and reader is read by the application; else it is dropped.
    server = create_server(app, sockets=[listening], threads=8, ident="esabid",
                           clear_untrusted_proxy_headers=not app.config["PROXIES"],
                           max_request_body_size=LARGEST_BODY)
    worker.start()
    try:
        with app.app_context():
            _welcome(home, demo)
        server.run()
    finally:
        worker.stop(graceful=True)
        with contextlib.suppress(OSError):
            server.close()
        with app.app_context():
            close(app)
        say(_("esabid has stopped."))


def _welcome(home: str, demo: bool) -> None:
    """Say where the campaign is, and how one gets in."""
    say(_("esabid runs at %(address)s (stop it with Ctrl+C)", address=home))
    base = current_app.config["BASE_URL"]
    if demo:
        say(_("Coordinator: %(link)s", link=f"{base}/sign-in?as=coordinator"))
        say(_("Leadership:  %(link)s", link=f"{base}/sign-in?as=leadership"))
        if link := _partner_link(base):
            say(_("Partner:     %(link)s", link=link))
    elif the_campaign(db.session) is None or not has_accounts(db.session):
        with writing() as session:
            links.end_unused(session, system(), purpose=LinkPurpose.SET_UP)
            token = links.issue(session, system(), purpose=LinkPurpose.SET_UP)[1]
        say(_("Set the campaign up here, once: %(link)s", link=f"{base}/set-up/{token}"))


def _partner_link(base: str) -> str | None:
    """A personal link of the first institution whose letter counts and that may be asked."""
    counts = sorted(counted(db.session).institutions)
    first = next((it for it in counts if db.session.get(Institution, it).ask_state
                  != AskState.NEUTRAL), None)
    if first is None:
        return None
    with writing() as session:
        token = links.issue(session, system(), purpose=LinkPurpose.PARTNER,
                            institution=session.get(Institution, first))[1]
    return f"{base}/p/{token}"
