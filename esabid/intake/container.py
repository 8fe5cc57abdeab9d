"""Files that hold a signature, or a signature and what it signs: .p7s, .p7m, .xades, .asice."""

from dataclasses import dataclass
from pathlib import Path

from esabid.domain.findings import Finding, FindingCode
from esabid.domain.signature import SignatureReport
from esabid.intake.asic import open_asic
from esabid.intake.cades import open_cades
from esabid.intake.certificates import plain
from esabid.intake.given import Given
from esabid.intake.outcome import Inside
from esabid.intake.patience import TooLong, patience
from esabid.intake.refused import Refused
from esabid.intake.sniff import HEAD, kind_of
from esabid.intake.trust import roots_in
from esabid.intake.xades import open_xades

MOST_FILES = 20
MOST_BYTES = 60 * 1024**2
# CPU seconds of the child's twenty.
_MOST_SECONDS = 12
_ENDINGS = {"pdf": "pdf", "jpeg": "jpg", "png": "png", "tiff": "tif", None: "bin"}


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

    `roots` as in `signatures_in`. Never raises for what the file holds: why it cannot be taken
    is a finding. Call it from the main thread.
    """
    try:
        with patience(_MOST_SECONDS):
            given = _open(path.read_bytes(), roots_in(roots), beside and beside.read_bytes())
            inside = _laid(given, workdir)
    except Refused as refused:
        return Container(findings=(refused.finding,))
    except TooLong:
        return Container(findings=(Refused(FindingCode.TOO_COMPLEX).finding,))
    # A stranger's file finds ever new ways to make a parser stumble.
    except Exception:
        return Container(findings=(Refused(FindingCode.SIGNATURE_CONTAINER).finding,))
    # A letter that is nothing but XML cannot be shown, and so not be checked.
    findings = (Refused(FindingCode.SIGNATURE_CONTAINER).finding,) if given.alone else ()
    return Container(given.signatures, inside, given.signed_sha256, findings)


def _open(content: bytes, roots, beside: bytes | None) -> Given:
    if content.startswith(b"PK\3\4"):
        return open_asic(content, roots, MOST_FILES, MOST_BYTES)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return open_xades(content, roots, beside)
    return open_cades(content, roots, beside)


def _laid(given: Given, workdir: Path) -> tuple[Inside, ...]:
    """The documents in the work folder, by numbers: the names are a stranger's."""
    if len(given.documents) > MOST_FILES:
        raise Refused(FindingCode.TOO_COMPLEX)
    if sum(len(content) for _name, content in given.documents) > MOST_BYTES:
        raise Refused(FindingCode.TOO_LARGE, MOST_BYTES // 1024**2)
    inside = []
    for number, (name, content) in enumerate(given.documents, 1):
        place = workdir / f"inside-{number}"
        place.write_bytes(content)
        ending = _ENDINGS[kind_of(content[:HEAD])]
        inside.append(Inside(file_name(name) or f"document-{number}.{ending}", place))
    return tuple(inside)


def file_name(name: str) -> str:
    """The last part of a stranger's file name, fit to be shown, without PESEL."""
    return plain(name.replace("\\", "/").rpartition("/")[2]).lstrip(".")
