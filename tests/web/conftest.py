"""Campaigns for the tests of pages, made once and copied for each test."""

import shutil

import pytest
from sqlalchemy import select
from web.new_files import new_file, sure_of
from web.world import World, fill, found

from esabid.extensions import tools, writing
from esabid.models import Institution


@pytest.fixture(scope="session")
def founded(tmp_path_factory, blank_database):
    """A campaign without a single institution."""
    folder = tmp_path_factory.mktemp("founded")
    shutil.copy(blank_database, folder / "esabid.sqlite")
    world = found(World(folder))
    world.close()
    return world


@pytest.fixture(scope="session")
def filled(tmp_path_factory, founded):
    """A campaign with every kind of row and a dossier."""
    world = fill(founded.copy(tmp_path_factory.mktemp("filled")))
    world.close()
    return world


@pytest.fixture
def blank(tmp_path, blank_database):
    """An instance whose campaign is not set up."""
    shutil.copy(blank_database, tmp_path / "esabid.sqlite")
    world = World(tmp_path)
    yield world
    world.close()


@pytest.fixture
def empty(tmp_path, founded):
    """A campaign without a single institution, of the test's own."""
    world = founded.copy(tmp_path)
    yield world
    world.close()


@pytest.fixture
def full(tmp_path, filled):
    """A campaign with every kind of row, of the test's own."""
    world = filled.copy(tmp_path)
    yield world
    world.close()


@pytest.fixture
def made(full):
    """Make a file at the desk, sure of the world's institution unless said otherwise."""
    def make(*names, **changes):
        with full.app.app_context(), writing() as session:
            bodies = [session.scalar(select(Institution).where(Institution.name_pl == name))
                      for name in names or ("Akademia Próbna",)]
            changes.setdefault("suggestion", sure_of(*bodies))
            return new_file(session, tools().store, **changes).public_id
    return make
