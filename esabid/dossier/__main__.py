"""The child process: one JSON request on standard input, JSON lines on standard output."""

import json
import sys
from dataclasses import asdict

from esabid.dossier.build import build
from esabid.dossier.request import DossierError, read_request


def _say(line: dict) -> None:
    print(json.dumps(line, sort_keys=True), flush=True)


def main() -> int:
    """Build one dossier; returns 0, or 1 after an error line."""
    try:
        request = read_request(sys.stdin.buffer.read())
        built = build(request, lambda done, step: _say({"progress": done, "step": step}))
    except DossierError as error:
        _say({"error": {"code": error.code, "message": str(error)}})
        return 1
    _say({"result": asdict(built)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
