"""`python -m bench.sheaf LETTERS DPI FOLDER`: letters like real ones, and what is asked of them.

Writes the list for merging and `ministry.json` and `internal.json` for the dossier's child; in a
process of its own, so that the one that measures stays small.
"""

import json
import sys
from pathlib import Path

from bench.letters import snapshot, write

from esabid.paths import asset_folder

LIST = "list.txt"


def main(letters: int, dpi: int, folder: Path) -> None:
    """Write them all and print their bytes and pages as JSON."""
    fonts = asset_folder("static") / "fonts"
    sheets = write(letters, folder / "letters", fonts, dpi)
    (folder / LIST).write_text("\n".join(str(path) for path in sheets.paths))
    for profile in ("ministry", "internal"):
        frozen, prepared, originals = snapshot(sheets, profile)
        asked = {"snapshot": frozen, "lang": "pl", "edition": None, "fonts": str(fonts),
                 "out": str(folder / "dossier.pdf")}
        asked["prepared"] = {name: str(path) for name, path in prepared.items()}
        asked["originals"] = {name: str(path) for name, path in originals.items()}
        (folder / f"{profile}.json").write_text(json.dumps(asked))
    print(json.dumps({"bytes": sheets.size, "pages": sum(sheets.pages)}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
