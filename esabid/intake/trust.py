"""Whether a certificate leads to a root that this installation trusts; nothing is fetched."""

import asyncio
from collections import Counter
from datetime import datetime
from pathlib import Path

from asn1crypto import pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext

from esabid.domain.signature import Trust

_ENDINGS = (".pem", ".crt", ".cer")
# A chain has three or four, each name once or twice; more are there to send us round in circles.
_MOST_CERTIFICATES = 12
_MOST_OF_A_NAME = 2


def roots_in(folder: Path | None) -> tuple[x509.Certificate, ...]:
    """The certificates (PEM or DER) in the folder; () where there is none to check against.

    Those of issuers belong there, too: the podpis zaufany brings nothing but its own along.
    """
    if folder is None or not folder.is_dir():
        return ()
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in _ENDINGS:
            found += _certificates(path.read_bytes())
    return tuple(found)


def trust(cert: x509.Certificate, others, roots: tuple[x509.Certificate, ...],
          moment: datetime | None, extended_usage: str = "") -> Trust:
    """Follow the certificate to a root, as things stood at `moment` (now where None).

    A certificate that expired after signing stays good, one that had expired before does not.
    `extended_usage` is a purpose the certificate must be made for, such as "time_stamping".
    """
    if not roots:
        return Trust.NOT_CHECKED
    try:
        context = ValidationContext(
            trust_roots=list(roots), other_certs=_few(others), moment=moment,
            allow_fetching=False, revocation_mode="soft-fail")
        validator = CertificateValidator(cert, validation_context=context)
        asyncio.run(validator.async_validate_usage(
            set(), {extended_usage} if extended_usage else None))
    # Whatever a stranger's certificate makes the library stumble over, it is not trusted.
    except Exception:
        return Trust.NOT_TRUSTED
    return Trust.TRUSTED


def _few(others) -> list[x509.Certificate]:
    """As many of the certificates that came along as an honest chain can need."""
    kept, names = [], Counter()
    for cert in others:
        name = cert.subject.dump()
        if names[name] < _MOST_OF_A_NAME and len(kept) < _MOST_CERTIFICATES:
            names[name] += 1
            kept.append(cert)
    return kept


def _certificates(content: bytes) -> list[x509.Certificate]:
    """What can be read of one file of the installation's folder."""
    try:
        if not pem.detect(content):
            return [_checked(content)]
        return [_checked(der) for kind, _headers, der in pem.unarmor(content, multiple=True)
                if kind == "CERTIFICATE"]
    except (ValueError, TypeError):
        return []


def _checked(der: bytes) -> x509.Certificate:
    cert = x509.Certificate.load(der, strict=True)
    cert.subject.native  # parsed here, so that a bad file shows itself here
    return cert
