"""What is installed is what is in the tree: packages, templates, static files, catalogues."""

import configparser
import shutil
import subprocess
import sys
import zipfile

import pytest
from source_tree import PACKAGE, ROOT

from esabid.paths import asset_folder

# Neither is imported, so neither is a package of its own: they are data of their parent.
DATA_FOLDERS = ("migrations", "catalogues", "demo_letters")
ASSETS = ("templates", "static")


def _packages_on_disk() -> set:
    folders = {path.parent for path in PACKAGE.rglob("*.py")
               if not set(DATA_FOLDERS) & set(path.relative_to(PACKAGE).parts)}
    return {".".join(folder.relative_to(ROOT).parts) for folder in folders}


def _packages_listed() -> set:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    return set(setup["options"]["packages"].split())


# The pages of a campaign that is set up, told by the hash of what they say.
PAGES = """
import re, sys
from flask_migrate import upgrade
from esabid import create_app
import esabid
app = create_app(INSTANCE=sys.argv[1], IMMEDIATE=True, TESTING=True)
with app.app_context():
    upgrade()
print(esabid.__file__.startswith(sys.argv[2]))
for page in ("/", "/sign-in", "/privacy", "/accessibility", "/nothing", "/static/css/page.css"):
    answer = app.test_client().get(page, query_string={"lang": "pl"})
    print(answer.status_code, re.sub(r'value="[^"]{40,}"', "", answer.text))
"""


@pytest.fixture(scope="module")
def wheel_file(tmp_path_factory):
    """The wheel, built from a copy so that the checkout stays clean."""
    copy, out = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("wheel")
    for folder in ("esabid", *ASSETS):
        if (ROOT / folder).is_dir():
            shutil.copytree(ROOT / folder, copy / folder,
                            ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, copy / name)
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps",
         "--no-build-isolation", "--disable-pip-version-check", "-w", str(out), str(copy)],
        capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(wheel_file):
    """The names inside the wheel."""
    with zipfile.ZipFile(wheel_file) as archive:
        return set(archive.namelist())


def _files(folder, *suffixes) -> set:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
            and (not suffixes or path.suffix in suffixes)}


def test_setup_lists_every_package_of_the_tree():
    assets = {f"esabid.{name}" for name in ASSETS}
    assert _packages_listed() == _packages_on_disk() | assets


def test_every_package_has_its_opening_file():
    missing = [name for name in sorted(_packages_on_disk())
               if not (ROOT / name.replace(".", "/") / "__init__.py").exists()]
    assert missing == []


def test_the_wheel_holds_all_code_and_data(wheel):
    expected = {f"esabid/{name}" for name in _files(
        PACKAGE, ".py", ".po", ".mo", ".cfg", ".csv", ".ini", ".mako")}
    assert sorted(expected - wheel) == []


@pytest.mark.parametrize("asset", ASSETS)
def test_the_wheel_holds_templates_and_static_files(wheel, asset):
    expected = {f"esabid/{asset}/{name}" for name in _files(ROOT / asset)}
    assert expected != set()
    assert sorted(expected - wheel) == []


def test_the_wheel_holds_nothing_else(wheel):
    folders = {name.split("/")[0] for name in wheel}
    assert sorted(f for f in folders if f != "esabid" and not f.endswith(".dist-info")) == []


@pytest.mark.parametrize("asset", ASSETS)
def test_asset_folder_is_beside_the_package_in_a_checkout(asset):
    assert asset_folder(asset) == ROOT / asset


def test_asset_folder_is_inside_the_package_in_a_wheel(tmp_path):
    (tmp_path / "esabid" / "templates").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    assert asset_folder("templates", tmp_path / "esabid") == tmp_path / "esabid" / "templates"


def _pages(code, elsewhere) -> list:
    """The first line, and the pages served from the code in folder `code`."""
    told = subprocess.run(
        [sys.executable, "-c", PAGES, str(elsewhere / "instance"), str(code)], cwd=elsewhere,
        env={"PYTHONPATH": str(code), "PATH": ""}, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return told.stdout.split("\n", 1)


def test_installed_elsewhere_it_serves_the_same_pages(wheel_file, tmp_path):
    with zipfile.ZipFile(wheel_file) as archive:
        archive.extractall(tmp_path / "site")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    installed, checkout = _pages(tmp_path / "site", tmp_path / "a"), _pages(ROOT, tmp_path / "b")
    assert installed == checkout
    assert installed[0] == "True"
