"""The e-signatures inside a PDF, as reports; parses a stranger's bytes, so in the child only."""

from pathlib import Path

from esabid.domain.signature import SignatureReport


def signatures_in(path: Path, roots: Path | None) -> tuple[SignatureReport, ...]:
    """Every e-signature of the PDF, the first signer first; () where there is none.

    `roots` is a folder of certificates (PEM) that this installation trusts; without one no
    certificate is checked. Never raises for what the file holds.
    """
    return ()
