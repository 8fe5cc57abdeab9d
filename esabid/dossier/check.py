"""The files before typesetting: which are missing or not as recorded.

Run as a program it reads `{"name": [sha256, path], ...}` from standard input and prints the names
of those that are not whole: reading the letters takes a third as long as typesetting them, and
another processor may do it meanwhile.
"""

import hashlib
import json
import subprocess
import sys


def whole(sha256: str, path) -> bool:
    """Whether a file is there and has the bytes it had."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except (OSError, TypeError):
        return False


class Reading:
    """Files being read by a process of its own: name -> (sha256, path or None)."""

    def __init__(self, files: dict):
        # Nothing but the standard library: it starts in a moment.
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        asked = {name: [sha256, path and str(path)] for name, (sha256, path) in files.items()}
        # It reads all before it says anything, so that neither waits for the other.
        self._process.stdin.write(json.dumps(asked))
        self._process.stdin.close()

    def __enter__(self) -> "Reading":
        return self

    def __exit__(self, *_error) -> None:
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()

    def spoilt(self) -> set[str]:
        """The names of the files that are not whole; waits until all are read."""
        return set(json.load(self._process.stdout))


if __name__ == "__main__":
    print(json.dumps([name for name, (known, place) in json.load(sys.stdin).items()
                      if not whole(known, place)]))
