"""Who may import whom: one may walk in, never out."""

import sys

from source_tree import PACKAGE, imports, python_files, room, room_of

DOMAIN = {"domain"}
PRESS = {"filestore", "isolate", "config", "paths", "figures", "pictures", "wording"}
ARCHIVE = {"models", "queries"}
WORKSHOPS = {"dossier", "intake", "mail", "spreadsheets"}
SERVICES = DOMAIN | PRESS | ARCHIVE | WORKSHOPS
DEEDS = SERVICES | {"services"}
PAGES = (DEEDS | {"access", "jobs", "extensions"}) - {"intake", "dossier"}
DOORS = {"web", "api", "cli", "access", "jobs"}

# Of ours; a room may always import itself.
OURS = {
    "esabid": set(),
    "domain": set(),
    "figures": DOMAIN,
    "pictures": {"figures"},
    "wording": DOMAIN,
    "filestore": set(),
    "isolate": set(),
    "config": set(),
    "paths": set(),
    "typeset": {"domain", "figures", "wording"},
    "intake": {"domain", "isolate"},
    "dossier": {"domain", "figures", "typeset", "wording", "isolate"},
    "mail": {"domain", "wording"},
    # Workbooks are opened in a limited child, as letters are.
    "spreadsheets": {"domain", "wording", "isolate"},
    "models": DOMAIN,
    "queries": {"domain", "models"},
    "services": SERVICES,
    # The tools include the one transaction every door uses, and the actor behind commands.
    "extensions": DOMAIN | {"models", "mail", "filestore", "config", "services"},
    "jobs": DEEDS | {"extensions"},
    "access": DEEDS | {"extensions"},
    "web": PAGES,
    "api": PAGES,
    # A door that seeds an instance of its own: it also draws the invented letters.
    "demo": DEEDS | {"extensions", "typeset"},
    "cli": DEEDS | {"jobs", "extensions", "app", "create_app", "demo"},
    "app": DOORS | {"config", "paths", "extensions"},
}

# The version is a plain string of the root; typeset and dossier print it, commands say it.
EVERYONE = {"__version__"}

# From outside; the standard library is open to all. Werkzeug is the other half of Flask.
OUTSIDE = {
    "domain": {"stdnum"},
    "wording": {"babel"},
    "filestore": {"obstore"},
    "config": {"dotenv"},
    "pictures": {"PIL"},
    "typeset": {"reportlab"},
    "intake": {"pikepdf", "pypdfium2", "PIL", "img2pdf", "pyhanko", "pyhanko_certvalidator",
               "asn1crypto", "cryptography", "lxml", "zxingcpp", "oxmsg"},
    "dossier": {"pikepdf", "pypdfium2", "jinja2", "markupsafe", "pyhanko", "docx"},
    "mail": {"jinja2"},
    "spreadsheets": {"openpyxl", "xlsxwriter", "rapidfuzz"},
    "models": {"sqlalchemy"},
    "queries": {"sqlalchemy"},
    "services": {"sqlalchemy", "argon2"},
    "extensions": {"flask", "flask_sqlalchemy", "flask_migrate", "flask_wtf", "flask_login"},
    "jobs": {"huey"},
    "access": {"flask", "flask_login", "werkzeug"},
    "web": {"flask", "werkzeug", "wtforms", "flask_wtf", "segno"},
    "api": {"flask", "werkzeug"},
    "cli": {"click", "waitress", "flask"},
    "demo": {"PIL", "pypdfium2"},
    "app": {"flask", "werkzeug"},
}

# One file of a room may know what the others of the room may not.
ONE_FILE = {"obstore": "esabid/filestore/s3.py"}

# Imports inside functions, each with its reason.
INLINE = {
    ("esabid/__init__.py", "esabid.app.create_app"): "the rules load without Flask",
    ("esabid/cli/run.py", "esabid.demo.seed"): "only the demo's first start draws letters",
    ("esabid/intake/child.py", "esabid.intake.companions.open_companion"):
        "parsers of e-mails and signature files cost more time than a letter takes",
    ("esabid/intake/child.py", "esabid.intake.signatures.signatures_in"):
        "parsers of certificates cost more time than a letter without a signature takes",
    ("esabid/isolate/child.py", "ctypes"): "the child alone needs it, and only on Linux",
}


def _every_import():
    return [(room_of(path), found) for path in python_files("esabid") for found in imports(path)]


def _of_ours(found):
    return found.name.split(".")[0] == "esabid"


def test_every_room_stands_in_the_table():
    rooms = {room_of(path) for path in python_files("esabid")}
    assert rooms - set(OURS) == set()


def test_rooms_import_only_the_rooms_the_table_allows():
    wrong = [str(found) for here, found in _every_import()
             if _of_ours(found) and (found.path, found.name) not in INLINE
             and room(found.name) not in OURS[here] | {here} | EVERYONE]
    assert wrong == []


def test_rooms_import_only_the_libraries_the_table_allows():
    wrong = [str(found) for here, found in _every_import()
             if not _of_ours(found) and not found.relative
             and found.name.split(".")[0] not in sys.stdlib_module_names | OUTSIDE.get(here, set())]
    assert wrong == []


def test_a_library_for_one_file_stays_in_it():
    wrong = [str(found) for _, found in _every_import()
             if found.path != ONE_FILE.get(found.name.split(".")[0], found.path)]
    assert wrong == []


def test_imports_are_absolute():
    assert [str(found) for _, found in _every_import() if found.relative] == []


def test_imports_stand_at_the_top_but_for_the_argued_ones():
    inline = {(found.path, found.name) for _, found in _every_import() if found.inline}
    # Both ways: an exception that nobody uses any more leaves the list.
    assert inline == set(INLINE)
