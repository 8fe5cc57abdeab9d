"""The child's side of intake: the only place where a stranger's file is parsed."""

import io
from dataclasses import replace
from pathlib import Path

from esabid.domain.findings import FindingCode, Severity, finding
from esabid.intake.active import traces
from esabid.intake.checks import check
from esabid.intake.images import image_as_pdf
from esabid.intake.opening import open_image_pdf, open_pdf
from esabid.intake.outcome import IntakeLimits
from esabid.intake.prepare import prepare
from esabid.intake.refused import Refused
from esabid.intake.render import look
from esabid.isolate.child import serve


def main(request: dict, report) -> dict:
    """Check and prepare `request["path"]`; see `work` for the answer."""
    limits = replace(IntakeLimits(), **{**request["limits"], "child": IntakeLimits().child})
    notes = []
    try:
        answer = work(Path(request["path"]), request["kind"], Path(request["workdir"]), limits,
                      notes, report)
    except Refused as refused:
        answer = {"pages": [], "text": ""}
        notes.append(refused.finding)
    return {**answer, "findings": [note.as_dict() for note in notes]}


def work(path: Path, kind: str, workdir: Path, limits: IntakeLimits, notes: list, report) -> dict:
    """Write prepared.pdf and preview.png into `workdir`; return pages and text, fill `notes`."""
    report(5, "open")
    if kind == "pdf":
        opened = open_pdf(path, workdir)
    else:
        opened = open_image_pdf(io.BytesIO(image_as_pdf(path, limits)))
    pdf = opened.pdf
    if opened.decrypted:
        notes.append(finding(FindingCode.DECRYPTED, Severity.INFORMS))
    report(20, "check")
    check(pdf, limits)
    if opened.repaired:
        notes.append(finding(FindingCode.REPAIRED, Severity.INFORMS))
    active, attachments = traces(pdf)
    if active:
        notes.append(finding(FindingCode.ACTIVE_CONTENT_REMOVED, Severity.INFORMS))
    if attachments:
        notes.append(finding(FindingCode.ATTACHMENTS_REMOVED, Severity.INFORMS))
    report(40, "prepare")
    prepared = prepare(pdf, workdir)
    report(70, "look")
    seen = look(workdir / "prepared.pdf", workdir / "preview.png")
    if seen.blank:
        # A repaired file that shows nothing has lost its letter.
        if opened.repaired and len(seen.blank) == len(prepared.pages):
            raise Refused(FindingCode.DAMAGED)
        numbers = ", ".join(str(number) for number in seen.blank)
        notes.append(finding(FindingCode.BLANK, Severity.WARNS, numbers))
    text = "\n".join(prepared.texts.get(n, page) for n, page in enumerate(seen.texts))
    return {"pages": prepared.pages, "text": text}


if __name__ == "__main__":
    serve(main)
