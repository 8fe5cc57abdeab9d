"""The parent's side of intake: sniffs, starts the child, turns its end into an outcome."""

from dataclasses import asdict
from pathlib import Path

from esabid.domain.findings import FindingCode, Severity, finding, findings_from
from esabid.intake.outcome import IntakeLimits, Outcome
from esabid.intake.sniff import sniff
from esabid.isolate import ChildError, run

CHILD = "esabid.intake.child"


def receive(path: Path, *, name: str, workdir: Path, limits: IntakeLimits = IntakeLimits(),
            on_progress=None) -> Outcome:
    """Check one file and prepare its copy; the original stays untouched.

    `name` is what the sender called it. `workdir` is an empty folder of the caller's, who removes
    it when done with the outcome's paths. Whatever the file does, the answer is an Outcome: a
    child that crashes, hangs or eats its memory is the finding TOO_COMPLEX.
    """
    path, workdir = Path(path).resolve(), Path(workdir).resolve()
    with path.open("rb") as stream:
        sniffed = sniff(stream, name=name, max_bytes=limits.max_bytes)
    if sniffed.kind is None:
        return Outcome(None, sniffed.findings)
    request = {"path": str(path), "kind": sniffed.kind, "workdir": str(workdir),
               "limits": asdict(limits)}
    try:
        answer = run(CHILD, request, limits.child, on_progress)
    except ChildError:
        too_complex = finding(FindingCode.TOO_COMPLEX, Severity.BLOCKS)
        return Outcome(sniffed.kind, (*sniffed.findings, too_complex))
    findings = (*sniffed.findings, *findings_from(answer["findings"]))
    if not answer["pages"]:
        return Outcome(sniffed.kind, findings)
    pages = tuple((width, height) for width, height in answer["pages"])
    return Outcome(sniffed.kind, findings, pages, workdir / "prepared.pdf",
                   (workdir / "preview.png",), answer["text"])
