"""Checks, prepares and reads one letter that is open as a PDF."""

from pathlib import Path

from esabid.domain.findings import Finding, FindingCode, Severity, finding
from esabid.domain.pesel import masked, pages_with
from esabid.domain.reading import was_read
from esabid.domain.signature import SignatureReport, signature_findings
from esabid.intake.active import traces
from esabid.intake.checks import check
from esabid.intake.opening import Opened
from esabid.intake.ocr import Reader
from esabid.intake.outcome import IntakeLimits
from esabid.intake.prepare import prepare
from esabid.intake.refused import Refused
from esabid.intake.render import Seen, look


def open_letter(opened: Opened, workdir: Path, limits: IntakeLimits, reader: Reader,
                signatures: tuple[SignatureReport, ...], notes: list[Finding], report) -> dict:
    """Write prepared.pdf and previews into `workdir`; fill `notes`, return the rest as plain
    values. Raises Refused with the first reason why this cannot be a letter."""
    pdf = opened.pdf
    note(notes, FindingCode.DECRYPTED, opened.decrypted)
    report(20, "check")
    check(pdf, limits)
    note(notes, FindingCode.REPAIRED, opened.repaired)
    active, attachments = traces(pdf)
    note(notes, FindingCode.ACTIVE_CONTENT_REMOVED, active)
    note(notes, FindingCode.ATTACHMENTS_REMOVED, attachments)
    report(40, "prepare")
    prepared = prepare(pdf, workdir)
    note(notes, FindingCode.HIDDEN_LAYERS, prepared.layers)
    report(70, "look")
    seen = look(workdir, prepared.texts, reader)
    if opened.repaired and len(seen.blank) == len(prepared.pages):
        # A repaired file that shows nothing has lost its letter.
        raise Refused(FindingCode.DAMAGED)
    notes.extend(noticed(seen, signatures))
    return {"pages": prepared.pages, "previews": [path.name for path in seen.previews],
            "text": masked("\n".join(seen.texts)), "codes": [masked(code) for code in seen.codes],
            "signatures": [signature.as_dict() for signature in signatures]}


def noticed(seen: Seen, signatures: tuple[SignatureReport, ...]) -> list[Finding]:
    """What looking at the pages and their signatures showed."""
    notes = []
    if seen.blank:
        notes.append(finding(FindingCode.BLANK, Severity.WARNS, _numbers(seen.blank)))
    readable = any(map(str.strip, seen.texts))
    note(notes, FindingCode.TEXT_NOT_READ, bool(seen.pictures) and not readable)
    if printed := pages_with(seen.texts):
        notes.append(finding(FindingCode.PESEL_PRINTED, Severity.WARNS, _numbers(printed)))
    notes.extend(signature_findings(signatures))
    if readable and not signatures and not seen.drawn:
        # As with all that may be missing, only a text of some length is reproached with it.
        said = Severity.WARNS if was_read("\n".join(seen.texts)) else Severity.INFORMS
        notes.append(finding(FindingCode.SIGNATURE_NOT_FOUND, said))
    return notes


def note(notes: list[Finding], code: FindingCode, holds: bool) -> None:
    """Add a finding that informs, where it holds."""
    if holds:
        notes.append(finding(code, Severity.INFORMS))


def _numbers(pages) -> str:
    return ", ".join(str(page) for page in pages)
