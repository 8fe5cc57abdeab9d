"""A real server with its worker, and a real browser, for whole stories."""

import os
import re
import shutil
import threading

import pytest
from playwright.sync_api import sync_playwright
from waitress import create_server, wasyncore
from web.conftest import filled, founded
from web.world import World

from esabid.jobs import Worker

__all__ = ["filled", "founded"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--no-first-run")

# A refusal that the test asks for, a connection it cuts; a look-up given up as its page was left.
EXPECTED = re.compile(
    r"(?i:status of|status error code) 4|ERR_FAILED|^htmx:(sendAbort|afterRequest),")


@pytest.fixture(scope="session")
def chromium():
    """The browser of this machine."""
    path = os.environ.get("ESABID_TEST_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)),
                                                         None)
    if path is None:
        pytest.skip(f"no browser: ESABID_TEST_BROWSER is unset, and none of {BROWSERS} on PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGS))
        yield browser
        browser.close()


class Site:
    """One campaign behind a real server; its worker does what requests leave."""

    def __init__(self, world: World):
        self.world = world
        self.server = create_server(world.app, host="127.0.0.1", port=0, threads=4)
        self.address = f"http://127.0.0.1:{self.server.effective_port}"
        world.app.config["BASE_URL"] = self.address
        self.ended = threading.Event()
        self.serving = threading.Thread(target=self._serve, daemon=True)
        self.serving.start()
        self.worker = Worker(world.app.huey)
        self.worker.start()

    def _serve(self) -> None:
        """Serve until the end; the thread that polls the sockets is the one that closes them."""
        while not self.ended.is_set():
            wasyncore.loop(timeout=0.1, map=self.server._map, count=1)
        self.server.task_dispatcher.shutdown(timeout=60)
        wasyncore.close_all(self.server._map)

    def stop(self) -> None:
        """End the worker, then the server, then the database."""
        self.worker.stop(graceful=True)
        self.ended.set()
        self.serving.join()
        self.world.close()


@pytest.fixture
def serve():
    """Put worlds behind servers until the test is over."""
    sites = []

    def start(world: World) -> Site:
        sites.append(Site(world))
        return sites[-1]

    yield start
    for site in sites:
        site.stop()


@pytest.fixture
def visit(chromium, serve):
    """Open browsers of people, gone before the servers; what a browser complains of fails."""
    contexts, complaints = [], []

    def someone(site, **options):
        context = chromium.new_context(base_url=site.address, accept_downloads=True, **options)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text)
                if said.type in ("error", "warning") and not EXPECTED.search(said.text) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield someone
    for context in contexts:
        context.close()
    assert complaints == []
