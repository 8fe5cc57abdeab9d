"""Builds one dossier: check, typeset, assemble, inspect, and only then put in place."""

import gc
import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from esabid import __version__
from esabid.dossier.assemble import assemble
from esabid.dossier.check import unusable
from esabid.dossier.inspect import inspect
from esabid.dossier.request import DossierError, Request
from esabid.typeset.skeleton import REPORTLAB, typeset

# Counted up whenever equal facts are set on other pages than before.
PRESS = "2"
VERSIONS = {"esabid": __version__, "pikepdf": pikepdf.__version__, "press": PRESS,
            "reportlab": REPORTLAB}


@dataclass(frozen=True)
class Built:
    """A finished dossier: its size in pages and bytes, and its hash.

    `unplaced` are the numbers of the letters whose page says that their file is missing.
    """

    pages: int
    front_pages: int
    letters: int
    bytes: int
    sha256: str
    unplaced: tuple[int, ...]
    versions: dict[str, str]


def build(request: Request, report: Callable[[int, str], None]) -> Built:
    """Write the dossier to `request.out`; `report(percent, step)` is called along the way.

    Raises DossierError where something fails or does not add up; then nothing is written.
    """
    # The collector finds nothing to free in a run this short and costs a fifth of its time.
    gc.disable()
    try:
        with tempfile.TemporaryDirectory(dir=request.out.parent) as folder:
            return _build(request, report, Path(folder))
    except OSError as error:
        raise DossierError("storage", str(error)) from error
    finally:
        gc.enable()


def _build(request, report, folder) -> Built:
    skeleton, whole = folder / "skeleton.pdf", folder / "dossier.pdf"
    report(0, "typeset")
    missing = unusable(request.snapshot, request.prepared)
    report(20, "typeset")
    layout = _step("typeset", typeset, request.snapshot, request.lang, request.edition,
                   request.fonts, skeleton, missing)
    report(50, "assemble")
    _step("assemble", assemble, skeleton, layout, request.prepared, whole)
    report(85, "inspect")
    _step("inspect", inspect, whole, layout)
    built = _measure(whole, layout, request, missing)
    os.replace(whole, request.out)
    report(100, "inspect")
    return built


def _step(code, deed, *arguments):
    """Run one step; whatever it raises becomes an error that names the step."""
    try:
        return deed(*arguments)
    except (OSError, DossierError):
        raise
    except Exception as error:
        raise DossierError(code, f"{type(error).__name__}: {error}") from error


def _measure(path, layout, request, missing) -> Built:
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Built(pages=layout.pages, front_pages=layout.front_pages,
                 letters=len(request.snapshot.letters), bytes=path.stat().st_size,
                 sha256=digest, unplaced=tuple(sorted(missing)), versions=VERSIONS)
