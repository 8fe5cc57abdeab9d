"""Reads pages that are pictures, by tesseract where it is installed and switched on."""

import io
import os
import shutil
import subprocess
import time

# Dots an inch: fewer cost letters, more cost time.
GRAIN = 220
MAX_PIXELS = 12_000_000
# Seconds of wall clock for all pages of a file, well within what its child may take.
SECONDS, AFTER = 11, 12
LONGEST = 20_000


class Reader:
    """Reads pictures in these languages ("pol+eng") for a few seconds; "" reads nothing.

    Make it when the work on a file begins: what the earlier steps take is taken from its time.
    """

    def __init__(self, languages: str):
        self._languages = languages
        self._command = shutil.which("tesseract") if languages else None
        self._latest = time.monotonic() + AFTER + SECONDS
        self._left = SECONDS

    def has_time(self) -> bool:
        """Whether there is a reader at all, and time left for another page."""
        return self._command is not None and self._seconds() > 1

    def read(self, page) -> str:
        """The text of a page of pypdfium2; "" where none is found in time."""
        began = time.monotonic()
        width, height = page.get_size()
        scale = min(GRAIN / 72, (MAX_PIXELS / (width * height)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        picture = io.BytesIO()
        bitmap.to_pil().save(picture, "PNG", compress_level=1, dpi=(scale * 72, scale * 72))
        bitmap.close()
        try:
            told = subprocess.run(
                [self._command, "stdin", "stdout", "-l", self._languages, "--psm", "3"],
                input=picture.getvalue(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"}, timeout=max(0.1, self._seconds()))
        except (subprocess.TimeoutExpired, OSError):
            return ""
        finally:
            self._left -= time.monotonic() - began
        text = told.stdout.decode("utf-8", "replace") if told.returncode == 0 else ""
        return text.replace("\f", "")[:LONGEST]

    def _seconds(self) -> float:
        return min(self._left, self._latest - time.monotonic())
