"""Builds one dossier in this process: check, typeset, assemble, inspect, put in place."""

import gc
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from esabid.domain.steps import Step
from esabid.dossier.errors import DossierError
from esabid.dossier.halves import Built
from esabid.dossier.joining import join
from esabid.dossier.pressing import press
from esabid.dossier.probe import unusable
from esabid.dossier.request import Request


def build(request: Request, report: Callable[[int, str], None]) -> Built:
    """Write the dossier to `request.out`; `report(percent, step)` is called along the way.

    Where the assembly fails, each letter is tried by itself, and what cannot be used left out.
    Raises DossierError where something fails or does not add up; then nothing is written.
    """
    # The collector finds nothing to free in a run this short and costs a fifth of its time.
    gc.disable()
    try:
        return _build(request, report)
    except OSError as error:
        raise DossierError("storage", str(error)) from error
    except DossierError as error:
        bad = frozenset(unusable(request.snapshot, request.prepared)) - request.left_out
        if error.code != Step.ASSEMBLE or not bad:
            raise
        return _build(replace(request, left_out=request.left_out | bad), report)
    finally:
        gc.enable()


def _build(request, report) -> Built:
    with tempfile.TemporaryDirectory(dir=request.out.parent) as name:
        return join(press(request, Path(name), report), Path(name), report)
