"""RSA signatures that name their hash without parameters, as the minister's seal does."""

import hashlib

import pytest
from asn1crypto.algos import SignedDigestAlgorithm
from cryptography.exceptions import InvalidSignature
from pyhanko_certvalidator.sig_validate import SignatureValidationContext
from signing import OIDS, authority, bare

from esabid.intake.rsa import BothForms, verify_bare

WORDS = b"Popieramy."


@pytest.mark.parametrize("algorithm", sorted(OIDS))
def test_bare_signature_holds(algorithm):
    key = authority()["minister"].key
    verify_bare(key.public_key(), bare(key, WORDS, algorithm), algorithm,
                hashlib.new(algorithm, WORDS).digest())


@pytest.mark.parametrize(("signed", "algorithm", "content"), [
    ("sha256", "sha256", b"Nie popieramy."), ("sha256", "sha384", WORDS)])
def test_bare_signature_over_something_else_does_not_hold(signed, algorithm, content):
    key = authority()["minister"].key
    with pytest.raises(InvalidSignature):
        verify_bare(key.public_key(), bare(key, WORDS, signed), algorithm,
                    hashlib.new(algorithm, content).digest())


@pytest.mark.parametrize("method", ["sha256_rsa", "rsassa_pkcs1v15"])
@pytest.mark.parametrize("prehashed", [True, False])
def test_both_forms_are_checked_as_one(method, prehashed):
    minister = authority()["minister"]
    key, signature = minister.asn1.public_key, bare(minister.key, WORDS)
    context = SignatureValidationContext(contextual_md_algorithm="sha256", prehashed=prehashed)
    check = BothForms().validate_signature
    told = [hashlib.sha256(it).digest() if prehashed else it for it in (WORDS, b"Nie.")]
    algorithm = SignedDigestAlgorithm({"algorithm": method})
    check(signature, told[0], key, algorithm, context)
    with pytest.raises(InvalidSignature):
        check(signature, told[1], key, algorithm, context)
