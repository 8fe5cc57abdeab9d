"""The child's side of intake: the only place where a stranger's file is parsed."""

import io
from dataclasses import asdict, replace
from pathlib import Path

from esabid.domain.findings import FindingCode, Severity
from esabid.intake.container import open_container
from esabid.intake.images import image_as_pdf
from esabid.intake.letter import open_letter
from esabid.intake.mail import open_message
from esabid.intake.ocr import Reader
from esabid.intake.opening import open_image_pdf, open_pdf
from esabid.intake.outcome import Aids, IntakeLimits
from esabid.intake.refused import Refused
from esabid.intake.signatures import signatures_in
from esabid.isolate.child import serve

# Findings after which the next file gets a new child: what made them could have done more.
WARY = frozenset((FindingCode.ACTIVE_CONTENT_REMOVED, FindingCode.ATTACHMENTS_REMOVED,
                  FindingCode.REPAIRED))


def main(request: dict, report) -> dict:
    """Check `request["path"]`; files of the answer lie in `request["workdir"]`."""
    path, workdir = Path(request["path"]), Path(request["workdir"])
    limits = replace(IntakeLimits(), **{**request["limits"], "child": IntakeLimits().child})
    aids = Aids(**request["aids"])
    reader = Reader(aids.ocr)
    roots = Path(aids.roots) if aids.roots else None
    report(5, "open")
    if request["kind"] == "email":
        return message(path, workdir, aids.zone)
    if request["kind"] == "signature":
        beside = Path(request["beside"]) if request["beside"] else None
        return container(path, workdir, roots, beside)
    notes = []
    try:
        if request["kind"] == "pdf":
            # Before anything is changed, and even of a file that cannot be prepared.
            signatures = signatures_in(path, roots)
            opened = open_pdf(path, workdir)
        else:
            signatures = ()
            opened = open_image_pdf(io.BytesIO(image_as_pdf(path, limits)))
        answer = open_letter(opened, workdir, limits, reader, signatures, notes, report)
    except Refused as refused:
        answer = {}
        notes.append(refused.finding)
    return {**answer, "findings": [note.as_dict() for note in notes]}


def message(path: Path, workdir: Path, zone: str) -> dict:
    """What an e-mail gives up, as plain values."""
    found = open_message(path, workdir, zone)
    day = found.hints.sent_on
    return {"hints": {**asdict(found.hints), "sent_on": day.isoformat() if day else ""},
            "inside": laid(found.inside), "message_key": found.message_key,
            "findings": [note.as_dict() for note in found.findings]}


def container(path: Path, workdir: Path, roots: Path | None, beside: Path | None) -> dict:
    """What a signature file gives up, as plain values."""
    found = open_container(path, workdir, roots, beside)
    return {"signatures": [report.as_dict() for report in found.signatures],
            "inside": laid(found.inside), "signed_sha256": found.signed_sha256,
            "findings": [note.as_dict() for note in found.findings]}


def laid(inside) -> list:
    """Names of the files inside, each with its place in the work folder."""
    return [[one.name, one.path.name] for one in inside]


def harmless(answer: dict) -> bool:
    """Whether the child may take another file after this one."""
    return not any(note["severity"] == Severity.BLOCKS or note["code"] in WARY
                   for note in answer["findings"])


if __name__ == "__main__":
    serve(main, harmless)
