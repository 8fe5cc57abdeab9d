"""Files that hold a signature, or a signature and what it signs: .p7s, .p7m, .xades, .asice."""

from dataclasses import dataclass
from pathlib import Path

from esabid.domain.findings import Finding
from esabid.domain.signature import SignatureReport
from esabid.intake.outcome import Inside


@dataclass(frozen=True)
class Container:
    """What a signature file gives up.

    `inside` are the documents it carries, laid into the work folder; where it carries none,
    `signed_sha256` is the SHA-256 of the file it signs, "" where only that file can tell.
    """

    signatures: tuple[SignatureReport, ...] = ()
    inside: tuple[Inside, ...] = ()
    signed_sha256: str = ""
    findings: tuple[Finding, ...] = ()


def open_container(path: Path, workdir: Path, roots: Path | None,
                   beside: Path | None = None) -> Container:
    """Read a signature file; `beside` is the file it may sign, where one is at hand.

    `roots` as in `signatures_in`. Never raises for what the file holds: what cannot be read is
    a finding.
    """
    return Container()
