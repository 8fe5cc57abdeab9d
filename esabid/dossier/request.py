"""The request a dossier is built from."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from esabid.domain.frozen import from_plain
from esabid.domain.snapshot import Snapshot
from esabid.dossier.errors import DossierError
from esabid.typeset.layout import Edition
from esabid.wording.words import LANGUAGES


@dataclass(frozen=True)
class Request:
    """What to build: `prepared` and `originals` map the SHA-256 of prepared copies and of signed
    originals to their paths, `out` is the PDF; letters in `left_out` are taken for damaged."""

    snapshot: Snapshot
    lang: str
    edition: Edition | None
    fonts: Path
    prepared: dict[str, Path]
    out: Path
    originals: dict[str, Path] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()


def read_request(content: bytes) -> Request:
    """Read a request's JSON; raises DossierError("request") for one that cannot be understood."""
    try:
        asked = json.loads(content)
        edition = asked["edition"]
        if asked["lang"] not in LANGUAGES:
            raise ValueError(f"no language {asked['lang']!r}")
        return Request(
            snapshot=from_plain(Snapshot, asked["snapshot"]),
            lang=asked["lang"],
            edition=edition and from_plain(Edition, edition),
            fonts=Path(asked["fonts"]),
            prepared={name: Path(path) for name, path in asked["prepared"].items()},
            out=Path(asked["out"]),
            originals={name: Path(path) for name, path in asked.get("originals", {}).items()},
            left_out=frozenset(asked.get("left_out", ())))
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise DossierError("request", f"{type(error).__name__}: {error}") from error
