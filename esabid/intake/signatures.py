"""The e-signatures inside a PDF, as reports; parses a stranger's bytes, so in the child only."""

from pathlib import Path

from esabid.domain.signature import SignatureReport
from esabid.intake.pades import UNREADABLE, pdf_signatures
from esabid.intake.patience import TooLong, patience
from esabid.intake.trust import roots_in

# CPU seconds of the child's twenty; a letter with two signatures takes a fraction of one.
_MOST_SECONDS = 5


def signatures_in(path: Path, roots: Path | None) -> tuple[SignatureReport, ...]:
    """Every e-signature of the PDF, the first signer first; () where there is none.

    `roots` is a folder of certificates (PEM) that this installation trusts, those of issuers
    among them; without one no certificate is checked. Never raises for what the file holds. Call
    it from the main thread.
    """
    try:
        with patience(_MOST_SECONDS):
            return tuple(pdf_signatures(path.read_bytes(), roots_in(roots)))
    except TooLong:
        return (UNREADABLE,)
