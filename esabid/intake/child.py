"""The child's side of intake: the only place where a stranger's file is parsed."""

import io
from dataclasses import replace
from pathlib import Path

from esabid.domain.findings import FindingCode, Severity
from esabid.domain.signature import SignatureReport
from esabid.intake.images import image_as_pdf
from esabid.intake.letter import open_letter
from esabid.intake.ocr import Reader
from esabid.intake.opening import Opened, open_image_pdf, open_pdf
from esabid.intake.outcome import Aids, IntakeLimits
from esabid.intake.refused import Refused
from esabid.intake.sniff import COMPANIONS
from esabid.isolate.child import serve

# Findings after which the next file gets a new child: what made them could have done more.
WARY = frozenset((FindingCode.ACTIVE_CONTENT_REMOVED, FindingCode.ATTACHMENTS_REMOVED,
                  FindingCode.REPAIRED))
# Stands in plain text in every PDF with a signature, which is laid around it (ISO 32000-2, 12.8).
SIGNED = b"/ByteRange"


def main(request: dict, report) -> dict:
    """Check `request["path"]`; files of the answer lie in `request["workdir"]`."""
    aids = Aids(**request["aids"])
    report(5, "open")
    if request["kind"] in COMPANIONS:
        # Parsers that letters do without cost more time than a letter takes.
        from esabid.intake.companions import open_companion

        return open_companion(request, aids)
    return letter(request, aids, report)


def letter(request: dict, aids: Aids, report) -> dict:
    """Pages, previews, text and so on of a letter, or the finding why it cannot be one."""
    path, workdir = Path(request["path"]), Path(request["workdir"])
    limits = replace(IntakeLimits(), **{**request["limits"], "child": IntakeLimits().child})
    reader, notes = Reader(aids.ocr), []
    try:
        opened, signatures = opened_letter(path, request["kind"], workdir, limits, aids)
        answer = open_letter(opened, workdir, limits, reader, signatures, notes, report)
    except Refused as refused:
        answer = {}
        notes.append(refused.finding)
    return {**answer, "findings": [note.as_dict() for note in notes]}


def opened_letter(path: Path, kind: str, workdir: Path, limits: IntakeLimits,
                  aids: Aids) -> tuple[Opened, tuple[SignatureReport, ...]]:
    """The file as a PDF, and its signatures, read before anything is changed."""
    if kind != "pdf":
        return open_image_pdf(io.BytesIO(image_as_pdf(path, limits))), ()
    signatures = ()
    if SIGNED in path.read_bytes():
        # As above: most letters are signed by hand.
        from esabid.intake.signatures import signatures_in

        signatures = signatures_in(path, Path(aids.roots) if aids.roots else None)
    return open_pdf(path, workdir), signatures


def harmless(answer: dict) -> bool:
    """Whether the child may take another file after this one."""
    return not any(note["severity"] == Severity.BLOCKS or note["code"] in WARY
                   for note in answer["findings"])


if __name__ == "__main__":
    serve(main, harmless)
