"""For random histories the pages, the JSON, the command line and the PDF say the same numbers."""

import re
import tempfile
from pathlib import Path

import factories
import pypdfium2
import pytest
from cli.conftest import Esabid
from hypothesis import HealthCheck, given, settings
from journeys.histories import kinds, play, recount, steps
from web.world import World, found

from esabid.domain.permissions import Role
from esabid.extensions import system, tools, writing
from esabid.services import incoming

GOAL = 3


@pytest.fixture(scope="module")
def begun(tmp_path_factory, blank_database):
    """A campaign, and one checked file that every letter of a history may come as."""
    folder = tmp_path_factory.mktemp("begun")
    (folder / "esabid.sqlite").write_bytes(blank_database.read_bytes())
    world = found(World(folder), goal=GOAL, milestones=[5, 8])
    with world.app.app_context():
        stored = tools().store.put(factories.pdf())
        with writing() as session:
            incoming.keep(session, system(), sha256=stored.sha256, size=stored.size)
        outcome, parts = incoming.examine(tools().store, stored.sha256, "list.pdf")
    world.close()
    return world, {"name": "list.pdf", "sha256": stored.sha256, "outcome": outcome,
                   "stored": parts}


@settings(max_examples=12,
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(kinds=kinds, steps=steps)
def test_every_door_says_the_numbers_of_a_naive_recount(begun, kinds, steps):
    origin, paper = begun
    with tempfile.TemporaryDirectory() as folder:
        world = origin.copy(Path(folder))
        with world.app.app_context(), writing() as session:
            play(session, kinds, steps, paper)
        counted = recount(world.folder / "esabid.sqlite")
        said = {"command": _command(world), "address": _address(world), "page": _page(world),
                "public page": _public(world), "pdf": _pdf(world, counted)}
        world.close()
    assert {door: numbers | {name: counted[name] for name in counted if name not in numbers}
            for door, numbers in said.items()} == dict.fromkeys(said, counted)


def _plain(answer: dict) -> dict:
    """The numbers of a JSON answer as the recount writes them."""
    kept = {name: answer[name] for name in (
        "goal", "verified", "received", "institutions", "parents", "city_run", "percent",
        "crossed_on", "asks") if name in answer}
    for group, code in (("by_sector", "sector"), ("by_reach", "reach")):
        kept[group] = {it[code]: it["institutions"] for it in answer[group]
                       if it["institutions"]}
    return kept


def _command(world) -> dict:
    return _plain(Esabid(world.folder).json("progress"))


def _address(world) -> dict:
    return _plain(world.reader(Role.LEADERSHIP).client.get("/api/v1/progress").get_json())


_TILES = {"Institutions behind the letters": "institutions", "Letters received": "received",
          "Separate organisations": "parents", "From bodies of the city alone": "city_run"}


def _page(world) -> dict:
    """The hero and the tiles of leadership's page."""
    page = world.reader(Role.LEADERSHIP).page("/overview")
    words = {it.get("class"): [] for it in page.all("span")}
    for it in page.all("span"):
        words[it.get("class")].append(page.text_of(it))
    found = dict(zip(words["tile-label"], words["tile-value"], strict=True))
    return {"verified": page.hero()} | {
        name: int(found[label]) for label, name in _TILES.items()}


def _public(world) -> dict:
    """The public address for programs, which must equal the public page's own number."""
    reader = world.reader()
    plain = reader.client.get("/progress.json").get_json()
    assert plain["verified"] == reader.page("/").hero()
    return {name: value for name, value in _plain(plain).items() if name != "asks"}


def _pdf(world, counted) -> dict:
    """The summary page of the office's own dossier; nothing is made of no letter."""
    if not counted["verified"]:
        return {}
    made = Esabid(world.folder).json("dossier", "make", "--profile", "internal", "--lang", "en",
                                     "--short")
    with pypdfium2.PdfDocument(made["path"]) as pdf:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    summary = next(page for page in pages if page.startswith("Summary"))
    numbers = {}
    for name, words in (("verified", r"letters? of support"), ("received", r"letters? received"),
                        ("institutions", r"institutions? behind"),
                        ("parents", r"separate organisations?"),
                        ("city_run", r"letters? from bodies")):
        numbers[name] = int(re.search(rf"(\d+) (?:of )?(?:\d+ )?{words}", summary)[1])
    return numbers
