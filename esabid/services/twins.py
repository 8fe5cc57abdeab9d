"""The HTML twins of dossiers, rendered anew for each reader from what their files froze."""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from esabid.domain.snapshot import Snapshot
from esabid.isolate import Limits, run
from esabid.models import CompilationFile
from esabid.paths import asset_folder
from esabid.wording import LANGUAGE_NAMES

# The style sheets of a twin, in their order.
SHEETS = ("css/tokens.css", "css/charts.css", "css/twin.css")
# A twin of 2,000 letters takes two seconds; these bounds only stop what has gone wrong.
_LIMITS = Limits(cpu_seconds=30, wall_seconds=60)


@dataclass(frozen=True)
class Addresses:
    """Where a twin's links lead: its style sheets, its PDF, the page to go back to, and by
    language the other twins. What is empty is not linked."""

    sheets: tuple[str, ...]
    pdf: str = ""
    home: str = ""
    others: tuple[tuple[str, str], ...] = ()


def twin(file: CompilationFile, addresses: Addresses, fonts: Path) -> bytes:
    """The page with the contents of a file; equal files and addresses give equal bytes.

    Raises ChildError where it cannot be rendered.
    """
    row = file.compilation
    return _rendered({"snapshot": json.loads(row.snapshot), "lang": file.lang,
                      "edition": row.issued, "places": file.places,
                      "unplaced": file.unplaced}, addresses, fonts)


def preview(frozen: Snapshot, lang: str, addresses: Addresses, fonts: Path) -> bytes:
    """The page that a dossier would have which is not made; nothing is kept.

    Raises ChildError where it cannot be rendered.
    """
    return _rendered({"snapshot": json.loads(frozen.to_json()), "lang": lang, "edition": None,
                      "places": {}, "unplaced": []}, addresses, fonts)


def _rendered(of: dict, addresses: Addresses, fonts: Path) -> bytes:
    with tempfile.TemporaryDirectory(prefix="esabid-") as folder:
        out = Path(folder) / "twin.html"
        run("esabid.dossier.twin", of | {
            "fonts": str(fonts), "templates": str(asset_folder("templates")),
            "sheets": addresses.sheets, "pdf": addresses.pdf, "home": addresses.home,
            "others": [(code, LANGUAGE_NAMES[code], href) for code, href in addresses.others],
            "out": str(out)}, _LIMITS)
        return out.read_bytes()
