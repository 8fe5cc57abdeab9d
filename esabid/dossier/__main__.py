"""The child process: one JSON request on standard input, JSON lines on standard output."""

import gc
import shutil
import sys
import tempfile
from pathlib import Path

from esabid.dossier.errors import DossierError
from esabid.dossier.halves import report, say, start_anew
from esabid.dossier.pressing import press
from esabid.dossier.request import read_request


def main() -> int:
    """Typeset one dossier and become the process that joins it; returns 1 after an error line."""
    gc.disable()
    try:
        request = read_request(sys.stdin.buffer.read())
        folder = Path(tempfile.mkdtemp(dir=request.out.parent))
        try:
            start_anew(press(request, folder, report), folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    except DossierError as error:
        say({"error": {"code": error.code, "message": str(error)}})
    except OSError as error:
        say({"error": {"code": "storage", "message": str(error)}})
    return 1


if __name__ == "__main__":
    sys.exit(main())
