"""Numbers on pages: each leads to exactly the rows it counts, at the same cost for any number."""

import re
from contextlib import contextmanager

import factories
import pytest
from sqlalchemy import event
from web.new_files import new_file, sure_of
from web.world import SECRETS, Role

from esabid.domain.suggestion import Alike
from esabid.extensions import db, tools, writing
from esabid.models import IncomingState

LISTS = ["/desk/activity", "/desk/institutions", "/desk/letters", "/desk", "/overview",
         "/overview/letters", "/overview/institutions", "/desk/claims", "/desk/intake", "/"]


def _leads(page) -> list[tuple[int, str]]:
    """(number, address) of every tile, chip and bar that leads somewhere."""
    found = []
    for a in page.all("main")[0].iter("a"):
        counts = [it for it in a.iter("span") if it.get("class") in ("tile-value", "chip-count")]
        found += [(int(page.text_of(it)), a.get("href")) for it in counts]
    for li in page.all("li"):
        for value in (it for it in li.iter("span") if it.get("class") == "bar-value"):
            found += [(int(page.text_of(value)), a.get("href")) for a in li.iter("a")
                      if page.text_of(value).isdigit()]
    return found


def _rows_behind(reader, address: str) -> int:
    return reader.page(address).rows()


@pytest.mark.parametrize(("role", "address"), [
    (Role.COORDINATOR, "/desk"), (Role.COORDINATOR, "/desk/institutions"),
    (Role.COORDINATOR, "/desk/letters"), (Role.LEADERSHIP, "/overview")])
def test_every_number_leads_to_its_rows(full, role, address):
    reader = full.reader(role)
    leads = [(number, href) for number, href in _leads(reader.page(address))
             if "settings" not in href]
    assert leads and leads == [(_rows_behind(reader, href), href) for _, href in leads]


def test_the_headline_leads_to_the_letters_that_count(full):
    reader = full.reader(Role.LEADERSHIP)
    behind = dict(reader.page("/overview").links)["Show the letters that count"]
    assert (reader.page("/overview").hero(), reader.page(behind).rows()) == (3, 3)


def test_the_public_number_equals_its_list(full):
    page = full.reader().page("/")
    said = re.search(r"(\d+) letters from (\d+) institutions: (\d+) are named below, "
                     r"(\d+) asked not to be named", page.text)
    supporters = [ul for ul in page.all("ul") if ul.get("class") == "supporters"][0]
    letters, behind, named, unnamed = map(int, said.groups())
    assert (letters, behind, named, unnamed) == (page.hero(), named + unnamed,
                                                 len(list(supporters.iter("li"))), 1)


@pytest.mark.parametrize("address", ["/", "/privacy", "/accessibility", "/sign-in", "/healthz",
                                     "/nowhere", "/p/wrong"])
def test_public_pages_say_nothing_private(full, address):
    said = full.app.test_client().get(address).get_data(as_text=True)
    private = (*SECRETS, "dr Jan Przykładowy", "Kontaktowa Osoba", "Zmiana władz", "Zasiada w jury")
    assert [secret for secret in private if secret in said] == []


@contextmanager
def _statements(world):
    """Count the statements of what happens inside."""
    said = []
    with world.app.app_context():
        engine = db.engine

    def note(connection, cursor, statement, *rest):
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


def _grow(world, number: int) -> None:
    with world.app.app_context(), writing() as session:
        for _ in range(number):
            letter = factories.letter(session, factories.institution(session))
            mail = new_file(session, tools().store, IncomingState.OPENED, name="list.eml")
            new_file(session, tools().store, within=mail, prepared=False, suggestion=sure_of(
                factories.institution(session), alike=(Alike(letter.id, 0.9),)))


def test_lists_cost_the_same_for_three_rows_and_for_three_hundred(empty):
    reader = empty.reader(Role.COORDINATOR)
    _grow(empty, 3)
    few = _costs(empty, reader)
    _grow(empty, 150)
    assert _costs(empty, reader) == few
    assert max(few.values()) <= 33


def _costs(world, reader) -> dict[str, int]:
    found = {}
    for address in LISTS:
        with _statements(world) as said:
            assert reader.status(address) == 200
        found[address] = len(said)
    return found
