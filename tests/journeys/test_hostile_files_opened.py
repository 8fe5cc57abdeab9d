"""Hostile files opened from the application in a real browser: nothing in them runs or calls."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import factories
import pytest
from pages import PASSWORD
from playwright.sync_api import Error
from web.world import email_of

from esabid.domain.letter import FileRole
from esabid.domain.permissions import Role
from esabid.extensions import db, tools, writing
from esabid.models import LetterFile
from esabid.services import incoming

pytestmark = pytest.mark.browser
# Says aloud that it runs, to the page it runs in and to a foreign server.
SPELL = "window.top.ran = 1; fetch('{away}/ran'); new Image().src = '{away}/image';"
HOSTILE = {
    "strona.html": "<!doctype html><img src='{away}/seen'><script>" + SPELL + "</script>",
    "rysunek.svg": "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/"
                   "xlink'><image xlink:href='{away}/seen'/><script>" + SPELL + "</script></svg>",
    "program.js": SPELL,
    "styl.css": "@import url('{away}/styled'); body {{ background: url('{away}/seen') }}",
}


@pytest.fixture
def away():
    """A foreign server, and the list of what was asked of it."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_said):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def _polyglot(away: str) -> bytes:
    """A letter that is a page with a script as well, after its last byte as a PDF."""
    return factories.pdf("Popieramy") + HOSTILE["strona.html"].format(away=away).encode()


@pytest.fixture
def opened(serve, filled, tmp_path, away, chromium):
    """A browser at the desk, and the addresses of every hostile file there is."""
    site = serve(filled.copy(tmp_path, IMMEDIATE=False))
    with site.world.app.app_context():
        store = tools().store
        with writing() as session:
            row = factories.letter(session)
            factories.attach(session, store, row, _polyglot(away[0]))
            for name, text in HOSTILE.items():
                stored = store.put(text.format(away=away[0]).encode())
                incoming.keep(session, factories.actor(), sha256=stored.sha256, size=stored.size)
                row.files.append(LetterFile(sha256=stored.sha256, role=FileRole.ATTACHMENT,
                                            name=name))
        card = f"/desk/letters/{row.public_id}"
        found = [f"{card}/original", f"{card}/pages/1.png",
                 *(f"{card}/files/{it.id}" for it in row.others)]
        db.session.remove()
    # Not `visit`: that the browser complains of what it blocked is just right here.
    context = chromium.new_context(base_url=site.address, accept_downloads=True)
    page = context.new_page()
    page.goto("/sign-in?lang=pl")
    page.fill("#email", email_of(Role.COORDINATOR))
    page.fill("#password", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/desk")
    yield page, card, found
    context.close()


def test_the_files_are_hostile_where_nobody_stops_them(chromium, away):
    page = chromium.new_page()
    page.set_content(HOSTILE["strona.html"].format(away=away[0]))
    page.wait_for_timeout(300)
    ran = page.evaluate("window.ran")
    page.close()
    assert (ran, sorted(away[1])) == (1, ["/image", "/ran", "/seen"])


def test_hostile_files_opened_as_pages_do_nothing(opened, away):
    page, _card, found = opened
    fates = []
    for address in found:
        try:
            page.goto(address)
            fates.append("shown")
        except Error as error:
            assert "Download is starting" in str(error)
            fates.append("downloaded")
    page.wait_for_timeout(300)
    assert (fates, page.evaluate("window.ran"), away[1]) == (
        ["downloaded", "shown", *["downloaded"] * len(HOSTILE)], None, [])


@pytest.mark.parametrize("tag", [("img", "src"), ("iframe", "src"), ("object", "data"),
                                 ("embed", "src"), ("script", "src"), ("link", "href")])
def test_hostile_files_drawn_into_a_page_do_nothing(opened, away, tag):
    page, card, found = opened
    page.goto(card)
    page.evaluate("""([tag, attribute, addresses]) => addresses.forEach(address => {
        const it = document.createElement(tag);
        it.rel = "stylesheet";
        it[attribute] = address;
        document.body.append(it);
    })""", [*tag, found])
    page.wait_for_timeout(500)
    assert (page.evaluate("window.ran"), away[1]) == (None, [])
