"""The second half of a build: assembled, inspected, and only then put in place.

The child starts anew for it (`python -m esabid.dossier.joining FOLDER`): what typesetting needed
is more memory than a thousand letters, and Python does not give it back.
"""

import gc
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf

from esabid.domain.frozen import from_plain
from esabid.domain.steps import BEGINS, Step
from esabid.dossier.assemble import assemble
from esabid.dossier.errors import step
from esabid.dossier.halves import PRESSED, SKELETON, Built, Pressed, answer, report
from esabid.dossier.inspect import inspect

_VERSIONS = {"pikepdf": pikepdf.__version__, "qpdf": pikepdf.__libqpdf_version__}


def join(pressed: Pressed, folder: Path, report: Callable[[int, str], None]) -> Built:
    """Put the letters into the skeleton in `folder`, and the dossier in its place.

    Raises DossierError where something fails or does not add up; then nothing is in place.
    """
    layout, whole = pressed.layout, folder / "dossier.pdf"
    prepared = {name: Path(path) for name, path in pressed.prepared.items()}
    report(BEGINS[Step.ASSEMBLE], Step.ASSEMBLE)
    step(Step.ASSEMBLE, assemble, folder / SKELETON, layout, prepared, whole, pressed.identifier,
         pressed.attachments)
    report(BEGINS[Step.INSPECT], Step.INSPECT)
    step(Step.INSPECT, inspect, whole, layout, pressed.attachments)
    os.replace(whole, pressed.out)
    report(BEGINS[Step.STORE], Step.INSPECT)
    return Built(pages=layout.pages, front_pages=layout.front_pages, letters=pressed.letters,
                 bytes=Path(pressed.out).stat().st_size, places=layout.places,
                 unplaced=pressed.unplaced, unattached=pressed.unattached,
                 versions=pressed.versions | _VERSIONS)


def main(folder: Path) -> int:
    """Join what the first half left in `folder`, which is gone afterwards."""
    gc.disable()
    try:
        pressed = from_plain(Pressed, json.loads((folder / PRESSED).read_text()))
        return answer(lambda: join(pressed, folder, report))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
