"""`python -m esabid.dossier.probe`: tries each letter by itself, after a build has failed or died.

It says at which letter it is before it touches it, so that whoever listens knows of which one it
died, and goes on behind it with another child (dossier.careful).
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2

from esabid.domain.snapshot import LetterEntry, Snapshot
from esabid.dossier.check import whole
from esabid.dossier.halves import report, say
from esabid.dossier.request import read_request

_SCALE = 0.25


def unusable(snapshot: Snapshot, prepared: dict[str, Path], about=lambda number: None
             ) -> Iterator[int]:
    """Numbers of the letters that cannot be put into a dossier; `about(number)` before each."""
    for entry in snapshot.letters:
        if entry.pages:
            about(entry.number)
            if not _usable(entry, prepared.get(entry.prepared)):
                yield entry.number


def _usable(entry: LetterEntry, path: Path | None) -> bool:
    """Whether the file has its bytes and its pages, and goes all the way into a dossier."""
    if not whole(entry.prepared, path):
        return False
    try:
        with pikepdf.Job(["qpdf", "--empty", "--no-warn", "--pages", str(path), "--",
                          "unused.pdf"]).create_pdf() as pdf:
            sizes = [_size(page.as_form_xobject()) for page in pdf.pages]
            if len(sizes) != len(entry.pages) or any(
                    abs(own - planned) > 1 for pair in zip(sizes, entry.pages, strict=True)
                    for own, planned in zip(*pair, strict=True)):
                return False
            pdf.save(io.BytesIO(), static_id=True)
        _draw(path)
    except (OSError, ValueError, RuntimeError, pikepdf.PdfError, pypdfium2.PdfiumError):
        return False
    return True


def _size(form) -> tuple[float, float]:
    matrix = pikepdf.Matrix(form.get("/Matrix", pikepdf.Array([1, 0, 0, 1, 0, 0])))
    box = matrix.transform(pikepdf.Rectangle(form.BBox))
    return box.width, box.height


def _draw(path: Path) -> None:
    """Draw every page, small; what it shows is not looked at."""
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            page.render(scale=_SCALE)
    finally:
        document.close()


def main() -> int:
    """Try the letters of a request."""
    request = read_request(sys.stdin.buffer.read())
    found = []
    for number in unusable(request.snapshot, request.prepared, lambda it: report(0, str(it))):
        # Said at once: what a child found stays found when it dies of a later letter.
        report(100, str(number))
        found.append(number)
    say({"result": {"unusable": found}})
    return 0


if __name__ == "__main__":
    sys.exit(main())
