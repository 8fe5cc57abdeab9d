"""Pages of the list of 100,000 institutions with 50,000 letters, against their bare rows."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from bench.many_rows import many_rows, statements
from bench.pairs import line, measured
from sqlalchemy.orm import Session

from esabid import create_app
from esabid.domain.permissions import Role
from esabid.extensions import db
from esabid.models import Account

# What somebody asks for at the desk: searched, narrowed and sorted in several ways.
PAGES = {
    "all, by name": "",
    "searched, a sector, by status": "?q=instytut+0&sector=ngo&sort=status",
    "an owner's overdue, by expected day": "?q=krakow&status=overdue&owner=Anna&sort=expected",
    "no answer for 14 days": "?silent=14&sort=asked",
    "all by next step, page 20": "?sort=-next_step&page=20",
    "a person's name": "?q=osoba+4242",
}


def naive(file: Path) -> int:
    """Fifty rows and a count of each state of the ask, searched and sorted by sqlite3 alone."""
    connection = sqlite3.connect(file)
    wanted = "FROM institution WHERE search_key LIKE '%instytut%'"
    counts = connection.execute(f"SELECT ask_state, count(*) {wanted} GROUP BY ask_state")
    total = sum(number for _, number in counts.fetchall())
    connection.execute(f"SELECT * {wanted} ORDER BY expected_on, sort_key LIMIT 50").fetchall()
    connection.close()
    return total


def coordinator(app):
    """A browser in which a coordinator is signed in."""
    db.session.add(Account(email="anna@example.org", name="Anna", role=Role.COORDINATOR,
                           session_key="bench", created_at=datetime.now(UTC)))
    db.session.commit()
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["_user_id"], kept["_fresh"] = "1.bench", True
    return client


def rows(institutions: int = 100_000, letters: int = 50_000):
    """Yields the lines of the table: whole answers, from the request to the HTML."""
    with many_rows(institutions, letters) as (session, campaign, file):
        app = create_app(INSTANCE=file.parent, DATABASE_URL=f"sqlite:///{file}")
        with app.app_context():
            client, engine = coordinator(app), db.engine
            db.session.remove()
        # Each answer in a context of its own, as a server gives it.
        for name, query in PAGES.items():
            address = f"/desk/institutions{query}"
            with statements(Session(engine)) as sent:
                assert client.get(address).status_code == 200
            selects = sum(it.startswith("SELECT") for it in sent)
            yield line(name, measured(lambda: client.get(address), lambda: naive(file)),
                       "rows and counts by sqlite3 alone", f"{selects} statements")
        engine.dispose()
