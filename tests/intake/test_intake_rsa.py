"""RSA signatures that name their hash without parameters, as the minister's seal does."""

import hashlib

import pytest
from cryptography.exceptions import InvalidSignature
from pyhanko_certvalidator.sig_validate import SignatureValidationContext
from asn1crypto.algos import SignedDigestAlgorithm
from signing import authority

from esabid.intake.rsa import BothForms, verify_bare

OIDS = {"sha256": "608648016503040201", "sha384": "608648016503040202",
        "sha512": "608648016503040203"}
WORDS = b"Popieramy."


def bare(algorithm: str, content: bytes = WORDS) -> bytes:
    """A signature by the minister's key, worked out with plain numbers (RFC 8017, 9.2)."""
    digest, oid = hashlib.new(algorithm, content).digest(), bytes.fromhex(OIDS[algorithm])
    inner = (bytes((0x30, len(oid) + 2, 0x06, len(oid))) + oid
             + bytes((0x04, len(digest))) + digest)
    stated = bytes((0x30, len(inner))) + inner
    numbers = authority()["minister"].key.private_numbers()
    padded = b"\0\1" + b"\xff" * (256 - 3 - len(stated)) + b"\0" + stated
    return pow(int.from_bytes(padded, "big"), numbers.d, numbers.public_numbers.n).to_bytes(
        256, "big")


@pytest.mark.parametrize("algorithm", sorted(OIDS))
def test_bare_signature_holds(algorithm):
    key = authority()["minister"].key.public_key()
    verify_bare(key, bare(algorithm), algorithm, hashlib.new(algorithm, WORDS).digest())


@pytest.mark.parametrize(("signed", "algorithm", "content"), [
    ("sha256", "sha256", b"Nie popieramy."), ("sha256", "sha384", WORDS)])
def test_bare_signature_over_something_else_does_not_hold(signed, algorithm, content):
    key = authority()["minister"].key.public_key()
    with pytest.raises(InvalidSignature):
        verify_bare(key, bare(signed), algorithm, hashlib.new(algorithm, content).digest())


@pytest.mark.parametrize("method", ["sha256_rsa", "rsassa_pkcs1v15"])
@pytest.mark.parametrize("prehashed", [True, False])
def test_both_forms_are_checked_as_one(method, prehashed):
    cert = authority()["minister"].asn1
    context = SignatureValidationContext(contextual_md_algorithm="sha256", prehashed=prehashed)
    check = BothForms().validate_signature
    told = [hashlib.sha256(it).digest() if prehashed else it for it in (WORDS, b"Nie.")]
    algorithm = SignedDigestAlgorithm({"algorithm": method})
    check(bare("sha256"), told[0], cert.public_key, algorithm, context)
    with pytest.raises(InvalidSignature):
        check(bare("sha256"), told[1], cert.public_key, algorithm, context)
