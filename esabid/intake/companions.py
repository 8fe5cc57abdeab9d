"""The child's side of what comes with letters: e-mails and signature files, as plain values."""

from dataclasses import asdict
from pathlib import Path

from esabid.intake.container import open_container
from esabid.intake.mail import open_message
from esabid.intake.outcome import Aids


def open_companion(request: dict, aids: Aids) -> dict:
    """What the file gives up; its files lie in `request["workdir"]`."""
    path, workdir = Path(request["path"]), Path(request["workdir"])
    if request["kind"] == "email":
        return _message(path, workdir, aids.zone)
    beside = Path(request["beside"]) if request["beside"] else None
    return _container(path, workdir, Path(aids.roots) if aids.roots else None, beside)


def _message(path: Path, workdir: Path, zone: str) -> dict:
    found = open_message(path, workdir, zone)
    day = found.hints.sent_on
    return {"hints": {**asdict(found.hints), "sent_on": day.isoformat() if day else ""},
            "inside": _laid(found.inside), "message_key": found.message_key,
            "findings": [note.as_dict() for note in found.findings]}


def _container(path: Path, workdir: Path, roots: Path | None, beside: Path | None) -> dict:
    found = open_container(path, workdir, roots, beside)
    return {"signatures": [report.as_dict() for report in found.signatures],
            "inside": _laid(found.inside), "signed_sha256": found.signed_sha256,
            "findings": [note.as_dict() for note in found.findings]}


def _laid(inside) -> list:
    """Names of the files inside, each with its place in the work folder."""
    return [[one.name, one.path.name] for one in inside]
