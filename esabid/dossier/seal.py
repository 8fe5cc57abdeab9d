"""`python -m esabid.dossier.seal`: signs a finished dossier in place with the city's certificate.

PAdES (baseline B-B), appended: the bytes before stay as they are. There is no time stamp, since
that would need a network; the time is the signing computer's own.
"""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSigner

from esabid.isolate.child import Refusal, serve

FIELD = "Seal"


def main(request: dict, report) -> dict:
    """Seal the file `pdf`; without one only the certificate is tried."""
    signer = _signer(Path(request["certificate"]), request["password"])
    if request["pdf"]:
        _seal(Path(request["pdf"]), signer)
    return {"subject": signer.signing_cert.subject.human_friendly}


def _signer(path: Path, password: str) -> SimpleSigner:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal("file") from error
    try:
        signer = SimpleSigner.load_pkcs12_data(data, other_certs=[], passphrase=password.encode())
    except Exception as error:
        raise Refusal("password") from error
    now = datetime.now(UTC)
    if signer is None:
        raise Refusal("password")
    if not signer.signing_cert.not_valid_before <= now <= signer.signing_cert.not_valid_after:
        raise Refusal("certificate")
    return signer


def _seal(path: Path, signer: SimpleSigner) -> None:
    """Append the signature; Refusal where the bytes before would not have stayed."""
    size = path.stat().st_size
    before = _digest(path, size)
    with open(path, "rb+") as file:
        PdfSigner(PdfSignatureMetadata(field_name=FIELD, md_algorithm="sha256",
                                       subfilter=SigSeedSubFilter.PADES), signer=signer).sign_pdf(
            IncrementalPdfFileWriter(file, strict=False), in_place=True)
    if path.stat().st_size <= size or _digest(path, size) != before:
        raise Refusal("changed")


def _digest(path: Path, size: int) -> str:
    """The hash of the file's first bytes."""
    held = hashlib.sha256()
    with open(path, "rb") as file:
        while size and (chunk := file.read(min(size, 1 << 20))):
            held.update(chunk)
            size -= len(chunk)
    return held.hexdigest()


if __name__ == "__main__":
    serve(main)
