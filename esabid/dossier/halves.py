"""What the two halves of a build hand on, and how they speak; loads without any PDF library."""

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from esabid.domain.frozen import to_json
from esabid.dossier.attachment import Attachment
from esabid.dossier.errors import DossierError
from esabid.typeset.placing import Layout

SKELETON, PRESSED = "skeleton.pdf", "pressed.json"


@dataclass(frozen=True)
class Pressed:
    """A skeleton and all that is needed to make a dossier of it; `identifier` stands for it."""

    layout: Layout
    prepared: dict[str, str]
    attachments: tuple[Attachment, ...]
    letters: int
    unplaced: tuple[int, ...]
    unattached: tuple[int, ...]
    versions: dict[str, str]
    identifier: str
    out: str


@dataclass(frozen=True)
class Built:
    """A finished dossier: its size in pages and bytes, and the page of each key (`places`).

    `unplaced` are the numbers of the letters whose page says that their file is missing,
    `unattached` those whose signed original is.
    """

    pages: int
    front_pages: int
    letters: int
    bytes: int
    places: dict[str, int]
    unplaced: tuple[int, ...]
    unattached: tuple[int, ...]
    versions: dict[str, str]


def start_anew(pressed: Pressed, folder: Path) -> None:
    """Become a new process, with its own memory, that joins what lies in `folder`."""
    (folder / PRESSED).write_text(to_json(pressed))
    os.execv(sys.executable, [sys.executable, "-P", "-m", "esabid.dossier.joining", str(folder)])


def say(line: dict) -> None:
    """One line of the child's answer."""
    print(json.dumps(line, sort_keys=True), flush=True)


def report(percent: int, at: str) -> None:
    """Tell the parent how far the work is."""
    say({"progress": percent, "step": at})


def answer(deed) -> int:
    """Do it and say its result or its error; returns what the process ends with."""
    try:
        built = deed()
    except DossierError as error:
        say({"error": {"code": error.code, "message": str(error)}})
        return 1
    except OSError as error:
        say({"error": {"code": "storage", "message": str(error)}})
        return 1
    say({"result": asdict(built)})
    return 0
