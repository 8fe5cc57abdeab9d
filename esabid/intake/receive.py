"""The parent's side of intake: sniffs, starts the child, turns its end into an outcome."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from esabid.domain.findings import FindingCode, Severity, finding, findings_from
from esabid.domain.signature import signatures_from
from esabid.domain.suggestion import Hints
from esabid.intake.outcome import Aids, Inside, IntakeLimits, Outcome
from esabid.intake.sniff import Sniffed, sniff
from esabid.isolate import ChildError, Warm
from esabid.isolate import run as run_alone

CHILD = "esabid.intake.child"


def warm_child(limits: IntakeLimits = IntakeLimits()) -> Warm:
    """Children for many files: give its `run` to `receive`, `close` it in the end."""
    return Warm(CHILD, limits.child)


def receive(path: Path, *, name: str, workdir: Path, limits: IntakeLimits = IntakeLimits(),
            aids: Aids = Aids(), beside: Path | None = None, on_progress: Callable | None = None,
            run: Callable | None = None) -> Outcome:
    """Check one file and prepare its copy; the original stays untouched.

    `name` is what the sender called it. `workdir` is an empty folder of the caller's, who removes
    it when done with the outcome's paths. `beside` is the file that a signature file may sign.
    `run` starts the work (`warm_child().run`); without it the file gets a child of its own.
    Whatever the file does, the answer is an Outcome: a child that crashes, hangs, eats its memory
    or speaks nonsense is the finding TOO_COMPLEX.
    """
    path, workdir = Path(path).resolve(), Path(workdir).resolve()
    with path.open("rb") as stream:
        sniffed = sniff(stream, name=name, max_bytes=limits.max_bytes)
    if sniffed.kind is None:
        return Outcome(None, sniffed.findings)
    if sniffed.kind == "office":
        # Kept beside a letter and never opened.
        return Outcome("office", (finding(FindingCode.OFFICE_DOCUMENT, Severity.WARNS),))
    request = {"path": str(path), "kind": sniffed.kind, "workdir": str(workdir),
               "limits": asdict(limits), "aids": asdict(aids),
               "beside": str(Path(beside).resolve()) if beside else ""}
    try:
        answer = (run or _alone(limits))(request, on_progress)
        return _outcome(sniffed, answer, workdir)
    except (ChildError, KeyError, TypeError, ValueError, AttributeError):
        too_complex = finding(FindingCode.TOO_COMPLEX, Severity.BLOCKS)
        return Outcome(sniffed.kind, (*sniffed.findings, too_complex))


def _alone(limits: IntakeLimits) -> Callable:
    return lambda request, on_progress: run_alone(CHILD, request, limits.child, on_progress)


def _outcome(sniffed: Sniffed, answer: dict, workdir: Path) -> Outcome:
    """The child's answer as shapes; its files are looked for in the work folder only."""
    findings = (*sniffed.findings, *findings_from(answer["findings"]))
    pages = tuple((width, height) for width, height in answer.get("pages", ()))
    hints = answer.get("hints")
    return Outcome(
        sniffed.kind, findings, pages, workdir / "prepared.pdf" if pages else None,
        tuple(workdir / Path(name).name for name in answer.get("previews", ())),
        answer.get("text", ""), tuple(answer.get("codes", ())),
        signatures_from(answer.get("signatures", ())),
        tuple(Inside(name, workdir / Path(place).name)
              for name, place in answer.get("inside", ())),
        _hints(hints) if hints else None,
        answer.get("message_key", ""), answer.get("signed_sha256", ""))


def _hints(row: dict) -> Hints:
    day = row["sent_on"]
    return Hints(**{**row, "sent_on": date.fromisoformat(day) if day else None})
