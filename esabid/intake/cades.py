"""Signatures of the kind CAdES: .p7s beside the file it signs, .p7m with the file inside."""

import base64
import hashlib
import re

from asn1crypto import core, pem

from esabid.domain.signature import SignatureForm
from esabid.intake.certificates import holder
from esabid.intake.cms import DIGESTS, read_signer, signed_data, signer_infos, stated_digest
from esabid.intake.given import Given
from esabid.intake.reports import report, unreadable

_BARE_BASE64 = re.compile(rb"\s*MI[A-Za-z0-9+/\s]+={0,2}\s*\Z")


def open_cades(content: bytes, roots, beside: bytes | None = None,
               over: bytes | None = None) -> Given:
    """Check the signatures over the file they carry, else over `over`, else by themselves.

    By itself a signature is believed to be over bytes with the hash that it states; `beside` is
    a file that may be those. ValueError for what is no such signature.
    """
    data = signed_data(_der(content))
    octets = data["encap_content_info"]["content"]
    carried = None if isinstance(octets, core.Void) else bytes(octets)
    infos = signer_infos(data)
    if not infos:
        raise ValueError("certificates without a signature")
    reports, stated = [], set()
    for info in infos:
        try:
            found, digest = _read(data, info, roots, over if carried is None else carried, beside)
            reports.append(found)
            stated.add(digest)
        # A stranger's file finds ever new ways to make a parser stumble.
        except Exception:
            reports.append(unreadable(SignatureForm.CADES))
    if carried is not None:
        return Given(tuple(reports), (("", carried),))
    return Given(tuple(reports), signed_sha256=signed_hash(stated, beside))


def signed_hash(stated, beside: bytes | None) -> str:
    """The SHA-256 of the signed file: from (algorithm, hash) pairs, or by trying the file."""
    for algorithm, digest in sorted(stated):
        if algorithm == "sha256":
            return digest.hex()
        if beside is not None and algorithm in (*DIGESTS, "sha1") and (
                hashlib.new(algorithm, beside).digest() == digest):
            return hashlib.sha256(beside).hexdigest()
    return ""


def _read(data, info, roots, over: bytes | None, beside: bytes | None):
    """The report of one signer, and what it signed as (algorithm, hash)."""
    algorithm = info["digest_algorithm"]["algorithm"].native
    stated = stated_digest(info)
    actual = None
    if over is None and not stated:
        over = beside
    if over is not None:
        actual = hashlib.new(algorithm, over).digest()
    signer = read_signer(data, info, roots, actual=actual,
                         content=data["encap_content_info"]["content_type"].native)
    found = report(SignatureForm.CADES, holder(signer.cert), signer, whole=True)
    return found, (algorithm, stated or actual)


def _der(content: bytes) -> bytes:
    """The binary form of a signature that may come as text."""
    if pem.detect(content):
        return pem.unarmor(content)[2]
    if _BARE_BASE64.match(content):
        return base64.b64decode(content)
    return content
