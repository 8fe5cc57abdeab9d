"""The request a dossier is built from, and the errors that end it."""

import json
from dataclasses import dataclass
from pathlib import Path

from esabid.domain.frozen import from_plain
from esabid.domain.snapshot import Snapshot, snapshot_from
from esabid.typeset.layout import Edition
from esabid.wording.words import LANGUAGES


class DossierError(Exception):
    """A dossier that cannot be built; `code` is for programs, the message for the log."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Request:
    """What to build: `prepared` maps a prepared copy's SHA-256 to its path, `out` is the PDF."""

    snapshot: Snapshot
    lang: str
    edition: Edition | None
    fonts: Path
    prepared: dict[str, Path]
    out: Path


def read_request(content: bytes) -> Request:
    """Read a request's JSON; raises DossierError("request") for one that cannot be understood."""
    try:
        asked = json.loads(content)
        edition = asked["edition"]
        if asked["lang"] not in LANGUAGES:
            raise ValueError(f"no language {asked['lang']!r}")
        return Request(
            snapshot=snapshot_from(json.dumps(asked["snapshot"])),
            lang=asked["lang"],
            edition=edition and from_plain(Edition, edition),
            fonts=Path(asked["fonts"]),
            prepared={name: Path(path) for name, path in asked["prepared"].items()},
            out=Path(asked["out"]))
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise DossierError("request", f"{type(error).__name__}: {error}") from error
