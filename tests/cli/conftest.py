"""An instance of its own for every test of the command line, and the command line itself."""

import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import factories
import pytest
from click.testing import CliRunner

from esabid import create_app
from esabid.cli import cli
from esabid.cli.instance import close
from esabid.domain.permissions import Role
from esabid.extensions import db, system, writing
from esabid.services import accounts

COORDINATOR = "anna@example.org"


@dataclass(frozen=True)
class Esabid:
    """The command line over one instance."""

    instance: Path

    def run(self, *args, code: int = 0, lang: str = "C.UTF-8"):
        """Run a command; its result, once it ended with `code`."""
        result = CliRunner().invoke(cli, [str(it) for it in args], env={
            "ESABID_INSTANCE": str(self.instance), "LANG": lang, "LC_ALL": None,
            "LC_MESSAGES": None})
        # Anything but SystemExit is a fault of ours that reached the top.
        assert isinstance(result.exception, SystemExit | None), result.exc_info
        assert result.exit_code == code, result.output
        return result

    def json(self, *args, code: int = 0):
        """Run a command with --json and read its answer."""
        return json.loads(self.run(*args, "--json", code=code).stdout)

    @contextmanager
    def opened(self):
        """The application over the same instance, to look or to prepare."""
        app = create_app(INSTANCE=self.instance)
        with app.app_context():
            yield app
            close(app)


@pytest.fixture
def esabid(tmp_path, blank_database):
    """The command line over an instance that is made but not set up."""
    instance = tmp_path / "instance"
    instance.mkdir()
    shutil.copy(blank_database, instance / "esabid.sqlite")
    return Esabid(instance)


@pytest.fixture
def campaign(esabid):
    """The command line over a campaign with one coordinator."""
    with esabid.opened(), writing() as session:
        factories.campaign(session)
        accounts.add(session, system(), email=COORDINATOR, role=Role.COORDINATOR, name="Anna")
    return esabid


@pytest.fixture
def institutions(campaign):
    """Three institutions of the campaign: public id and reference by name."""
    rows = "name_pl;short_name\r\n" + "".join(f"{name};{short}\r\n" for name, short in (
        ("Akademia Żeglugi Gwiezdnej", "AŻG"), ("Instytut Łączności Próbnej", ""),
        ("Ćwierć Księżyca sp. z o.o.", "")))
    file = campaign.instance.parent / "three.csv"
    file.write_text(rows, encoding="utf-8")
    campaign.run("institutions", "import", file)
    return listed(campaign)


def listed(esabid) -> dict[str, tuple[str, str]]:
    """(public id, reference) by Polish name, read from an export."""
    file = esabid.instance.parent / "listed.csv"
    esabid.run("institutions", "export", file)
    lines = file.read_text(encoding="utf-8-sig").splitlines()[1:]
    return {cells[2]: (cells[0], cells[1]) for cells in (line.split(";") for line in lines)}


@pytest.fixture
def session(campaign):
    """The database of the campaign, to look into."""
    with campaign.opened():
        yield db.session
